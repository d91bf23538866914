"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { removeRecurringAction, setRecurringStateAction } from "#lib/features/recurring-tickets/actions.ts";
import type { RecurringDto } from "#lib/features/recurring-tickets/dto.ts";
import { EditRecurring, type RecurringChoices, weekdayName } from "./recurring-form.tsx";

type Props = {
  workspace: string;
  rows: readonly RecurringDto[];
  /** Null: for who may only read. */
  choices: RecurringChoices | null;
};

/** A desk's recurring cases: for whom, how often, when next, and what came of the last ones. */
export function RecurringList({ workspace, rows, choices }: Props) {
  const t = useTranslations("recurring");
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("rhythm")}</Th>
          <Th>{t("next")}</Th>
          <Th>{t("last")}</Th>
          <Th>{t("state")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="full">
              <b>{row.name}</b>
              <div className="mm sm">{row.customerName}</div>
            </Td>
            <Td>
              <RhythmText row={row} />
            </Td>
            <Td>
              {row.next.length === 0 ? (
                <span className="mm">{t("nextNone")}</span>
              ) : (
                <ul className="auto-lines">
                  {row.next.map(at => (
                    <li key={at}>
                      <Time instant={at} zone={row.timeZone} style="full" />
                    </li>
                  ))}
                </ul>
              )}
            </Td>
            <Td className="full">
              <Last workspace={workspace} row={row} />
            </Td>
            <Td>
              <span className="row wrap">
                <State row={row} />
                {choices && row.removedAt === null && (
                  <>
                    <Turn workspace={workspace} row={row} />
                    <EditRecurring workspace={workspace} choices={choices} recurring={row} />
                    <Remove workspace={workspace} row={row} />
                  </>
                )}
              </span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RhythmText({ row: { recurrence, timeZone } }: { row: RecurringDto }) {
  const t = useTranslations("recurring");
  const locale = useLocale();
  const { every, time } = recurrence;
  return (
    <>
      {recurrence.unit === "week"
        ? t("weekly", { every, time, weekday: weekdayName(locale, recurrence.weekday) })
        : t("monthly", { every, time, day: recurrence.day })}
      <div className="mm sm">{timeZone.replaceAll("_", " ")}</div>
    </>
  );
}

function Last({ workspace, row }: { workspace: string; row: RecurringDto }) {
  const t = useTranslations("recurring");
  const all = useTranslations();
  const locale = useLocale();
  if (row.last.length === 0) return <span className="mm">{t("lastNone")}</span>;
  return (
    <ul className="auto-lines">
      {row.last.map(one => (
        <li key={one.on}>
          {dayText(one.on, locale)}
          {": "}
          {one.outcome === "opened" ? (
            <Link href={`/${workspace}/tickets/${one.ticketNumber}`}>{one.ticketNumber}</Link>
          ) : (
            t(`outcomes.${one.outcome}`)
          )}
          {one.reason && all.has(one.reason.key) && (
            <div className="mm sm">{all(one.reason.key, one.reason.params)}</div>
          )}
        </li>
      ))}
    </ul>
  );
}

function State({ row }: { row: RecurringDto }) {
  const t = useTranslations("recurring");
  if (row.removedAt !== null)
    return (
      <span>
        <Tag tone="plain">{t("removedState")}</Tag> <Time instant={row.removedAt} />
      </span>
    );
  return <Tag tone={row.active ? "ok" : "paused"}>{row.active ? t("on") : t("off")}</Tag>;
}

function Remove({ workspace, row }: { workspace: string; row: RecurringDto }) {
  const t = useTranslations("recurring");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml" look="ghost">
          {t("remove")}
          <span className="vh"> {row.name}</span>
        </Button>
      }
      title={t("removeTitle", { name: row.name })}
      description={t("removeText")}
      send={removeRecurringAction.bind(null, workspace)}
      input={{ recurringId: row.id, version: row.version }}
      doneText={t("removed")}
      onDone={() => router.refresh()}
    >
      {t("remove")}
    </ConfirmDialog>
  );
}

function Turn({ workspace, row }: { workspace: string; row: RecurringDto }) {
  const t = useTranslations("recurring");
  const router = useRouter();
  return (
    <ActionButton
      size="sml"
      send={setRecurringStateAction.bind(null, workspace)}
      input={{ recurringId: row.id, version: row.version, active: !row.active }}
      doneText={row.active ? t("turnedOff") : t("turnedOn")}
      onDone={() => router.refresh()}
    >
      {row.active ? t("turnOff") : t("turnOn")}
      <span className="vh"> {row.name}</span>
    </ActionButton>
  );
}
