"use client";

import { ChevronDown, CircleCheck, type LucideIcon, Tag, UserRound, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { MOST_AT_ONCE } from "#lib/domain/tickets/bulk.ts";
import { countBulkAction } from "#lib/features/bulk/actions.ts";
import type { DeedKind, StartBulkInput } from "#lib/features/bulk/schema.ts";
import { BulkDialog } from "./bulk-dialog.tsx";
import type { BulkList, BulkRow } from "./bulk-queue.tsx";

const MENUS: { name: "assign" | "state" | "tags"; key: string; Icon: LucideIcon; kinds: DeedKind[] }[] = [
  { name: "assign", key: "a", Icon: UserRound, kinds: ["take", "assign", "release"] },
  { name: "state", key: "s", Icon: CircleCheck, kinds: ["ask", "resume", "resolve", "close"] },
  { name: "tags", key: "t", Icon: Tag, kinds: ["tag", "untag"] },
];

type Props = {
  slug: string;
  /** The selected rows of the page. */
  rows: readonly BulkRow[];
  list: BulkList;
  /** How many the list holds, where all of it is meant. */
  whole: number | null;
  offersAll: boolean;
  people: readonly { id: string; name: string }[];
  tags: readonly string[];
  onAll: (count: number) => void;
  onClear: () => void;
  /** A dialog is open: the bar stays, whatever leaves the page. */
  onAsking: (open: boolean) => void;
};
type Asked = { deed: DeedKind; count: number; choice: StartBulkInput["choice"] };

/** What can be done with the selected cases; each deed says in a dialog what follows from it. */
export function BulkBar({
  slug,
  rows,
  list,
  whole,
  offersAll,
  people,
  tags,
  onAll,
  onClear,
  onAsking,
}: Props) {
  const t = useTranslations("bulk");
  const [asked, setAsked] = useState<Asked | null>(null);
  const count = whole === null ? rows.length : Math.min(whole, MOST_AT_ONCE);
  /** What was meant when the dialog opened: cases that change while it is written are refused, not changed unread. */
  const ask = (deed: DeedKind) => {
    const choice = whole === null ? { of: "rows" as const, rows: [...rows] } : { of: "list" as const, list };
    setAsked({ deed, count, choice });
    onAsking(true);
  };
  const close = () => {
    setAsked(null);
    onAsking(false);
  };
  const entries = (kinds: DeedKind[]) =>
    kinds.map(kind => ({ key: kind, label: t(`deed.${kind}`), onSelect: () => ask(kind) }));
  const said =
    whole === null
      ? t("selected", { count })
      : t(whole > MOST_AT_ONCE ? "firstSelected" : "allSelected", { count });
  return (
    <section className="bulk-bar" aria-label={t("bar")}>
      <span className="bulk-said" role="status">
        {said}
      </span>
      {offersAll && whole === null && (
        <ActionButton<{ count: number }>
          look="ghost"
          size="sml"
          send={countBulkAction.bind(null, slug)}
          input={{ list }}
          onDone={found => onAll(found.count)}
        >
          {t("all")}
        </ActionButton>
      )}
      <span className="grow" />
      {MENUS.map(({ name, key, Icon, kinds }) => (
        <Menu
          key={name}
          trigger={
            <Button size="sml">
              <Icon className="i i-s" aria-hidden="true" />
              {t(`menu.${name}`)}
              <ChevronDown className="i i-s" aria-hidden="true" />
            </Button>
          }
          align="end"
          shortcut={key}
          entries={entries(kinds)}
        />
      ))}
      <Button look="ghost" size="sml" ico aria-label={t("clear")} title={t("clear")} onClick={onClear}>
        <X className="i i-s" aria-hidden="true" />
      </Button>
      {asked && (
        <BulkDialog
          key={asked.deed}
          slug={slug}
          {...asked}
          people={people}
          tags={tags}
          onClose={close}
          onStarted={onClear}
        />
      )}
    </section>
  );
}
