import { z } from "zod";

/** An address as people type or paste it, down to the bare domain: "https://www.acme.com/x" is "acme.com". */
export function bareDomain(text: string): string {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^[^@/]*@/, "");
  return (host.split(/[/?#:]/)[0] ?? "").replace(/^www\./, "");
}

const domain = z
  .string()
  .trim()
  .max(253)
  .refine(
    text => text === "" || /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(bareDomain(text)),
    "customers.invalid.domain",
  );

const details = {
  name: z.string().trim().min(1).max(160),
  country: z.string().regex(/^[A-Z]{2}$/, "customers.invalid.country"),
  city: z.string().trim().max(120),
  domain,
  taxId: z.string().trim().max(40),
};

/** A new customer; `serving` is "vendor" or a partner's id (T1), left out by a partner, which serves it itself. */
export const createCustomerInput = z.object({
  ...details,
  serving: z.union([z.literal("vendor"), z.uuid()], "customers.invalid.serving").optional(),
  /** The person has seen that the domain is known already and says that this is another company. */
  another: z.boolean().optional(),
});
export type CreateCustomerInput = z.infer<typeof createCustomerInput>;

export const updateCustomerInput = z.object({
  ...details,
  customerId: z.uuid(),
  version: z.int32(),
  another: z.boolean().optional(),
});
export type UpdateCustomerInput = z.infer<typeof updateCustomerInput>;
