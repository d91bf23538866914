import { bakePng, bakeSvg } from "#lib/domain/credentials/baking.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { addressOf, issuerAt } from "./addresses.ts";
import { badgePng, badgeSvg } from "./badge.ts";
import type { CredentialDto } from "./dto.ts";
import { renderCredential } from "./paper.ts";

export const FILES = ["credential.json", "badge.png", "badge.svg", "certificate.pdf"] as const;
export type FileName = (typeof FILES)[number];

export const MEDIA: Record<FileName, string> = {
  "credential.json": "application/ld+json; charset=utf-8",
  "badge.png": "image/png",
  "badge.svg": "image/svg+xml; charset=utf-8",
  "certificate.pdf": "application/pdf",
};

const monthsBetween = (from: string, until: string): number => {
  const [y1 = 0, m1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0] = addDays(until, 1).split("-").map(Number);
  return (y2 - y1) * 12 + (m2 - m1);
};

/** The badge's drawing, in the workspace's language. */
export function drawn(workspace: WorkspaceInfo, of: CredentialDto): string {
  const { locale } = workspace;
  const t = translator(locale);
  const from = dayText(of.validFrom, locale);
  return badgeSvg({
    colour: workspace.colour,
    name: textIn(of.name, locale),
    programme: textIn(of.programme, locale),
    issuer: workspace.legalName,
    number: of.number,
    term: of.validUntil
      ? `${from} – ${dayText(of.validUntil, locale)}`
      : `${t("credentials.page.from")} ${from}`,
    months: of.validUntil ? monthsBetween(of.validFrom, of.validUntil) : null,
  });
}

/** One of a credential's files, the signed document within it. */
export async function fileOf(
  workspace: WorkspaceInfo,
  of: CredentialDto,
  document: string,
  name: FileName,
  now: Date,
): Promise<Uint8Array> {
  switch (name) {
    case "credential.json":
      return Buffer.from(document);
    case "badge.svg":
      return Buffer.from(bakeSvg(drawn(workspace, of), document));
    case "badge.png":
      return bakePng(await badgePng(drawn(workspace, of)), document);
    case "certificate.pdf": {
      const at = issuerAt(workspace);
      const other: Locale = workspace.locale === "es" ? "en" : "es";
      return renderCredential({
        kind: of.kind,
        number: of.number,
        vendor: workspace.legalName,
        colour: workspace.colour,
        did: at.did,
        holder: of.holder,
        name: locale => textIn(of.name, locale),
        programme: locale => textIn(of.programme, locale),
        on: null,
        areas: [],
        issuedOn: of.issuedOn,
        validFrom: of.validFrom,
        validUntil: of.validUntil,
        address: addressOf(at, `credentials/${of.id}`),
        document,
        at: now,
        locales: [workspace.locale, other],
      });
    }
  }
}
