"use client";

import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { columnsFor, FIXED_COLUMN, type QueueColumn, usualColumns } from "#lib/domain/tickets/columns.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import { keepColumnsAction } from "#lib/features/tickets/actions-columns.ts";
import { type QueueQuery, queueHref } from "./queue-address.ts";

type Line = { column: QueueColumn; on: boolean };

/** Those shown in their order, then what else there is. */
const linesOf = (side: Side, shown: readonly QueueColumn[]): Line[] => [
  ...shown.map(column => ({ column, on: true })),
  ...columnsFor(side)
    .filter(column => !shown.includes(column))
    .map(column => ({ column, on: false })),
];

type Props = {
  workspace: string;
  path: string;
  query: QueueQuery;
  side: Side;
  shown: readonly QueueColumn[];
};

/** Which columns somebody sees and in which order: for all their lists, or for the one whose address says so. */
export function QueueColumns({ workspace, path, query, side, shown }: Props) {
  const t = useTranslations("ticketPages.columns");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [lines, setLines] = useState(() => linesOf(side, shown));
  const [said, setSaid] = useState("");
  // A line that moves down is taken out of the page for a moment, and with it the focus.
  const pressed = useRef<HTMLButtonElement | null>(null);
  useLayoutEffect(() => {
    if (lines.length > 0) pressed.current?.focus();
    pressed.current = null;
  }, [lines]);
  const chosen = lines.filter(line => line.on).map(line => line.column);

  function turn(wanted: boolean) {
    if (wanted) {
      setLines(linesOf(side, shown));
      setSaid("");
    }
    setOpen(wanted);
  }

  function move(from: number, step: 1 | -1, button: HTMLButtonElement) {
    const to = from + step;
    const line = lines[from];
    if (!line || to < 0 || to >= lines.length) return;
    pressed.current = button;
    const rest = lines.toSpliced(from, 1);
    setLines(rest.toSpliced(to, 0, line));
    setSaid(t("place", { column: t(`name.${line.column}`), place: to + 1, of: lines.length }));
  }

  return (
    <Dialog
      open={open}
      onOpenChange={turn}
      title={t("title")}
      description={t("text")}
      trigger={
        <Button look="ghost" size="sml">
          <Columns3 className="i i-s" aria-hidden="true" />
          {t("open")}
        </Button>
      }
      footer={
        <>
          <Button
            onClick={() => {
              setOpen(false);
              router.push(queueHref(path, query, { cols: chosen, cursor: query.cursor }));
            }}
          >
            {t("here")}
          </Button>
          <ActionButton
            look="pri"
            send={keepColumnsAction.bind(null, workspace)}
            input={{ columns: chosen }}
            doneText={t("kept")}
            onDone={() => {
              setOpen(false);
              if (query.cols) router.push(queueHref(path, query, { cols: null, cursor: query.cursor }));
              else router.refresh();
            }}
          >
            {t("keep")}
          </ActionButton>
        </>
      }
    >
      <ul className="tq-cols" data-choices="">
        {lines.map(({ column, on }, at) => {
          const name = t(`name.${column}`);
          return (
            <li key={column} className="row">
              <span className="grow">
                <Checkbox
                  label={name}
                  hint={column === FIXED_COLUMN ? t("fixed") : undefined}
                  checked={on}
                  disabled={column === FIXED_COLUMN}
                  onChange={event => {
                    const wanted = event.target.checked;
                    setLines(lines.map(line => (line.column === column ? { column, on: wanted } : line)));
                  }}
                />
              </span>
              {([-1, 1] as const).map(step => {
                const Icon = step === -1 ? ArrowUp : ArrowDown;
                return (
                  <Button
                    key={step}
                    look="ghost"
                    size="sml"
                    ico
                    aria-label={t(step === -1 ? "up" : "down", { column: name })}
                    aria-disabled={at + step < 0 || at + step >= lines.length || undefined}
                    onClick={event => move(at, step, event.currentTarget)}
                  >
                    <Icon className="i i-s" aria-hidden="true" />
                  </Button>
                );
              })}
            </li>
          );
        })}
      </ul>
      <p className="vh" role="status">
        {said}
      </p>
      <p>
        <Button look="ghost" size="sml" onClick={() => setLines(linesOf(side, usualColumns(side)))}>
          {t("usual")}
        </Button>
      </p>
      <p className="sm m">{t("hereText")}</p>
    </Dialog>
  );
}
