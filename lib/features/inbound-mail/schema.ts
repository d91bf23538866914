import { z } from "zod";
import { ENVIRONMENTS } from "#lib/domain/tickets/priority.ts";

const mail = { mailId: z.uuid(), version: z.int().min(0) };

export const mailInput = z.object(mail);
export const declineInput = z.object({ ...mail, reason: z.string().trim().max(1_000).default("") });
export const discardInput = z.object({
  ...mail,
  reason: z.string().trim().min(1, "errors.required").max(1_000),
});

/** So many mails are decided about at once. */
export const MOST_MAILS = 500;

/** What is done with each of them; the reason is the same for all. */
const manyDeed = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("approve") }),
  z.object({ kind: z.literal("decline"), reason: declineInput.shape.reason }),
  z.object({ kind: z.literal("retry") }),
  z.object({ kind: z.literal("discard"), reason: discardInput.shape.reason }),
]);
export type ManyDeed = z.output<typeof manyDeed>;
export type ManyKind = ManyDeed["kind"];

export const decideManyInput = z.object({
  deed: manyDeed,
  /** Chosen one by one, each as the person saw it; or all of one mail's sender that stand as it does. */
  choice: z.discriminatedUnion("of", [
    z.object({ of: z.literal("rows"), rows: z.array(z.object(mail)).min(1).max(MOST_MAILS) }),
    z.object({ of: z.literal("sender"), mailId: mail.mailId }),
  ]),
});
export type DecideManyInput = z.output<typeof decideManyInput>;
export const ofSenderInput = z.object({ mailId: mail.mailId });

const HOST = /^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/;

/** What a vendor says of a mailbox. Lists come as lines, as they were typed. */
const mailbox = {
  local: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{0,23}$/, "inboundMail.refusal.local"),
  productId: z.union([z.uuid(), z.literal("")]).default(""),
  shownAs: z.union([z.email().max(254).toLowerCase(), z.literal("")]).default(""),
  trustedServers: z
    .string()
    .max(2_000)
    .default("")
    .transform(text => [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ])
    .refine(all => all.length <= 10 && all.every(one => HOST.test(one)), "inboundMail.refusal.server"),
  verifiedOnly: z.boolean(),
  mostAnHour: z.coerce.number().int().min(1).max(1_000),
  environment: z.enum(ENVIRONMENTS),
  affectedPercent: z.coerce.number().min(0).max(100),
  canWork: z.boolean(),
  enabled: z.boolean(),
};
export const createMailboxInput = z.object(mailbox);
export type CreateMailboxInput = z.output<typeof createMailboxInput>;
export const saveMailboxInput = z.object({ ...mailbox, mailboxId: z.uuid(), version: z.int().min(0) });
export type SaveMailboxInput = z.output<typeof saveMailboxInput>;

export const MAIL_STATES = ["held", "set_aside", "ignored", "processed", "declined", "discarded"] as const;
export type MailState = (typeof MAIL_STATES)[number];
