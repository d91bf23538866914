import { affects } from "#lib/domain/knowledge/affected.ts";
import { type KnowledgeAudience, languageFor, writtenIn } from "#lib/domain/knowledge/item.ts";
import type { Role } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { rangesOf, textsOf } from "#lib/features/knowledge/content.ts";
import { peopleWhoHear, runningByOrg } from "#lib/features/knowledge/recipients.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Telling, Told, Topic, Topics } from "../topics.ts";
import { everyoneBut, vendorPeople } from "./people.ts";

const WRITERS: Role[] = ["vendor_admin", "vendor_support", "vendor_support_manager"];
/** As many systems as somebody reads in a mail; the page behind its button has the rest. */
const MOST_LINES = 15;

/**
 * An edition goes to its product's subscribers who may read it, each with the systems of theirs that it concerns (S10, P14).
 * The fact is unique and each person gets one mail of it, so each is told once an edition.
 */
const published: Topic = async (tx, event) => {
  const { tenantId } = event;
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  const item = await tx.knowledgeItem.findFirst({ where: { tenantId, id: event.subjectId } });
  // Taken back before the worker came to it: nobody is told of what is not there.
  if (!workspace || item?.state !== "published" || event.data.edition !== item.edition) return null;
  const today = todayIn(workspace.timeZone, event.at.getTime());
  const matter = { audience: item.audience as KnowledgeAudience, productId: item.productId };
  const people = await peopleWhoHear(tx, tenantId, matter, today);
  const texts = textsOf(await tx.knowledgeText.findMany({ where: { tenantId, itemId: item.id } }));
  const written = writtenIn(texts);
  const said = (part: "title" | "summary") => {
    const of = (locale: string) => texts[languageFor(written, locale)?.locale ?? "en"][part];
    return { en: of("en"), es: of("es") };
  };
  const ranges = rangesOf(item.ranges);
  const running = item.productId ? await runningByOrg(tx, tenantId, item.productId, today) : [];
  const concerned = running.filter(system => affects(ranges, system.version) === "affected");
  const note = { en: event.data.noteEn || event.data.noteEs, es: event.data.noteEs || event.data.noteEn };
  const key = item.kind === "alert" ? "alert" : "matter";
  return everyoneBut(event.actorId, people).map((person): Telling => {
    const hearer = people.find(one => one.personId === person.personId);
    const own = hearer?.side === "customer";
    const theirs = concerned.filter(system =>
      own ? system.customerOrgId === hearer?.orgId : system.partnerOrgId === hearer?.orgId,
    );
    const lines = theirs
      .slice(0, MOST_LINES)
      .map(({ name, customer, version }) => `${own ? "" : `${customer}: `}${name} ${version}`.trim());
    return {
      recipients: [person],
      path: `/knowledge/${item.number}`,
      textKey: `knowledge.${key}_${event.type === "knowledge.published" ? "new" : "updated"}`,
      params: {
        number: item.number,
        severity: item.severity ?? "none",
        // Of the vendor's own people nobody asks it.
        confirm: item.mustRead && hearer?.side !== "vendor" ? "asked" : "no",
        title: said("title"),
        summary: said("summary"),
        systems: theirs.length,
        list: [...lines, ...(theirs.length > MOST_LINES ? ["…"] : [])].join("\n"),
        note: { en: String(note.en ?? ""), es: String(note.es ?? "") },
      },
      thread: `knowledge-${item.id}`,
    };
  });
};

/** A draft's title, in both languages where it has both. */
async function draftTitle(tx: Tx, event: Told): Promise<{ en: string; es: string } | null> {
  const { tenantId, subjectId } = event;
  const draft = await tx.knowledgeDraft.findFirst({ where: { tenantId, itemId: subjectId } });
  if (!draft) return null;
  const { texts } = draft.content as { texts: Record<"en" | "es", { title: string }> };
  return { en: texts.en.title || texts.es.title, es: texts.es.title || texts.en.title };
}

const authorsOf = (event: Told): string[] =>
  Array.isArray(event.data.authors) ? event.data.authors.map(String) : [];

/** Handed in: whoever may review it and did not write on it. */
const submitted: Topic = async (tx, event) => {
  const title = await draftTitle(tx, event);
  if (!title) return null;
  const people = await vendorPeople(tx, event.tenantId, ["vendor_support", "vendor_support_manager"]);
  const authors = authorsOf(event);
  return {
    recipients: everyoneBut(
      event.actorId,
      people.filter(person => !authors.includes(person.personId)),
    ),
    path: `/knowledge/${event.data.number}?draft=1`,
    params: { number: String(event.data.number ?? ""), title },
    thread: `knowledge-${event.subjectId}`,
  };
};

/** Given back: those who wrote on it and still write, with what is to be changed. */
const sentBack: Topic = async (tx, event) => {
  const title = await draftTitle(tx, event);
  if (!title) return null;
  const authors = authorsOf(event);
  const people = await vendorPeople(tx, event.tenantId, WRITERS);
  return {
    recipients: everyoneBut(
      event.actorId,
      people.filter(person => authors.includes(person.personId)),
    ),
    path: `/knowledge/${event.data.number}`,
    params: {
      number: String(event.data.number ?? ""),
      title,
      remark: String(event.data.remark ?? ""),
    },
    thread: `knowledge-${event.subjectId}`,
  };
};

export const knowledgeTopics: Topics = {
  "knowledge.published": published,
  "knowledge.updated": published,
  "knowledge.submitted": submitted,
  "knowledge.sent_back": sentBack,
};
