"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { DateInput } from "#components/ui/date-input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { LadderAsked } from "#lib/features/tiers/asked.ts";
import type { LadderDto } from "#lib/features/tiers/dto.ts";

/** Supposes a course with its certificate: who, in which area, from which day it counts. */
export function BookCourse({
  data,
  pending,
  suppose,
}: {
  data: Pick<LadderDto, "people" | "areas" | "asked" | "on" | "to" | "today">;
  pending: boolean;
  suppose: (more: Partial<LadderAsked>) => void;
}) {
  const t = useTranslations("ladder.book");
  const [areaKey, setArea] = useState(data.areas[0]?.key ?? "");
  const [personId, setPerson] = useState("");
  const [resultOn, setResult] = useState<string | null>(null);
  if (data.areas.length === 0) return null;
  // Somebody certified already gains nothing by a course in the same area.
  const free = data.people.filter(p => !p.areas.some(a => a.areaKey === areaKey && a.state === "held"));
  const chosen = free.some(p => p.personId === personId) ? personId : "";
  const day = resultOn ?? data.on;
  function add(event: FormEvent) {
    event.preventDefault();
    if (day < data.today || day > data.to) return;
    suppose({ courses: [...data.asked.courses, { areaKey, personId: chosen || null, resultOn: day }] });
  }
  return (
    <form onSubmit={add} className="book-course" aria-label={t("title")}>
      <b>{t("title")}</b>
      <div className="row wrap">
        {data.areas.length > 1 && (
          <Select
            aria-label={t("area")}
            value={areaKey}
            onChange={event => setArea(event.target.value)}
            options={data.areas.map(area => ({ value: area.key, label: area.name }))}
          />
        )}
        <Select
          aria-label={t("person")}
          value={chosen}
          onChange={event => setPerson(event.target.value)}
          options={[
            { value: "", label: t("somebodyNew") },
            ...free.map(p => ({ value: p.personId, label: p.name })),
          ]}
        />
        <DateInput
          aria-label={t("from")}
          value={day}
          min={data.today}
          max={data.to}
          required
          onChange={event => setResult(event.target.value)}
        />
        <Button type="submit" disabled={pending}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}
