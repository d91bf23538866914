import { subjectOfCase } from "#lib/domain/mail/subject.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Environment } from "#lib/domain/tickets/priority.ts";
import type { EntitledContract } from "#lib/features/contracts/dto.ts";
import { entitlementFor } from "#lib/features/contracts/queries.ts";
import { createTicket } from "#lib/features/tickets/commands/open.ts";
import { gateOf } from "#lib/features/tickets/gate.ts";
import type { TicketContext, TicketRow } from "#lib/features/tickets/load.ts";
import type { Mailbox } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { ReadMail } from "#lib/platform/mail-in/read.ts";
import { notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { wordsOf } from "./words.ts";

/**
 * Opens a case from a mail for an authorised contact, under the gate of every opening (S7, S15). What a mail does not say is the
 * mailbox's data (S5), and the receipt asks for it, as for what a form would have had confirmed (S9).
 */
export async function openByMail(
  ctx: TicketContext,
  mailbox: Mailbox,
  mail: Pick<ReadMail, "subject" | "visible" | "unreadable">,
  files: string[],
  at: Date,
): Promise<TicketRow> {
  const { tx, actor, now } = ctx;
  const entitlement = await entitlementFor(tx, actor, {}, now);
  if (entitlement.refusal) refuse(entitlement.refusal.key, entitlement.refusal.params);
  const chosen = systemFor(entitlement.contracts, mailbox.productId, textOf(mail));
  if (!chosen) refuse("inboundMail.refusal.productNotCovered", { customer: entitlement.customer.name });
  const { contract, system } = chosen;
  const gate =
    (await gateOf(
      tx,
      actor.tenantId,
      contract.id,
      { personId: actor.personId, systemId: system.id, confirmed: null },
      now,
    )) ?? notFoundRefusal();
  const t = translator(actor.locale);
  return createTicket(ctx, gate, {
    contractId: contract.id,
    systemId: system.id,
    kind: "incident",
    subject: subjectOfCase(mail.subject, mail.visible, t("inboundMail.noSubject")),
    description: await wordsOf(ctx, mail),
    // What the contract says they run; the receipt asks whether it is so.
    productVersion: system.version,
    moduleKey: "",
    environment: mailbox.environment as Environment,
    affectedBp: mailbox.affectedBp,
    canWork: mailbox.canWork,
    checklist: [],
    files,
    openedBy: { personId: actor.personId, name: actor.name },
    channel: "email",
    linkedTicketId: null,
    openedAt: at,
  });
}

/**
 * For whom a contact of several customers writes: the company of whose systems the mail names one, else one that could open a case for
 * the mailbox at all (2, 1, 0). Nobody is asked to guess it who reads of another company then.
 */
export async function meantFor(
  tx: Tx,
  actor: Actor,
  mailbox: Mailbox,
  mail: Pick<ReadMail, "subject" | "visible">,
  now: Date,
): Promise<number> {
  const { refusal, contracts } = await entitlementFor(tx, actor, {}, now);
  const chosen = refusal ? null : systemFor(contracts, mailbox.productId, textOf(mail));
  return chosen ? (isNamed(chosen, textOf(mail)) ? 2 : 1) : 0;
}

const textOf = (mail: Pick<ReadMail, "subject" | "visible">) =>
  `${mail.subject}\n${mail.visible}`.toLowerCase();

type Chosen = { contract: EntitledContract; system: EntitledContract["systems"][number] };

const isNamed = ({ system }: Chosen, text: string): boolean =>
  [system.name, system.productName].some(name => name.length > 2 && text.includes(name.toLowerCase()));

/** The system meant: of the mailbox's product, else the one the mail names, else the first under the contract that ends last. */
function systemFor(
  contracts: readonly EntitledContract[],
  productId: string | null,
  text: string,
): Chosen | null {
  const all = contracts
    .filter(contract => contract.against.length === 0)
    .flatMap(contract => contract.systems.map(system => ({ contract, system })));
  if (productId !== null) return all.find(({ system }) => system.productId === productId) ?? null;
  return all.find(one => isNamed(one, text)) ?? all[0] ?? null;
}
