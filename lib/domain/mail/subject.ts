/** What mail programs put before the subject of an answer or of what is handed on, in the languages of our readers' neighbours. */
const PREFIX =
  /^(?:re|rv|fw|fwd|aw|wg|sv|vs|tr|rif|r|i|enc|res|antw|ref|reenv|respuesta|reenviado)\s*(?:\[\d+\]|\(\d+\)|\^\d+)?\s*[:：]\s*/i;

const HANDED_ON = /^(?:(?:re|aw|sv)\s*[:：]\s*)*(?:rv|fw|fwd|wg|enc|reenv|tr|i)\s*[:：]/i;

/** A subject without "RE:", "RV: FW:" and the like, in one line; "" stays "". Repeating it changes nothing. */
export function normalSubject(subject: string): string {
  let text = oneLine(subject);
  for (;;) {
    const shorter = text.replace(PREFIX, "").trimStart();
    if (shorter === text) return text;
    text = shorter;
  }
}

/** Whether the mail hands another one on, so that what it holds of others is the matter itself. */
export const isHandedOn = (subject: string): boolean => HANDED_ON.test(oneLine(subject));

const oneLine = (text: string) =>
  text
    .replace(/\p{C}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Numbers of cases named in a subject, such as "[SIG-1042] Cannot sign"; upper case, each once. */
export function caseNumbers(subject: string, prefixes: readonly string[]): string[] {
  const known = new Set(prefixes.map(prefix => prefix.toUpperCase()));
  return numbersIn(subject).filter(number => known.has(number.replace(/-\d+$/, "")));
}

/** Whatever is written like a case's number, of any series. */
function numbersIn(subject: string): string[] {
  const found = [
    ...oneLine(subject).matchAll(/(?<![\p{L}\p{N}-])([A-Z][A-Z0-9]{0,9})-(\d{1,9})(?![\p{L}\p{N}-])/giu),
  ].map(match => `${(match[1] ?? "").toUpperCase()}-${match[2]}`);
  return [...new Set(found)];
}

const ASKS_STATE = /^(?:estado|estatus|status|state)\b\s*(?:del|de|of|:|-)?\s*(?:caso|case|ticket)?\s*/i;

/** The case whose state is asked for ("estado SIG-1042", S8), whether there is one or not; null where the subject asks for none. */
export function askedState(subject: string): string | null {
  const text = normalSubject(subject);
  if (!ASKS_STATE.test(text)) return null;
  const [number, ...more] = numbersIn(text);
  const rest = text
    .replace(ASKS_STATE, "")
    .replace(/[[\]#().:?¿]/g, "")
    .trim();
  // "Status OCF-12 wrong after update" is a subject of its own.
  return number && more.length === 0 && rest.toUpperCase() === number ? number : null;
}

/** Least and most letters of a case's subject. */
const LEAST = 5;
const MOST = 160;

/** The subject of a new case: the mail's, else its first words, else `none`. */
export function subjectOfCase(subject: string, text: string, none: string): string {
  const own = normalSubject(subject);
  const words = own.length >= LEAST ? own : [own, oneLine(text)].filter(Boolean).join(": ");
  const chosen = words.length >= LEAST ? words : none;
  return chosen.length > MOST ? `${chosen.slice(0, MOST - 1).trimEnd()}…` : chosen;
}
