"use client";

import { Clock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, NumberField, RadioField, TextareaField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day } from "#components/ui/time.tsx";
import { logCaseTimeAction } from "#lib/features/hours/actions.ts";
import type { CaseTimeDto } from "#lib/features/hours/dto.ts";
import { AGAINST, logCaseTimeInput, MOST_CASE_MINUTES } from "#lib/features/hours/schema.ts";
import { ReverseTime } from "./deeds.tsx";
import { hoursText } from "./hours-text.ts";

type Props = { slug: string; number: string; time: CaseTimeDto };

/** Time on a case beside it: what was worked and what pays for it (S16), and the way to write down more. */
export function CaseTime({ slug, number, time }: Props) {
  const t = useTranslations("hours.case");
  const locale = useLocale();
  const text = (minutes: number) => hoursText(minutes, locale);
  const hours = `/${slug}/contracts/${time.contractNumber}/hours`;
  return (
    <section aria-labelledby="case-time">
      <h2 id="case-time">{t("title")}</h2>
      {time.entries.length === 0 && <p className="sm m">{t("none")}</p>}
      {time.underContract > 0 && (
        <p className="sm">
          {t("contract")}: <b>{text(time.underContract)}</b>
        </p>
      )}
      {(time.fromPack > 0 || (time.left && time.left.left > 0)) && (
        <p className="sm">
          {t("pack")}: <b>{text(time.fromPack)}</b>
          {time.left && (
            <>
              {" · "}
              <Link href={hours}>{t("left", { left: text(time.left.left) })}</Link>
            </>
          )}
        </p>
      )}
      {time.entries.length > 0 && <Entries slug={slug} time={time} entries={time.entries.slice(0, SHOWN)} />}
      {time.entries.length > SHOWN && (
        <details className="sm">
          <summary>{t("more", { count: time.entries.length - SHOWN })}</summary>
          <Entries slug={slug} time={time} entries={time.entries.slice(SHOWN)} />
        </details>
      )}
      {time.logs && <LogTime slug={slug} number={number} time={time} />}
    </section>
  );
}

/** So many stand open; the others fold out. */
const SHOWN = 12;

function Entries({
  slug,
  time,
  entries,
}: Pick<Props, "slug" | "time"> & { entries: Props["time"]["entries"] }) {
  const t = useTranslations("hours.case");
  const ledger = useTranslations("hours.ledger");
  const locale = useLocale();
  const text = (minutes: number) => hoursText(minutes, locale);
  return (
    <ul className="ct">
      {entries.map(entry => (
        <li key={entry.id} className="sm">
          <span className={entry.reversed || entry.reversesId ? "mm ct-back" : undefined}>
            <b>{entry.reversesId ? `−${text(entry.minutes)}` : text(entry.minutes)}</b>{" "}
            {!entry.underContract && <Tag tone="line">{t("tagPack")}</Tag>}{" "}
            {entry.reversesId ? ledger("reversal", { reason: entry.what }) : entry.what}
          </span>
          <span className="mm">
            {entry.consultant} · <Day date={entry.on} today={time.today} />
            {entry.reversed && ` · ${ledger("reversed")}`}
          </span>
          {time.logs && !entry.reversed && entry.reversesId === null && (
            <ReverseTime workspace={slug} contractId={time.contractId} entry={entry} />
          )}
        </li>
      ))}
    </ul>
  );
}

function LogTime({ slug, number, time }: Props) {
  const t = useTranslations("hours.case");
  const f = useTranslations("hours.fields");
  const locale = useLocale();
  const left = time.left?.left ?? 0;
  return (
    <DeedDialog
      trigger={
        <Button size="sml">
          <Clock className="i" aria-hidden="true" />
          {t("open")}
        </Button>
      }
      title={t("dialog", { number })}
      description={t("text", { contract: time.contractNumber })}
      schema={logCaseTimeInput}
      send={logCaseTimeAction.bind(null, slug)}
      defaultValues={{ number, on: time.today, minutes: 30, what: "", against: "contract" }}
      fixed={{ number }}
      formKey={`time ${number}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <div className="two">
        <NumberField name="minutes" label={t("minutes")} required max={MOST_CASE_MINUTES} />
        <DateField name="on" label={f("on")} required max={time.today} />
      </div>
      <TextareaField name="what" label={f("what")} rows={3} required />
      <RadioField
        name="against"
        label={t("against")}
        choices={AGAINST.map(value => ({
          value,
          label: t(`by.${value}`, { left: hoursText(left, locale) }),
          disabled: value === "pack" && left === 0,
        }))}
      />
    </DeedDialog>
  );
}
