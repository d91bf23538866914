import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

const authors = all<unknown>(side("vendor"), has("vendor_admin", "vendor_support", "vendor_support_manager"));
const keepers = all<unknown>(side("vendor"), has("vendor_admin", "vendor_support_manager"));

/** S10, S18: the vendor's support writes and reviews; its administrators and support managers withdraw, and say whether a second person reads first. */
export const knowledgePolicy = {
  write: authors,
  withdraw: keepers,
  settle: keepers,
  /** Drafts, editions and who has read what are every role's of the vendor. */
  readAll: side("vendor") as Policy<unknown>,
  /** Whoever reads says what they have read and what they want to be told. */
  read: side("vendor", "partner", "customer") as Policy<unknown>,
};
