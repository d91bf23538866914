import { err, ok, type Result } from "#lib/domain/result.ts";

/** What a saved reply can leave for a case to fill in. All of it is said to the customer anyway, so that no reply gives away what they may not see (R1). */
export const REPLY_FIELDS = [
  "contact.name",
  "customer.name",
  "ticket.number",
  "ticket.subject",
  "product",
  "agent.name",
  "agent.company",
] as const;
export type ReplyField = (typeof REPLY_FIELDS)[number];

const isField = (name: string): name is ReplyField => (REPLY_FIELDS as readonly string[]).includes(name);

const FIELD = /\{\{([^{}]*)\}\}/g;

/** What is wrong with a reply's words: a field that there is none of, or braces that don't close. */
export type ReplyFault = { code: "unknownField"; name: string } | { code: "brokenField" };

/** The fields of a reply, in order and each once; every pair of braces in it is one of them. */
export function fieldsIn(body: string): Result<ReplyField[], ReplyFault> {
  const found = new Set<ReplyField>();
  for (const [, inside = ""] of body.matchAll(FIELD)) {
    const name = inside.trim();
    if (!isField(name)) return err({ code: "unknownField", name });
    found.add(name);
  }
  const rest = body.replace(FIELD, "");
  return rest.includes("{{") || rest.includes("}}") ? err({ code: "brokenField" }) : ok([...found]);
}

/** The reply with its fields filled in once: braces in what is filled in stay what they are. */
export const fillReply = (body: string, values: Readonly<Record<ReplyField, string>>): string =>
  body.replace(FIELD, (whole, inside: string) => {
    const name = inside.trim();
    return isField(name) ? values[name] : whole;
  });

/** The replies for a case: those for its product and for any, the reader's language first, by title. */
export function repliesFor<R extends { locale: string; productId: string | null; title: string }>(
  replies: readonly R[],
  about: { productId: string; locale: string },
): R[] {
  const other = (reply: R) => (about.locale.startsWith(reply.locale) ? 0 : 1);
  return replies
    .filter(reply => reply.productId === null || reply.productId === about.productId)
    .sort((a, b) => other(a) - other(b) || a.title.localeCompare(b.title, about.locale));
}
