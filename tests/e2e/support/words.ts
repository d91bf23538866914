import { createTranslator } from "use-intl/core";
import { catalogue, type Locale } from "#lib/messages/index.ts";

export type Words = (key: string, params?: Record<string, string | number | Date>) => string;

/** The portal's own texts, so that a story finds a button by its name in the language it is read in. */
export function words(locale: Locale): Words {
  const t = createTranslator({
    locale,
    messages: catalogue[locale],
    onError: error => {
      throw error;
    },
  }) as unknown as Words;
  return (key, params) => t(key, params);
}

/** A text up to where its first value stands in: for what contains a number or a name. */
export const asPattern = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
