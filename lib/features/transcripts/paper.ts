import { todayIn } from "#lib/domain/time/zone.ts";
import type { OwnDto } from "#lib/features/certifications/dto.ts";
import { addressOf, issuerAt } from "#lib/features/credentials/addresses.ts";
import type { OwnCourseDto } from "#lib/features/training/transcript.ts";
import type { Locale } from "#lib/messages/index.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { WorkspaceInfo } from "#lib/platform/lookup.ts";
import {
  finish,
  GREY,
  INK,
  LINE,
  MARGIN,
  type Pdf,
  room,
  SIZE,
  sheet,
  width,
  write,
} from "#lib/platform/pdf/sheet.ts";

/** The record in one language. */
export type TranscriptPart = { locale: Locale; own: OwnDto; courses: readonly OwnCourseDto[] };
export type TranscriptFacts = {
  name: string;
  workspace: WorkspaceInfo;
  parts: readonly TranscriptPart[];
  at: Date;
};
type Words = (key: string, params?: Record<string, string | number>) => string;
type Line = { text: string; grey?: boolean; link?: string };

/** A person's record on A4, in one language after the other; as many pages as it takes. */
export async function renderTranscript(f: TranscriptFacts): Promise<Buffer> {
  const { workspace } = f;
  const first = f.parts[0]?.locale ?? workspace.locale;
  const title = (locale: Locale) => translator(locale)("consents.paper.title");
  const pdf = sheet({
    title: `${title(first)}: ${f.name}`,
    author: workspace.legalName,
    subject: f.name,
    locale: first,
    at: f.at,
  });
  /** Which language each page is in, for its foot. */
  const pages: Locale[] = [];
  for (const [n, part] of f.parts.entries()) {
    if (n > 0) pdf.addPage();
    record(pdf, f, part);
    const { start, count } = pdf.bufferedPageRange();
    while (pages.length < start + count) pages.push(part.locale);
  }
  const colour = /^#[0-9a-f]{6}$/i.test(workspace.colour) ? workspace.colour : INK;
  for (const page of pages.keys()) {
    pdf.switchToPage(page);
    pdf.rect(0, 0, 14, pdf.page.height).fill(colour);
  }
  return finish(pdf, (page, all) => {
    const t = translator(pages[page - 1] ?? first);
    return [`${f.name} · ${workspace.legalName}`, t("consents.paper.page", { page, pages: all })];
  });
}

function record(pdf: Pdf, f: TranscriptFacts, { locale, own, courses }: TranscriptPart): void {
  const t = translator(locale);
  const { workspace } = f;
  write(pdf, "bold", 11).fillColor(INK).text(workspace.legalName, MARGIN, pdf.y);
  pdf.y += 18;
  write(pdf, "bold", SIZE.title).text(t("consents.paper.title"), MARGIN, pdf.y, { width: width(pdf) });
  pdf.y += 4;
  write(pdf, "bold", 14).text(f.name, { width: width(pdf) });
  pdf.y += 4;
  write(pdf, "regular", SIZE.text)
    .fillColor(GREY)
    .text(t("consents.paper.asOf", { date: dayText(own.today, locale), workspace: workspace.name }), {
      width: width(pdf),
    });
  pdf.y += 8;
  section(pdf, t("consents.paper.certificates"), own.certifications.length === 0 && t("consents.paper.none"));
  for (const c of own.certifications) entry(pdf, certificateLines(f, c, t, locale));
  section(pdf, t("consents.paper.courses"), courses.length === 0 && t("consents.paper.none"));
  for (const course of courses) entry(pdf, courseLines(course, t, locale));
  section(pdf, t("consents.companies.title"), own.companies.length === 0 && t("consents.companies.none"));
  for (const company of own.companies) entry(pdf, companyLines(company, t, locale));
}

function section(pdf: Pdf, title: string, empty: string | false): void {
  room(pdf, 70);
  pdf.y += 12;
  write(pdf, "bold", SIZE.h[1])
    .fillColor(INK)
    .text(title, MARGIN, pdf.y, { width: width(pdf) });
  pdf.y += 6;
  if (empty)
    write(pdf, "regular", SIZE.text)
      .fillColor(GREY)
      .text(empty, { width: width(pdf) });
}

