import { notFoundRefusal } from "#lib/platform/refusal.ts";

/** Which one, and in which version; left out: all of them, in the version in force. */
type Pick = { key?: string; version?: number };

export type ShelfProps = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** `?key=extended&version=2`; anything else that is no number was never published. */
export function pickOf(query: Record<string, string | string[] | undefined>): Pick {
  const { key, version } = query;
  if (Array.isArray(key) || Array.isArray(version)) return notFoundRefusal();
  if (version !== undefined && !/^[1-9]\d{0,5}$/.test(version)) return notFoundRefusal();
  return { ...(key ? { key } : {}), ...(version ? { version: Number(version) } : {}) };
}
