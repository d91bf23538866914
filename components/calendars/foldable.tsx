"use client";

import { ChevronRight, CircleAlert, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

type Props = {
  name: string;
  summary: ReactNode;
  open: boolean;
  wrong: boolean;
  toggle: () => void;
  remove: () => void;
  children: ReactNode;
};

/** A line of a list that opens to its fields; one with something wrong in it stands open. */
export function Foldable({ name, summary, open, wrong, toggle, remove, children }: Props) {
  const t = useTranslations("calendars.edit");
  const shown = open || wrong;
  const said = name.trim() || t("untitled");
  return (
    <li className={shown ? "item open" : "item"}>
      <div className="item-h">
        <h3>
          <button type="button" className="item-t" aria-expanded={shown} onClick={toggle}>
            <ChevronRight className="i i-s turn" aria-hidden="true" />
            <b className={name.trim() ? undefined : "mm"}>{said}</b>
            <span className="mm sm item-s">{summary}</span>
          </button>
        </h3>
        {wrong && (
          <span className="item-p breach-t">
            <CircleAlert className="i i-s" aria-hidden="true" />
          </span>
        )}
        <Button look="ghost" size="sml" ico aria-label={t("remove", { name: said })} onClick={remove}>
          <Trash2 className="i i-s" aria-hidden="true" />
        </Button>
      </div>
      {shown && <div className="item-b">{children}</div>}
    </li>
  );
}
