import { z } from "zod";
import { textIn } from "#lib/domain/text.ts";
import type { OpenFormContract } from "#lib/features/tickets/dto/open-form.ts";
import { openTicketInput } from "#lib/features/tickets/schema.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { pickedFiles } from "./ticket-send.ts";

/** As the browser holds it: radios give words, a percentage may be missing yet, files are picked and not yet carried. */
const need = (what: string) => `ticketPages.open.need.${what}`;
const formInput = openTicketInput.extend({
  contractId: z.uuid(need("contract")),
  systemId: z.uuid(need("system")),
  productVersion: z.string().trim().max(60),
  contactId: z.uuid(need("contact")).nullable().default(null),
  affectedPercent: z.number().min(0, need("percent")).max(100, need("percent")).optional(),
  canWork: z.enum(["yes", "no"]).nullish(),
  subject: z.string().trim().min(5, need("subject")).max(160),
  description: z.string().trim().min(1, need("description")).max(20_000),
  files: pickedFiles,
});
export type Values = z.input<typeof formInput>;

/**
 * A contract and a system that are there, and every component of the contract's plan confirmed (S9): said together with what
 * else is missing. What was kept for weeks may name a contract that has ended since.
 */
export const newTicketInput = (contracts: OpenFormContract[], locale: string) =>
  formInput
    .refine(({ contractId }) => contracts.some(one => one.id === contractId), {
      path: ["contractId"],
      error: need("contract"),
      when: () => true,
    })
    .refine(
      ({ contractId, systemId }) =>
        contracts.find(one => one.id === contractId)?.systems.some(system => system.id === systemId) ?? true,
      { path: ["systemId"], error: need("system"), when: () => true },
    )
    .refine(({ systemId, productVersion }) => !systemId || !!productVersion?.trim(), {
      path: ["productVersion"],
      error: "errors.required",
      when: () => true,
    })
    .superRefine(
      ({ contractId, checklist }, { addIssue }) => {
        const all = contracts.find(one => one.id === contractId)?.checklist ?? [];
        const open = all.filter(item => !checklist?.includes(item.key));
        if (open.length === 0) return;
        const missing = listText(
          open.map(item => textIn(item.label, locale)),
          locale,
        );
        addIssue({ code: "custom", path: ["checklist"], message: need("checklist"), params: { missing } });
      },
      { when: () => true },
    )
    // Only a problem has an impact (S5, T6).
    .refine(({ kind, affectedPercent }) => kind !== "incident" || affectedPercent !== undefined, {
      path: ["affectedPercent"],
      error: need("percent"),
      when: () => true,
    })
    .refine(({ kind, canWork }) => kind !== "incident" || !!canWork, {
      path: ["canWork"],
      error: need("canWork"),
      when: () => true,
    });
