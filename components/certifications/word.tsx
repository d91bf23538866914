"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { askConsentAction, cancelAskAction } from "#lib/features/certifications/actions.ts";
import type { PeopleDto, PersonRowDto } from "#lib/features/certifications/dto.ts";

/** Somebody whose certificates do not count for the company yet, or no longer (P22), with the way to ask them. */
export function PersonWord({
  workspace,
  data,
  person,
}: {
  workspace: string;
  data: Pick<PeopleDto, "company" | "canNominate" | "today">;
  person: PersonRowDto;
}) {
  const t = useTranslations("consents.list");
  const locale = useLocale();
  const router = useRouter();
  const { state, on, askedBy } = person.consent;
  if (state === "agreed") return null;
  const date = on ? dayText(on, locale, data.today) : "";
  return (
    <span className="cell-note sm warn-t">
      {state === "asked" && `${t("askedState")} · ${t("asked", { date, by: askedBy })}`}
      {state === "none" && t("none")}
      {state === "withdrawn" && t("withdrawn")}
      {data.canNominate && (state === "none" || (state === "asked" && on !== data.today)) && (
        <ActionButton
          size="sml"
          look="ghost"
          send={askConsentAction.bind(null, workspace)}
          input={{ slug: data.company.slug, personId: person.personId }}
          doneText={t("askDone")}
          onDone={() => router.refresh()}
        >
          {state === "none" ? t("ask", { name: person.name }) : t("again")}
        </ActionButton>
      )}
    </span>
  );
}

/** People who are asked and are not at the company yet. */
export function AskedOutside({ workspace, data }: { workspace: string; data: PeopleDto }) {
  const t = useTranslations("consents.list");
  const locale = useLocale();
  const router = useRouter();
  return (
    <ul className="lines">
      {data.asked.map(ask => (
        <li key={ask.id} className="row wrap">
          <b>{ask.name}</b>
          <span className="mm sm">
            {ask.email} · {t("asked", { date: dayText(ask.on, locale, data.today), by: ask.by })}
          </span>
          <span className="grow" />
          {data.canNominate && (
            <ActionButton
              size="sml"
              look="ghost"
              send={cancelAskAction.bind(null, workspace)}
              input={{ id: ask.id }}
              doneText={t("cancelDone")}
              onDone={() => router.refresh()}
            >
              {t("cancel")}
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  );
}
