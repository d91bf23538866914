import { z } from "zod";

const roles = z.array(z.string().max(40)).min(1, "people.refusal.noRole").max(12);

export const inviteInput = z.object({
  orgId: z.uuid(),
  name: z.string().trim().min(1).max(120),
  email: z.string().trim().min(1).max(254).pipe(z.email("errors.email")),
  roles,
});

export const memberInput = z.object({ membershipId: z.uuid() });

export const rolesInput = z.object({ membershipId: z.uuid(), version: z.int32(), roles });

export const endInput = z.object({ membershipId: z.uuid(), version: z.int32() });
