"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ModKey } from "#components/ui/mod-key.tsx";
import { keysAreOff, turnKeys, useKeys } from "#components/ui/use-keys.ts";

/** Every key there is, by where it works. What isn't for a customer is left out for them. */
const PLACES = [
  {
    place: "everywhere",
    keys: [
      ["mod K", "search"],
      ["?", "help"],
    ],
  },
  {
    place: "queue",
    keys: [
      ["J", "next"],
      ["K", "previous"],
      ["↵", "open"],
      ["/", "find"],
      ["F", "filter"],
      ["N", "new"],
      ["X", "select"],
      ["⇧ X", "selectTo"],
      ["A", "takeOrAssign"],
      ["S", "changeState"],
      ["T", "changeTags"],
      ["Z", "undo"],
    ],
  },
  {
    place: "lists",
    keys: [
      ["J", "nextLine"],
      ["K", "lineBefore"],
      ["/", "words"],
    ],
  },
  {
    place: "case",
    keys: [
      ["J", "nextMessage"],
      ["K", "messageBefore"],
      ["N", "newest"],
      ["R", "reply"],
      ["Esc", "leaveReply"],
      ["A", "take"],
      ["⇧ J", "nextCase"],
      ["⇧ K", "caseBefore"],
    ],
  },
] as const;
/** Also by the account menu: who turned single keys off, or has no keys, finds the way here. */
export const SHOW_KEYS = "escala:keys";

const STAFF: readonly string[] = [
  "take",
  "select",
  "selectTo",
  "takeOrAssign",
  "changeState",
  "changeTags",
  "undo",
];

/** All keys at a press of "?", and the switch that turns single keys off on this device. */
export function KeyHelp({ staff }: { staff: boolean }) {
  const t = useTranslations("ui.keys");
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(true);
  useKeys({ "?": () => setOpen(true) });
  useEffect(() => {
    const show = () => setOpen(true);
    window.addEventListener(SHOW_KEYS, show);
    return () => window.removeEventListener(SHOW_KEYS, show);
  }, []);
  useEffect(() => {
    if (open) setOn(!keysAreOff());
  }, [open]);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("text")}>
      {PLACES.map(({ place, keys }) => (
        <section key={place} className="key-part">
          <h3>{t(`place.${place}`)}</h3>
          <dl>
            {keys
              .filter(([, does]) => staff || !STAFF.includes(does))
              .map(([key, does]) => (
                <div key={key}>
                  <dt>{key.startsWith("mod ") ? <ModKey with={key.slice(4)} /> : <kbd>{key}</kbd>}</dt>
                  <dd>{t(`does.${does}`)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <Checkbox
        label={t("single")}
        checked={on}
        onChange={event => {
          const wanted = event.target.checked;
          if (turnKeys(wanted)) setOn(wanted);
        }}
      />
      <p className="sm m">{t("singleText")}</p>
    </Dialog>
  );
}
