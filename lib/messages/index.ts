import enErrors from "./en/errors.ts";
import enEvents from "./en/events.ts";
import enForms from "./en/forms.ts";

<<<<<<< HEAD

import enShell from "./en/shell.ts";

=======

import enMail from "./en/mail.ts";

>>>>>>> 5e43589 (The worker: outbox, mail, heartbeat, schedule; the operator's mailbox)

import enUi from "./en/ui.ts";
import esErrors from "./es/errors.ts";
import esEvents from "./es/events.ts";
import esForms from "./es/forms.ts";

<<<<<<< HEAD

import esShell from "./es/shell.ts";

=======

import esMail from "./es/mail.ts";

>>>>>>> 5e43589 (The worker: outbox, mail, heartbeat, schedule; the operator's mailbox)

import esUi from "./es/ui.ts";

/** The shape every translation of `T` must have: the same keys, text at the leaves. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };

export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];

<<<<<<< HEAD
const en = { errors: enErrors, ui: enUi, forms: enForms, shell: enShell };
const es = { errors: esErrors, ui: esUi, forms: esForms, shell: esShell } satisfies Messages<typeof en>;
=======
const en = { errors: enErrors, events: enEvents, mail: enMail, ui: enUi, forms: enForms };
const es = { errors: esErrors, events: esEvents, mail: esMail, ui: esUi, forms: esForms } satisfies Messages<
  typeof en
>;
>>>>>>> 5e43589 (The worker: outbox, mail, heartbeat, schedule; the operator's mailbox)

/** All texts by language and namespace; a namespace is one feature's file in `en/` and `es/`. */
export const catalogue: Record<Locale, Messages<typeof en>> = { en, es };

export type Namespace = keyof typeof en;
