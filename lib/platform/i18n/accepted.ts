import { type Locale, locales } from "#lib/messages/index.ts";

/** The language a browser asks for among ours, by its own order of preference; null where it names none of them. */
export function acceptedLocale(header: string): Locale | null {
  const wanted = header
    .split(",")
    .map((part, place) => {
      const [tag = "", ...params] = part.trim().toLowerCase().split(";");
      const q = params.map(p => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return {
        locale: locales.find(l => l === tag.split("-")[0]),
        q: q === undefined ? 1 : Number(q),
        place,
      };
    })
    .filter(one => one.locale !== undefined && one.q > 0)
    .sort((a, b) => b.q - a.q || a.place - b.place);
  return wanted[0]?.locale ?? null;
}
