import { z } from "zod";

export const confirmAddressInput = z.object({ membershipId: z.uuid() });
