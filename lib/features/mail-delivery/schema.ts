import { z } from "zod";

export const confirmAddressInput = z.object({ membershipId: z.uuid() });

/** Of one of the persons the account is. */
export const confirmOwnAddressInput = z.object({ personId: z.uuid() });
