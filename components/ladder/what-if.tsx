"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { LadderPersonDto } from "#lib/features/tiers/dto.ts";

type Props = { people: readonly LadderPersonDto[]; on: string; today: string };

/** The company's people to untick: the address holds who is out, and nothing is saved. */
export function WhatIf({ people, on, today }: Props) {
  const t = useTranslations("ladder.people");
  const locale = useLocale();
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const [pending, start] = useTransition();
  const out = people.filter(person => person.out).map(person => person.personId);
  const day = (date: string) => dayText(date, locale, today);

  function go(next: readonly string[]) {
    const query = new URLSearchParams(search.toString());
    if (next.length === 0) query.delete("without");
    else query.set("without", next.join(","));
    const text = query.toString();
    start(() => router.replace(text ? `${path}?${text}` : path, { scroll: false }));
  }

  const toggle = (id: string) => go(out.includes(id) ? out.filter(o => o !== id) : [...out, id]);

  return (
    <div aria-busy={pending || undefined}>
      <Table label={t("team", { date: dayText(on, locale) })} className="people" stack>
        <thead>
          <tr>
            <Th>{t("person")}</Th>
            <Th>{t("counts")}</Th>
            <Th>{t("certificate")}</Th>
            <Th>{t("state")}</Th>
          </tr>
        </thead>
        <tbody>
          {people.map(person => (
            <tr key={person.personId} className={person.out ? "gone" : undefined}>
              <Td className="full">
                <Checkbox
                  label={<span className="nm">{person.name}</span>}
                  checked={!person.out}
                  disabled={pending}
                  onChange={() => toggle(person.personId)}
                />
              </Td>
              <Td className="m">{person.counts.join(", ")}</Td>
              <Td className="nw">
                {person.until
                  ? t("until", { date: day(person.until) })
                  : person.trainingOn
                    ? t("course", { date: day(person.trainingOn) })
                    : person.training
                      ? "–"
                      : person.ended
                        ? t("ended", { date: day(person.ended) })
                        : t("noCertificate")}
              </Td>
              <Td>
                {person.ending && <Tag tone="warn">{t("ending")}</Tag>}
                {person.training && <Tag tone="line">{t(person.trainingOn ? "training" : "nominated")}</Tag>}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mm sm row wrap what-if-foot" role="status">
        {pending ? t("updating") : out.length > 0 ? t("gone", { date: dayText(on, locale) }) : ""}
        {out.length > 0 && (
          <Button size="sml" look="ghost" onClick={() => go([])}>
            {t("reset")}
          </Button>
        )}
      </p>
    </div>
  );
}
