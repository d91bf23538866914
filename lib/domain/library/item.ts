import { err, ok, type Result } from "#lib/domain/result.ts";

export const LIBRARY_KINDS = ["guide", "video", "logo", "document"] as const;
export type LibraryKind = (typeof LIBRARY_KINDS)[number];

export const LIBRARY_STATES = ["draft", "published", "withdrawn"] as const;
export type LibraryState = (typeof LIBRARY_STATES)[number];

export type VersionState = { state: LibraryState; announced: boolean };

/** A version goes out once; what was withdrawn comes back as a new one, so that nobody takes it for what they had. */
export function publishVersion(version: VersionState): Result<VersionState, "already" | "withdrawn"> {
  if (version.state === "published") return err("already");
  if (version.state === "withdrawn") return err("withdrawn");
  return ok({ ...version, state: "published" });
}

/** Takes back a version that is out, or throws away a draft. */
export function withdrawVersion(version: VersionState): Result<VersionState, "already"> {
  return version.state === "withdrawn" ? err("already") : ok({ ...version, state: "withdrawn" });
}

/** Everybody who may have it is told once, of a version that is out. */
export function announceVersion(version: VersionState): Result<VersionState, "not_out" | "already"> {
  if (version.state !== "published") return err("not_out");
  return version.announced ? err("already") : ok({ ...version, announced: true });
}

/** The version that is given: the published one that went out last; null where none is out. */
export function currentVersion<T extends { state: LibraryState; publishedAt: number | null }>(
  versions: readonly T[],
): T | null {
  return versions
    .filter(v => v.state === "published")
    .reduce<T | null>((best, v) => ((best?.publishedAt ?? -1) >= (v.publishedAt ?? 0) ? best : v), null);
}

/** Where a link may lead: the web, over TLS, to somewhere with a name. */
export function isSafeLink(text: string): boolean {
  try {
    const url = new URL(text);
    return (
      url.protocol === "https:" && url.hostname.includes(".") && url.username === "" && url.password === ""
    );
  } catch {
    return false;
  }
}
