import type { Kept } from "./text-draft.ts";

/** What a person filled in and has not sent, by the names of the fields; files are not part of it. */
export type FormWords = { content: Record<string, unknown> };
export type KeptForm = Kept<FormWords>;

const NEW_TICKET = "new-ticket";

/** The form for a new case; staff who log a call write one a customer. */
export const newTicketForm = (customerOrgId: string | null) =>
  customerOrgId === null ? NEW_TICKET : `${NEW_TICKET}/${customerOrgId}`;

/** Whether there is such a form: only these are kept with a person. */
export const isKeptForm = (name: string) =>
  /^new-ticket(\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/.test(name);
