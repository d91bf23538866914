import { emptyText, type KnowledgeKind, type TextLocale } from "#lib/domain/knowledge/item.ts";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import { eitherText } from "#lib/domain/text.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { Asked } from "./access.ts";
import { contentFrom, saidOf } from "./content.ts";
import type { KnowledgeChoice } from "./dto.ts";
import { draftOf, lastContent } from "./read.ts";
import type { SaveInput } from "./schema.ts";

type Said = Omit<SaveInput, "itemId" | "version">;
export type EditorProducts = (KnowledgeChoice & { versions: string[] })[];

export type Editing = {
  itemId: string;
  number: string;
  kind: KnowledgeKind;
  title: string;
  /** Of the draft; 0 where none is begun. */
  version: number;
  begun: { by: string; at: number; inReview: boolean } | null;
  remark: string;
  values: Said;
  products: EditorProducts;
};

export const productsForEditor = async (tx: Tx, tenantId: string): Promise<EditorProducts> =>
  (await loadProducts(tx, tenantId)).map(({ id, name, releases }) => ({
    value: id,
    label: name,
    versions: releases.map(release => release.version),
  }));

/** What the editor begins with: the draft there is, else what was last published. */
export async function knowledgeForEditing({ tx, actor }: Asked, number: string): Promise<Editing> {
  if (!knowledgePolicy.write(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const row = (await tx.knowledgeItem.findFirst({ where: { tenantId, number } })) ?? notFoundRefusal();
  const draft = await draftOf(tx, tenantId, row.id);
  const content = draft ? contentFrom(draft.content) : ((await lastContent(tx, row)) ?? notFoundRefusal());
  return {
    itemId: row.id,
    number,
    kind: row.kind as KnowledgeKind,
    title: eitherText(content.texts.en.title, content.texts.es.title, actor.locale) || number,
    version: draft?.version ?? 0,
    begun: draft && {
      by: draft.savedBy,
      at: draft.savedAt.getTime(),
      inReview: draft.state === "in_review",
    },
    remark: draft?.remark ?? "",
    values: { ...saidOf(content), noteEn: draft?.noteEn ?? "", noteEs: draft?.noteEs ?? "" },
    products: await productsForEditor(tx, tenantId),
  };
}

export const nothingSaid = (): Said => ({
  audience: "entitled",
  severity: "",
  course: "",
  productId: "",
  ranges: [],
  mustRead: false,
  en: emptyText(),
  es: emptyText(),
  noteEn: "",
  noteEs: "",
});

export type FromTicket = { number: string; subject: string; values: Said };

/**
 * What a case gives to begin with (S18): product, version, subject, and the last words of the vendor's or partner's people that the
 * customer read and that tell something. What was said behind the customer's back is not copied (T4), and its author looks the rest through before it is kept.
 */
export async function fromTicket(
  { tx, actor }: Omit<Asked, "today">,
  number: string,
  kind: KnowledgeKind,
  locale: TextLocale,
): Promise<FromTicket> {
  if (!knowledgePolicy.write(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const ticket = (await tx.ticket.findFirst({ where: { tenantId, number } })) ?? notFoundRefusal();
  const said = await tx.ticketMessage.findMany({
    where: {
      tenantId,
      ticketId: ticket.id,
      audience: "everyone",
      authorSide: { in: ["vendor", "partner"] },
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { body: true, answer: true },
    take: 20,
  });
  const solved = ticket.resolvedAt !== null || ticket.state === "resolved" || ticket.state === "closed";
  // While a case is open a question to its customer is no work-around.
  const note =
    solved || kind === "article"
      ? said[0]
      : (said.find(one => one.answer) ?? said.find(one => !/\?(\s|$)/.test(one.body)));
  const words = note?.body.slice(0, 12_000) ?? "";
  const text = {
    ...emptyText(),
    title: ticket.subject,
    ...(kind === "article" ? { body: words } : solved ? { resolution: words } : { workaround: words }),
    ...(kind === "alert" ? { affected: `${ticket.productName} ${ticket.productVersion}`.trim() } : {}),
  };
  const course = solved ? "resolved" : words === "" ? "active" : "worked_around";
  return {
    number,
    subject: ticket.subject,
    values: {
      ...nothingSaid(),
      productId: ticket.productId,
      ranges: ticket.productVersion
        ? [{ from: ticket.productVersion, to: ticket.productVersion, fixedIn: "" }]
        : [],
      severity: kind === "alert" ? "medium" : "",
      course: kind === "article" ? "" : course,
      [locale]: text,
    },
  };
}
