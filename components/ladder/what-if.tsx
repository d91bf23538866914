"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { ConsequencesDto, LadderDto, LadderPersonDto, PersonAreaDto } from "#lib/features/tiers/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { BookCourse } from "./book-course.tsx";
import { JudgeChoice } from "./judge-choice.tsx";
import { SupposedChips } from "./supposed-chips.tsx";
import { useSuppose } from "./use-suppose.ts";

type Props = {
  data: Pick<LadderDto, "people" | "areas" | "versions" | "asked" | "on" | "to" | "today">;
  consequences: ConsequencesDto | null;
};

/** The company's people to untick, certificates to renew, courses to book, and the version that judges (P20, P22, P23). */
export function WhatIf({ data, consequences }: Props) {
  const { people, on, today } = data;
  const t = useTranslations("ladder.people");
  const locale = useLocale();
  const { suppose, pending, shown: asked } = useSuppose(data.asked, today);
  const leave = (id: string) =>
    suppose({
      without: asked.without.includes(id) ? asked.without.filter(o => o !== id) : [...asked.without, id],
    });
  const renew = (personId: string, areaKey: string) => {
    const others = asked.renew.filter(r => r.personId !== personId || r.areaKey !== areaKey);
    suppose({
      renew: others.length < asked.renew.length ? others : [...others, { personId, areaKey }],
    });
  };
  return (
    <div aria-busy={pending || undefined} className="supposing">
      {people.length === 0 ? (
        <p className="mm">{t("none")}</p>
      ) : (
        <Table label={t("team", { date: dayText(on, locale) })} className="people" free stack>
          <thead>
            <tr>
              <Th>{t("stays")}</Th>
              <Th>{t("certificate")}</Th>
            </tr>
          </thead>
          <tbody>
            {people.map(person => (
              <tr
                key={person.personId}
                className={asked.without.includes(person.personId) ? "gone" : undefined}
              >
                <Td className="full">
                  <Checkbox
                    label={
                      <>
                        <span className="nm">{person.name}</span>
                        <Levels of={person} />
                        <Level2 of={person} on={on} today={today} />
                      </>
                    }
                    checked={!asked.without.includes(person.personId)}
                    onChange={() => leave(person.personId)}
                  />
                </Td>
                <Td className="full">
                  {person.areas.length === 0 ? (
                    <span className="mm">{t("noCertificate")}</span>
                  ) : (
                    <ul className="holds">
                      {person.areas.map(area => (
                        <Holds
                          key={area.areaKey}
                          of={area}
                          name={person.name}
                          today={today}
                          pending={pending || person.out}
                          renew={() => renew(person.personId, area.areaKey)}
                        />
                      ))}
                    </ul>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <div className="supposing-more">
        <BookCourse data={data} pending={pending} suppose={suppose} />
        {data.versions.length > 1 && (
          <JudgeChoice versions={data.versions} by={asked.by} pending={pending} suppose={suppose} />
        )}
      </div>
      {consequences && <SupposedChips of={consequences.supposed} asked={asked} on={on} suppose={suppose} />}
      <p className="vh" role="status">
        {pending ? t("updating") : ""}
      </p>
    </div>
  );
}

function Levels({ of }: { of: LadderPersonDto }) {
  const t = useTranslations("ladder.people");
  const locale = useLocale();
  if (of.levels.length === 0) return null;
  const levels = listText(of.levels.map(String), locale);
  return <span className="mm sm blk">{t("levels", { count: of.levels.length, levels })}</span>;
}

/** Their cases of level 2 now, and until when a certificate lets them hold these (T3). */
function Level2({ of: { level2 }, on, today }: { of: LadderPersonDto; on: string; today: string }) {
  const t = useTranslations("ladder.people");
  const locale = useLocale();
  if (level2 === null) return null;
  const { cases: count, until } = level2;
  return (
    <span className={until === null ? "warn-t sm blk" : "mm sm blk"}>
      {until === null
        ? t("level2Not", { count, on: dayText(on, locale, today) })
        : t("level2Until", { count, until: dayText(until, locale, today) })}
    </span>
  );
}

function Holds({
  of: area,
  name,
  today,
  pending,
  renew,
}: {
  of: PersonAreaDto;
  name: string;
  today: string;
  pending: boolean;
  renew: () => void;
}) {
  const t = useTranslations("ladder.people");
  const locale = useLocale();
  const day = (date: string) => dayText(date, locale, today);
  const words =
    area.state === "held" && area.until
      ? t("until", { date: day(area.until) })
      : area.state === "training"
        ? area.trainingOn
          ? t("course", { date: day(area.trainingOn) })
          : t("nominated")
        : area.until
          ? t("ended", { date: day(area.until) })
          : "";
  return (
    <li className={area.ending && area.renewal !== "supposed" ? "ending" : undefined}>
      <span className="grow">
        <span className="ar">{area.area}</span> <span className="until">{words}</span>
        {area.ending && area.renewal !== "supposed" && <span className="vh">, {t("ending")}</span>}
      </span>
      {area.renewal !== null && (
        <Button
          size="sml"
          look="ghost"
          className="toggle"
          disabled={pending}
          aria-pressed={area.renewal === "supposed"}
          onClick={renew}
        >
          {t(area.renewal === "supposed" ? "renewed" : "renew")}
          <span className="vh">
            : {name}, {area.area}
          </span>
        </Button>
      )}
    </li>
  );
}
