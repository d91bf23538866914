/** What somebody wrote, and what their mail program put beneath it. */
export type Split = { visible: string; quoted: string };

type Options = {
  /** A mail handed on ("FW:"): what it holds of others is the matter itself, and stays. */
  handedOn?: boolean;
};

/** More lines than anybody writes: what lies beyond is not looked into. */
const MOST_LINES = 20_000;

const WROTE =
  /(?<!\p{L})(wrote|writes|escribió|escribio|escribía|escreveu|schrieb|a écrit|ha scritto|va escriure)(?!\p{L})[^\n]{0,200}[:：]$/iu;
const SOMEBODY_AT = /(\d{1,2}[:.h]\d{2}|\b(19|20)\d{2}\b|[\w.+-]+@[\w-]+\.\w)/;
const ATTRIBUTION_BEGINS =
  /^(on|el|em|am|le|il|a|en|at|op|de|from)\b|^\p{L}[\p{L} .,'-]{1,80}\s*[<([]|^\d{1,4}[-/.]\d/iu;

const DIVIDER =
  /^[\s>*]{0,20}[-_–—]{2,40}\s{0,5}(original message|mensaje original|ursprüngliche nachricht|message d'origine|messaggio originale|mensagem original|original appointment|cita original|missatge original)\s{0,5}[-_–—]{2}/i;
const DIVIDER_HANDED_ON =
  /^[\s>*]{0,20}[-_–—]{2,40}\s{0,5}(forwarded message|mensaje reenviado|weitergeleitete nachricht|message transféré|messaggio inoltrato|mensagem encaminhada|forwarded by .*)\s{0,5}[-_–—]{2}|^(begin forwarded message|inicio del mensaje reenviado)\s*:/i;

const HEAD = /^\s*[*_]{0,3}(from|de|von|da|desde|remitente)\s*:[*_]{0,3}\s*\S/i;
const HEADS =
  /^\s*[*_]{0,3}(sent|enviado( el)?|enviada( em)?|fecha|date|gesendet|envoyé|inviato|data|to|para|an|à|a|cc|cco|subject|asunto|assunto|betreff|objet|oggetto)\s*:[*_]{0,3}(\s|$)/i;

const SENT_FROM =
  /^\s*[[(]?\s*(enviado desde (mi|outlook|correo|yahoo|samsung)|enviado com? |sent from (my|outlook|mail|yahoo|samsung|a )|get outlook for|obtener outlook|obtenga outlook|descarga outlook|von meinem|envoyé de mon|inviato da)\b.{0,160}$/i;

const RULER = /^\s*[_]{10,}\s*$|^\s*-{20,}\s*$/;

/**
 * Tells what was written now from what it answers: the quotes of Gmail, Outlook, Apple Mail, Thunderbird and their like, in
 * Spanish, English and neighbouring languages, signatures and "sent from my phone". An answer between the lines of a quote keeps
 * the lines it answers. Where nothing would be left, everything stays: nobody's words are lost. Repeating it on what is
 * visible changes nothing.
 */
export function splitQuoted(text: string, options: Options = {}): Split {
  const whole = text
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .trim();
  let visible = tidy(whole.split("\n"));
  // Each turn takes off one mail of those quoted within each other.
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const shorter = once(visible, options);
    if (shorter === visible || shorter === "") break;
    visible = shorter;
  }
  return { visible, quoted: visible === tidy(whole.split("\n")) ? "" : whole };
}

const MOST_TURNS = 50;
/** Patterns look no further into a line than this: a line made to take long takes no longer. */
const MOST_LETTERS = 600;

/** The lines with what is asked of each time and again. */
type Text = { lines: readonly string[]; lastQuote: number; lastOwn: number; ownBefore: readonly number[] };

function textOf(lines: readonly string[]): Text {
  const ownBefore = [0];
  let lastOwn = -1;
  lines.forEach((line, at) => {
    const own = line.trim() !== "" && !isQuote(line);
    if (own && !SENT_FROM.test(line)) lastOwn = at;
    ownBefore.push((ownBefore[at] as number) + (own ? 1 : 0));
  });
  return { lines, lastQuote: lines.findLastIndex(isQuote), lastOwn, ownBefore };
}

function once(text: string, options: Options): string {
  const all = text.split("\n");
  const lines = all.slice(0, MOST_LINES);
  const seen = lines.map(line => (line.length > MOST_LETTERS ? line.slice(0, MOST_LETTERS) : line));
  const cut = firstCut(textOf(seen), options);
  const own = cut === null ? seen : seen.slice(0, cut);
  const [from, to] = withoutQuotes(own, withoutEnding(own));
  return tidy(cut === null && to === own.length ? all.slice(from) : lines.slice(from, to));
}

/** The first line that belongs to a quoted mail without marks; null: there is none. */
function firstCut(text: Text, options: Options): number | null {
  const { lines } = text;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (DIVIDER.test(line)) return at;
    if (options.handedOn) continue;
    if (DIVIDER_HANDED_ON.test(line)) return at === 0 ? null : at;
    if (at > 0 && isHeaderBlock(lines, at)) return RULER.test(lines[at - 1] ?? "") ? at - 1 : at;
    const length = attribution(lines, at);
    if (length > 0 && !answeredBelow(text, at + length)) return at;
  }
  return null;
}

/** "De: … / Enviado el: … / Para: … / Asunto: …" as Outlook writes it over what it answers. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!HEAD.test(lines[at] ?? "")) return false;
  const next = lines.slice(at + 1, at + 10).filter(line => line.trim() !== "");
  return next.slice(0, 6).filter(line => HEADS.test(line)).length >= 2;
}

/** How many lines an attribution has ("El lun, 23 nov 2026 a las 10:14, Ana (<ana@x>) escribió:"), at most 4; 0: none. */
function attribution(lines: readonly string[], at: number): number {
  if (!ATTRIBUTION_BEGINS.test(unmarked(lines[at] ?? ""))) return 0;
  let text = "";
  for (let length = 1; length <= 4; length++) {
    const line = lines[at + length - 1];
    if (line === undefined || (length > 1 && line.trim() === "")) return 0;
    text = `${text} ${unmarked(line)}`.trim();
    if (text.length > MOST_LETTERS) return 0;
    if (/[:：]$/.test(text) && WROTE.test(text))
      return SOMEBODY_AT.test(text) || nextIsQuote(lines, at + length) ? length : 0;
  }
  return 0;
}

const unmarked = (line: string) => line.replace(/\\$/, "").replace(/[*_]/g, "").trim();

const isQuote = (line: string) => /^\s{0,3}>/.test(line);

function nextIsQuote(lines: readonly string[], from: number): boolean {
  let at = from;
  while (at < lines.length && at < from + 10 && (lines[at] as string).trim() === "") at += 1;
  return isQuote(lines[at] ?? "");
}

/** Quoted lines come and words of one's own after or between them: the answer stands there, so it is not cut here. */
const answeredBelow = ({ lines, lastQuote, lastOwn, ownBefore }: Text, from: number): boolean =>
  nextIsQuote(lines, from) &&
  (lastOwn > lastQuote || (ownBefore[lastQuote] as number) > (ownBefore[from] as number));

/** Where a signature after its mark begins, or what phones add; else the end. */
function withoutEnding(lines: readonly string[]): number {
  const mark = lines.findIndex((line, at) => at > 0 && /^-- ?$/.test(line));
  // An answer beneath a signature that is quoted is rare, but it is an answer.
  const below = mark > 0 ? lines.slice(mark + 1) : [];
  const lastQuote = below.findLastIndex(isQuote);
  const answered = lastQuote >= 0 && below.slice(lastQuote + 1).some(line => line.trim() !== "");
  let end = mark > 0 && !answered ? mark : lines.length;
  while (end > 1) {
    const last = lines[end - 1] ?? "";
    if (last.trim() !== "" && !RULER.test(last) && !SENT_FROM.test(last)) break;
    end -= 1;
  }
  return end;
}

/** From where to where one's own words are: without the whole mail quoted above them, or beneath. */
function withoutQuotes(all: readonly string[], ending: number): [from: number, to: number] {
  const lines = all.slice(0, ending);
  const from = afterLeadingQuote(lines);
  let end = ending;
  while (end > from && ((lines[end - 1] ?? "").trim() === "" || isQuote(lines[end - 1] ?? ""))) end -= 1;
  if (!lines.slice(end).some(isQuote)) return [from, ending];
  // With the line that says whose they are.
  for (let at = Math.max(from, end - 4); at < end; at++)
    if (at + attribution(lines, at) === end) return [from, at];
  return [from, end];
}

/** Where the answer beneath a mail quoted whole begins; 0 where none is quoted so. */
function afterLeadingQuote(lines: readonly string[]): number {
  const begin = lines.findIndex(line => line.trim() !== "");
  if (begin < 0) return 0;
  let at = begin + attribution(lines, begin);
  while (at < lines.length && (lines[at] ?? "").trim() === "") at += 1;
  if (!isQuote(lines[at] ?? "")) return 0;
  while (at < lines.length && (isQuote(lines[at] ?? "") || (lines[at] ?? "").trim() === "")) at += 1;
  const rest = lines.slice(at);
  // More quotes further down: an answer between the lines.
  return rest.some(isQuote) || !rest.some(line => line.trim() !== "") ? 0 : at;
}

const tidy = (lines: readonly string[]): string =>
  lines
    .map(line => line.trimEnd())
    .join("\n")
    .replace(/\n{4,}/g, "\n\n\n")
    .trim();
