import type Mail from "nodemailer/lib/mailer/index.js";
import { createTranslator } from "use-intl/core";
import { catalogue, type Locale } from "#lib/messages/index.ts";
import { appUrl } from "#lib/platform/app-url.ts";
import { escapeHtml } from "#lib/platform/escape-html.ts";
import { region } from "#lib/platform/i18n/region.ts";
import { mailAddress, mailDomain, mailFrom, OWN_MAIL_HEADER } from "#lib/platform/mail-from.ts";
import type { CalendarPart } from "../topics.ts";
import type { Section } from "./digest.ts";
import { sectionsHtml, sectionsText } from "./sections.ts";
import { partsOf, type Words, withPlace, wordsHtml, wordsText } from "./words.ts";

type Params = Record<string, string | number>;

export type MailInput = {
  /** `mail.<topic>` in the catalogue holds subject, body and, where it isn't "Open", the button's text. */
  topic: string;
  locale: Locale;
  data: Record<string, unknown>;
  messageId: string;
  to: { name: string; address: string };
};

/**
 * A mail from the catalogue: plain text and a small HTML of the same words. Every value comes in as text and is escaped, and links lead
 * only into this portal; what somebody wrote on a case alone is shown as its page shows it. The same outbox row gives the same
 * Message-ID, always.
 */
