import enErrors from "./en/errors.ts";
import enForms from "./en/forms.ts";
import enShell from "./en/shell.ts";
import enUi from "./en/ui.ts";
import esErrors from "./es/errors.ts";
import esForms from "./es/forms.ts";
import esShell from "./es/shell.ts";
import esUi from "./es/ui.ts";

/** The shape every translation of `T` must have: the same keys, text at the leaves. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };

export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];

const en = { errors: enErrors, ui: enUi, forms: enForms, shell: enShell };
const es = { errors: esErrors, ui: esUi, forms: esForms, shell: esShell } satisfies Messages<typeof en>;

/** All texts by language and namespace; a namespace is one feature's file in `en/` and `es/`. */
export const catalogue: Record<Locale, Messages<typeof en>> = { en, es };

export type Namespace = keyof typeof en;
