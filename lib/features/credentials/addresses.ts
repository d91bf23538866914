import { didOf } from "#lib/domain/credentials/did.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { absolute, appUrl } from "#lib/platform/app-url.ts";

/** A workspace as an issuer at the address the portal has today. */
export type IssuerAt = {
  tenantId: string;
  slug: string;
  did: string;
  name: string;
  timeZone: string;
  locale: "en" | "es";
};

export const issuerAt = (
  w: Pick<WorkspaceInfo, "tenantId" | "slug" | "legalName" | "timeZone" | "locale">,
): IssuerAt => ({
  tenantId: w.tenantId,
  slug: w.slug,
  did: didOf(appUrl(), w.slug),
  name: w.legalName,
  timeZone: w.timeZone,
  locale: w.locale,
});

/** An address under the vendor's: "status/1". */
export const addressOf = (at: Pick<IssuerAt, "slug">, path: string): string =>
  absolute(`/${at.slug}/${path}`);

export const credentialPath = (slug: string, id: string): string => `/${slug}/credentials/${id}`;
