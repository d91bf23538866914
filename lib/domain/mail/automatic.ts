import { first, type MailFacts, type OwnAddresses } from "./types.ts";

/** Why nobody is behind a mail. */
export type AutomaticReason =
  | "loop"
  | "report"
  | "null_sender"
  | "auto_submitted"
  | "precedence"
  | "autoreply"
  | "calendar_reply";

/** More servers than any mail passes on its way: it goes round. */
const MOST_HOPS = 50;

const AUTOREPLY_HEADERS = [
  "x-autoreply",
  "x-autorespond",
  "x-auto-respond",
  "x-autoresponder",
  "x-auto-reply-from",
  "x-mail-autoreply",
];

const REPORTERS = /^(mailer-daemon|postmaster|mail-daemon|maildaemon)@/;

/** Words with which the out-of-office texts of programs begin that mark them by nothing else. */
const AWAY =
  /^(automatic reply|auto(matic)?[ -]?response|auto[ -]?reply|autosvar|out of( the)? office|respuesta automática|respuesta automatica|fuera de (la )?oficina|ausente de la oficina|resposta automática|réponse automatique|risposta automatica|abwesenheitsnotiz|automatische antwort)\b/i;

const REPORTS =
  /^(undeliver(ed|able)\b|delivery status notification|mail delivery (failed|failure|subsystem)|returned mail|failure notice|no se puede entregar|no entregado|devuelto al remitente|notificación de estado de entrega)/i;

/**
 * Whether a mail was written by a program, and how that shows (RFC 3834, RFC 3464), or null. Such a mail opens and answers
 * nothing, and is never answered itself, so that two programs don't write to each other for ever.
 *
 * `writtenBy`: "contact" is a sender who is vouched for and answers none of our mails: their subject alone says nothing ("Out of
 * office laptops can't reach it"). "person": somebody looked at it and says that it is meant; only what nobody can have
 * written stays automatic then.
 */
export function automaticReason(
  mail: MailFacts,
  own: OwnAddresses,
  writtenBy: "somebody" | "contact" | "person" = "somebody",
): AutomaticReason | null {
  const reason = signOf(mail, own, writtenBy === "somebody");
  return writtenBy === "person" && reason && !["loop", "report", "null_sender"].includes(reason)
    ? null
    : reason;
}

function signOf(mail: MailFacts, own: OwnAddresses, bySubject: boolean): AutomaticReason | null {
  const { headers } = mail;
  if (isLoop(mail, own)) return "loop";
  if (
    mail.contentType === "multipart/report" ||
    REPORTERS.test(mail.from) ||
    headers.has("x-failed-recipients")
  )
    return "report";
  // A bounce of an old server says so in its subject only, but then nobody is its sender.
  if (mail.returnPath === "" || first(headers, "return-path").trim() === "<>")
    return REPORTS.test(mail.subject) ? "report" : "null_sender";
  const submitted = word(first(headers, "auto-submitted"));
  if (submitted !== "" && submitted !== "no") return "auto_submitted";
  if (AUTOREPLY_HEADERS.some(name => headers.has(name) && word(first(headers, name)) !== "no"))
    return "autoreply";
  const precedence = word(first(headers, "precedence"));
  if (precedence === "auto_reply") return "autoreply";
  if (["bulk", "junk"].includes(precedence)) return "precedence";
  if (precedence === "list" && !isOwnList(mail, own)) return "precedence";
  if (mail.calendarMethod === "REPLY" || mail.calendarMethod === "COUNTER") return "calendar_reply";
  if (bySubject && AWAY.test(mail.subject.trim())) return "autoreply";
  return null;
}

/** Our own words come back: they bear our mark, our address, or have passed more servers than a way has. */
function isLoop(mail: MailFacts, own: OwnAddresses): boolean {
  return (
    own.includes(mail.from) ||
    mail.headers.has("x-escala-mail") ||
    (mail.headers.get("received")?.length ?? 0) > MOST_HOPS
  );
}

/** A public address that is a list and hands on to the mailbox (Google Groups): people write to it. */
function isOwnList({ headers }: MailFacts, own: OwnAddresses): boolean {
  const named = `${first(headers, "list-id")} ${first(headers, "list-post")}`.toLowerCase();
  return own.some(address => named.includes(address) || named.includes(address.replace("@", ".")));
}

const word = (value: string) =>
  value
    .trim()
    .toLowerCase()
    .split(/[\s;(]/)[0] ?? "";
