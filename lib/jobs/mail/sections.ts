import { appUrl } from "#lib/platform/app-url.ts";
import { escapeHtml } from "#lib/platform/escape-html.ts";
import type { Section } from "./digest.ts";

/** A digest's parts as plain text: a heading, its address, a line for each thing that happened. */
export const sectionsText = (sections: readonly Section[]): string[] =>
  sections.map(({ title, path, lines }) =>
    [title, `${appUrl()}${path}`, ...lines.map(({ when, text }) => `  ${when}  ${text}`.trimEnd())].join(
      "\n",
    ),
  );

/** The same as HTML; a heading leads into the portal. */
export const sectionsHtml = (sections: readonly Section[]): string =>
  sections
    .map(
      ({ title, path, lines }) =>
        `<div style="margin:0 0 16px;padding:12px 0 0;border-top:1px solid #e3e0da"><p style="margin:0 0 6px;font-weight:600"><a href="${escapeHtml(`${appUrl()}${path}`)}" style="color:#24221e">${escapeHtml(title)}</a></p>${lines
          .map(
            ({ when, text }) =>
              `<p style="margin:0 0 6px"><span style="color:#6d6a63;font-size:13px">${escapeHtml(when)}</span><br>${escapeHtml(text)}</p>`,
          )
          .join("")}</div>`,
    )
    .join("");