/** What it is at the left, what is known of it at the right; never parted over two pages. */
function entry(pdf: Pdf, { what, facts }: { what: Line[]; facts: Line[] }): void {
  const half = width(pdf) * 0.44;
  const columns = [
    { lines: what, x: MARGIN, across: half - 14 },
    { lines: facts, x: MARGIN + half, across: width(pdf) - half },
  ];
  const put = (i: number) => write(pdf, i === 0 ? "bold" : "regular", i === 0 ? SIZE.text : 8.5);
  const tall = Math.max(
    ...columns.map(({ lines, across }) =>
      lines.reduce((all, line, i) => all + put(i).heightOfString(line.text, { width: across }) + 1.5, 0),
    ),
  );
  room(pdf, tall + 12);
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + width(pdf), pdf.y)
    .lineWidth(0.5)
    .stroke(LINE);
  const top = pdf.y + 5;
  for (const { lines, x, across } of columns) {
    pdf.y = top;
    for (const [i, line] of lines.entries()) {
      put(i)
        .fillColor(line.grey ? GREY : INK)
        .text(line.text, x, pdf.y, { width: across, ...(line.link ? { link: line.link } : {}) });
      pdf.y += 1.5;
    }
  }
  pdf.y = top + tall + 5;
}

type Certificate = OwnDto["certifications"][number];

function certificateLines(f: TranscriptFacts, c: Certificate, t: Words, locale: Locale) {
  const day = (on: string | null) => (on ? dayText(on, locale) : "");
  const facts: Line[] = [{ text: stateText(c, t, day) }];
  if (c.validFrom && c.validUntil)
    facts.push({ text: t("consents.paper.valid", { from: day(c.validFrom), to: day(c.validUntil) }) });
  if (c.trainingOn && c.result)
    facts.push({ text: t("consents.paper.training", { date: day(c.trainingOn) }) });
  if (c.result) {
    const said = [t(`consents.transcript.${c.result}`)];
    if (c.score !== null) said.push(t("consents.transcript.score", { score: c.score }));
    if (c.resultOn) said.push(day(c.resultOn));
    facts.push({ text: t("consents.paper.result", { result: said.join(", ") }) });
  }
  if (c.revokeReason) facts.push({ text: c.revokeReason, grey: true });
  const what: Line[] = [{ text: c.area.name }, { text: c.programme, grey: true }];
  if (c.number && c.validFrom) {
    const link = addressOf(issuerAt(f.workspace), `credentials/${c.id}`);
    what.push({ text: t("consents.paper.number", { number: c.number }) }, { text: link, grey: true, link });
  }
  return { what, facts };
}

/** In the words of the portal, with the year of every day: a paper is read in another one. */
function stateText(c: Certificate, t: Words, day: (on: string | null) => string): string {
  const say = (key: string, on: string | null = null) => t(`certifications.state.${key}`, { date: day(on) });
  switch (c.state) {
    case "nominated":
    case "in_training":
      if (c.result === "passed") return say("passed");
      return c.trainingOn ? say("course", c.trainingOn) : say(c.state);
    case "failed":
      return say("failed");
    case "scheduled":
      return say("scheduled", c.validFrom);
    case "revoked":
      return say("revoked", c.revokedOn);
    case "superseded":
      return say("superseded", c.replacedOn);
    case "renewal_window":
      return say(c.renewed ? "certified" : "renewal_window", c.validUntil);
    default:
      return say(c.state, c.validUntil);
  }
}

function courseLines(course: OwnCourseDto, t: Words, locale: Locale) {
  const on = (at: number) => dayText(todayIn(course.timeZone, at), locale);
  const [from, to] = [on(course.startsAt), on(course.endsAt)];
  const when = from === to ? from : t("consents.companies.fromTo", { from, to });
  const word = (key: string) => t(`consents.courses.${key}`);
  const state = course.attended === null ? "state.held" : course.attended ? "state.attended" : "state.missed";
  const known = course.areas.filter(area => area.outcome !== "open");
  const facts: Line[] = [{ text: word(state) }];
  for (const part of course.parts)
    facts.push({
      text:
        part.percent === null
          ? t("consents.paper.partOpen", { part: part.title })
          : t("consents.paper.part", { part: part.title, percent: part.percent, minimum: part.minimum }),
    });
  for (const area of known) facts.push({ text: `${area.name}: ${word(`outcome.${area.outcome}`)}` });
  return {
    what: [
      { text: course.title },
      { text: [when, course.place || word("online")].join(" · "), grey: true },
      { text: course.areas.map(area => area.name).join(", "), grey: true },
    ],
    facts,
  };
}

function companyLines(company: OwnDto["companies"][number], t: Words, locale: Locale) {
  const day = (on: string) => dayText(on, locale);
  const word = (key: string, params?: Record<string, string>) => t(`consents.companies.${key}`, params);
  const { state, on } = company.word;
  const text = company.to
    ? word("fromTo", { from: day(company.from), to: day(company.to) })
    : word("since", { from: day(company.from) });
  const counts =
    company.lasts && state !== "none" ? [{ text: word(state, { date: on ? day(on) : "" }), grey: true }] : [];
  return { what: [{ text: company.name }], facts: [{ text }, ...counts] };
}