export function renderMail(m: MailInput): Mail.Options {
  const translate = createTranslator({
    // Days as everywhere else: "18 Feb 2027".
    locale: region(m.locale),
    messages: catalogue[m.locale],
    onError: () => {},
    getMessageFallback: () => "",
  }) as unknown as (key: string, params?: Params) => string;
  // What waits from before this could be asked of its reader asks nothing.
  const params: Params = { confirm: "no", ...inLines((m.data.params ?? {}) as Params) };
  const placed = withPlace(params);
  const t = (key: string) => translate(`mail.${m.topic}.${key}`, placed);
  const workspace = oneLine(String(m.data.workspace ?? "Escala"));
  const addressee = oneLine(m.to.name);
  const subject = (t("subject") || m.topic).replace(/[\r\n]+/g, " ");
  const common = (key: string, more: Params = {}) => translate(`mail.common.${key}`, more);
  const files = Array.isArray(m.data.files) ? m.data.files.map(name => oneLine(String(name))) : [];
  const words = partsOf(t("body") || "", params.excerpt, [
    ...(m.data.more === true ? [common("more")] : []),
    ...(files.length > 0 ? [common("files", { count: files.length, names: files.join(", ") })] : []),
  ]);
  const quote = typeof m.data.quote === "string" ? m.data.quote : "";
  const sections = (m.data.sections ?? []) as Section[];
  const open = t("button") || translate("mail.common.open");
  const given = Array.isArray(m.data.links) ? (m.data.links as { key: string; path: string }[]) : null;
  const path = typeof m.data.path === "string" ? [{ label: open, url: `${appUrl()}${m.data.path}` }] : [];
  const links = given?.map(one => ({ label: t(one.key), url: `${appUrl()}${one.path}` })) ?? path;
  const footer = translate("mail.common.footer", { workspace });
  // Only where the answer finds its way back.
  if (typeof m.data.replyTo === "string") words.push({ ours: common("answerable") });
  const token = typeof m.data.unsubscribe === "string" ? m.data.unsubscribe : null;
  const out =
    token === null
      ? null
      : {
          words: translate(sections.length > 0 ? "mail.common.unsubscribeDigest" : "mail.common.unsubscribe"),
          url: `${appUrl()}/unsubscribe/${token}`,
        };
  const greeting = translate("mail.common.greeting", { name: addressee || m.to.address });
  const text = [
    greeting,
    ...words.map(wordsText),
    ...(quote ? [quote.replace(/^/gm, "> ")] : []),
    ...sectionsText(sections),
    ...links.map(link => `${link.label}: ${link.url}`),
    "-- ",
    footer,
    ...(out ? [`${out.words}: ${out.url}`] : []),
  ].join("\n\n");
  const calendar = m.data.calendar as CalendarPart | undefined;
  const id = m.messageId.includes("@") ? m.messageId : `<${m.messageId}@${mailDomain()}>`;
  const replyTo = typeof m.data.replyTo === "string" ? m.data.replyTo : null;
  const thread = threadOf(m.data);
  return {
    // In a list of mails one looks for the vendor's name.
    from: m.data.workspace ? { name: workspace, address: mailAddress() } : mailFrom(),
    ...(typeof m.data.returnPath === "string"
      ? { envelope: { from: m.data.returnPath, to: m.to.address } }
      : {}),
    to: addressee ? { name: addressee, address: m.to.address } : m.to.address,
    subject,
    text,
    html: html({
      locale: m.locale,
      subject,
      greeting,
      words,
      quote,
      sections,
      links,
      footer,
      out,
      workspace,
    }),
    messageId: id,
    ...(calendar ? { icalEvent: { ...calendar, filename: "invite.ics" } } : {}),
    ...(replyTo ? { replyTo: { name: workspace, address: replyTo } } : {}),
    ...(thread.length > 0 ? { inReplyTo: thread.at(-1), references: thread } : {}),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      [OWN_MAIL_HEADER]: "1",
      // One click in the reader's program, without a page (RFC 8058).
      ...(token
        ? {
            "List-Unsubscribe": `<${appUrl()}/api/mail/unsubscribe/${token}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }
        : {}),
    },
  };
}

/** Values that are names and titles, as people type them. */
const NAMES =
  "actor agreedBy company consultant contact customer from label name organisation orderedBy rule servedBy subject title to workspace";
const OF_ONE_LINE = new Set(NAMES.split(" "));

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/** A name with line breaks would be paragraphs of its own, in a mail of ours to somebody who never heard of its author. */
const inLines = (params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" && OF_ONE_LINE.has(name) ? oneLine(value) : value,
    ]),
  );

/** What a mail answers, the nearest last: its conversation's name, and the mails of its reader that it goes on from. */
function threadOf(data: Record<string, unknown>): string[] {
  const answers = Array.isArray(data.answers)
    ? data.answers.filter(id => /^[^<>\s]{1,400}$/.test(String(id)))
    : [];
  return [
    ...(typeof data.thread === "string" ? [`<${data.thread}@${mailDomain()}>`] : []),
    ...answers.map(id => `<${id}>`),
  ];
}

type Parts = {
  locale: Locale;
  subject: string;
  greeting: string;
  words: readonly Words[];
  quote: string;
  sections: readonly Section[];
  links: { label: string; url: string }[];
  footer: string;
  out: { words: string; url: string } | null;
  workspace: string;
};

function html(p: Parts): string {
  const body = p.words.map(wordsHtml).join("");
  const quote = p.quote
    ? `<blockquote style="margin:0 0 16px;padding:4px 0 4px 12px;border-left:3px solid #d8d5ce;white-space:pre-wrap">${escapeHtml(p.quote)}</blockquote>`
    : "";
  const buttons = p.links.map(
    link =>
      `<a href="${escapeHtml(link.url)}" style="display:inline-block;margin:0 8px 8px 0;padding:9px 16px;border-radius:5px;background:#2c2a26;color:#fff;text-decoration:none;font-weight:600">${escapeHtml(link.label)}</a>`,
  );
  const link = buttons.length > 0 ? `<p style="margin:20px 0">${buttons.join("")}</p>` : "";
  const out = p.out
    ? `<br><a href="${escapeHtml(p.out.url)}" style="color:#6d6a63">${escapeHtml(p.out.words)}</a>`
    : "";
  // A phone lays a page out as wide as a desk unless it is told not to, and a long address would widen it again.
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(p.subject)}</title><style>@media (max-width:480px){body{padding:0!important}.card{padding:16px!important;border:0!important;border-radius:0!important}}</style>`;
  return `<!doctype html><html lang="${p.locale}"><head>${head}</head><body style="margin:0;padding:24px;background:#faf9f7;color:#24221e;font:15px/1.5 -apple-system,'Segoe UI',Helvetica,Arial,sans-serif"><div class="card" style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e3e0da;border-radius:8px;overflow-wrap:anywhere;word-break:break-word"><p style="margin:0 0 16px;font-weight:600">${escapeHtml(p.workspace)}</p><p style="margin:0 0 12px">${escapeHtml(p.greeting)}</p>${body}${quote}${sectionsHtml(p.sections)}${link}<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #e3e0da;color:#6d6a63;font-size:13px">${escapeHtml(p.footer)}${out}</p></div></body></html>`;
}
