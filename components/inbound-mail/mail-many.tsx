"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { TextareaField } from "#components/forms/fields.tsx";
import { walkRows } from "#components/keys/walk-rows.ts";
import { type Selected, SelectRows } from "#components/tickets/bulk/select-rows.tsx";
import { Button } from "#components/ui/button.tsx";
import { useKeys } from "#components/ui/use-keys.ts";
import { countOfSenderAction, decideManyAction } from "#lib/features/inbound-mail/actions.ts";
import {
  type DecideManyInput,
  decideManyInput,
  type ManyKind,
  MOST_MAILS,
} from "#lib/features/inbound-mail/schema.ts";

/** `number` is the mail's id; `from` its sender's address, "" where it has none. */
export type MailChoiceRow = { number: string; version: number; from: string; forged: boolean };

type Props = {
  slug: string;
  rows: readonly MailChoiceRow[];
  deeds: readonly ManyKind[];
  children: ReactNode;
};

const alike = (one: MailChoiceRow, other: MailChoiceRow | undefined) =>
  one.from !== "" && one.from === other?.from && one.forged === other.forged;

/** Mails are selected to decide about several at once: those of the page, or all of one sender. */
export function MailMany({ slug, rows, deeds, children }: Props) {
  useKeys({ j: () => walkRows(1), k: () => walkRows(-1) });
  return (
    <SelectRows
      rows={rows}
      within={ofOneSender}
      bar={selected => <MailBar slug={slug} deeds={deeds} {...selected} />}
    >
      {children}
    </SelectRows>
  );
}

const ofOneSender = (row: MailChoiceRow, chosen: readonly MailChoiceRow[]) => alike(row, chosen[0]);

type Asked = { deed: ManyKind; count: number; forged: number; choice: DecideManyInput["choice"] };

/** What can be done with the selected mails; on forged ones to decline them comes first. */
function MailBar({
  slug,
  deeds,
  rows,
  whole,
  onAll,
  onClear,
  onAsking,
}: Selected<MailChoiceRow> & Pick<Props, "slug" | "deeds">) {
  const t = useTranslations("inboundMail.many");
  const [asked, setAsked] = useState<Asked | null>(null);
  const [first] = rows;
  const sole = first !== undefined && rows.every(row => alike(row, first));
  const count = whole === null ? rows.length : Math.min(whole, MOST_MAILS);
  const forged = rows.filter(row => row.forged).length;
  /** What was meant when the dialog opened: mails that change while it is written are refused, not decided unread. */
  const ask = (deed: ManyKind) => {
    const choice: Asked["choice"] =
      whole !== null && first
        ? { of: "sender", mailId: first.number }
        : { of: "rows", rows: rows.map(({ number, version }) => ({ mailId: number, version })) };
    setAsked({ deed, count, forged: whole !== null && forged > 0 ? count : forged, choice });
    onAsking(true);
  };
  const close = () => {
    setAsked(null);
    onAsking(false);
  };
  const primary = deeds.includes("decline") ? (forged > 0 ? "decline" : "approve") : "";
  const said =
    whole === null
      ? t("selected", { count })
      : t(whole > MOST_MAILS ? "senderFirst" : "senderSelected", { count, from: first?.from ?? "" });
  return (
    <section className="bulk-bar" aria-label={t("bar")}>
      <span className="bulk-said wrap-any" role="status">
        {said}
      </span>
      {sole && whole === null && (
        <ActionButton<{ count: number }>
          look="ghost"
          size="sml"
          send={countOfSenderAction.bind(null, slug)}
          input={{ mailId: first.number }}
          onDone={found => onAll(found.count)}
        >
          {t("ofSender")}
        </ActionButton>
      )}
      <span className="grow" />
      {deeds
        .toSorted((a, b) => Number(b === primary) - Number(a === primary))
        .map(deed => (
          <Button
            key={deed}
            size="sml"
            look={deed === primary ? "pri" : deed === "discard" ? "ghost" : undefined}
            onClick={() => ask(deed)}
          >
            {t(`deed.${deed}`)}
          </Button>
        ))}
      <Button look="ghost" size="sml" ico aria-label={t("clear")} title={t("clear")} onClick={onClear}>
        <X className="i i-s" aria-hidden="true" />
      </Button>
      {asked && (
        <MailManyDialog key={asked.deed} slug={slug} {...asked} onClose={close} onStarted={onClear} />
      )}
    </section>
  );
}

/** What follows from a deed on so many mails. */
function MailManyDialog({
  slug,
  deed,
  count,
  forged,
  choice,
  onClose,
  onStarted,
}: Asked & { slug: string; onClose: () => void; onStarted: () => void }) {
  const t = useTranslations("inboundMail.many");
  const one = useTranslations("inboundMail.decide");
  return (
    <DeedDialog
      opened
      close={onClose}
      schema={decideManyInput}
      send={decideManyAction.bind(null, slug)}
      defaultValues={{ deed: { kind: deed, reason: "" } as never }}
      fixed={{ choice }}
      title={t(`title.${deed}`, { count })}
      description={
        <div className="bulk-words">
          <p>{t(`text.${deed}`)}</p>
          {deed === "approve" && forged > 0 && (
            <p>
              <b>{t("forged", { count: forged })}</b>
            </p>
          )}
          <p className="sm">{t("each")}</p>
        </div>
      }
      deed={t(`deed.${deed}`)}
      doneText={t("started")}
      onDone={onStarted}
    >
      {deed === "decline" && (
        <TextareaField
          name="deed.reason"
          label={one("reason")}
          hint={one("reasonOptional")}
          rows={2}
          optional
        />
      )}
      {deed === "discard" && <TextareaField name="deed.reason" label={one("reason")} rows={2} required />}
    </DeedDialog>
  );
}
