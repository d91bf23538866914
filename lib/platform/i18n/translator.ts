import { createTranslator } from "use-intl/core";
import { catalogue, type Locale } from "#lib/messages/index.ts";
import { region } from "./region.ts";

type Params = Record<string, string | number> | undefined;

/** Texts outside React (actions, mail, files): the whole catalogue of a language, ICU parameters. An unknown key answers itself. */
export function translator(locale: Locale): (key: string, params?: Params) => string {
  const cached = translators.get(locale);
  if (cached) return cached;
  const t = createTranslator({
    // Its numbers and days as everywhere else: "18 Feb 2027".
    locale: region(locale),
    messages: catalogue[locale],
    onError: () => {},
    getMessageFallback: ({ key }) => key,
  }) as unknown as (key: string, params?: Params) => string;
  translators.set(locale, t);
  return t;
}
const translators = new Map<Locale, (key: string, params?: Params) => string>();
