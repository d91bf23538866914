/** Kinds of companies that lists are narrowed to. */
export const COMPANY_KINDS = ["customer", "partner"] as const;
export type CompanyKind = (typeof COMPANY_KINDS)[number];
export type Company = { id: string; name: string };
