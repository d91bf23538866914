import { useLocale, useTranslations } from "next-intl";
import { Avatar } from "#components/ui/avatar.tsx";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { CertificationDto, PeopleDto } from "#lib/features/certifications/dto.ts";
import { CertificationDeeds } from "./deeds.tsx";
import { Leave } from "./leave.tsx";
import { CertificationStatus } from "./state-text.tsx";
import { PersonWord } from "./word.tsx";

/** Cycles worth a line in a cell: the newest, and the one in force before an early renewal begins. */
function cyclesOf(certifications: readonly CertificationDto[], area: string): CertificationDto[] {
  const own = certifications.filter(c => c.area.key === area);
  const lives = own.filter(c => !["expired", "revoked", "superseded"].includes(c.state));
  return lives.length > 0 ? lives : own.slice(0, 1);
}

/** A partner's people by the programme's areas: state, end, and what may be done. */
export function PeopleMatrix({ workspace, data }: { workspace: string; data: PeopleDto }) {
  const t = useTranslations("certifications");
  const locale = useLocale();
  const { areas, people, company, today } = data;
  return (
    <Table label={t("people.title")} stack free className="by-area">
      <thead>
        <tr>
          <Th>{t("people.person")}</Th>
          {areas.map(area => (
            <Th key={area.key}>{area.name}</Th>
          ))}
          {people.some(p => p.canLeave) && (
            <Th>
              <span className="vh">{t("columns.actions")}</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {people.map(person => (
          <tr key={person.personId}>
            <Td className="full">
              <span className="row">
                <Avatar name={person.name} kind="partner" />
                <span>
                  <Link className="q" href={`/${workspace}/people/${person.personId}`}>
                    <b>{person.name}</b>
                  </Link>
                  {person.leavesOn && (
                    <span className="warn-t sm">
                      {" "}
                      {t("people.leavesOn", { date: dayText(person.leavesOn, locale, today) })}
                    </span>
                  )}
                  <span className="mm sm cell-note">{person.email}</span>
                  <PersonWord workspace={workspace} data={data} person={person} />
                </span>
              </span>
            </Td>
            {areas.map(area => {
              const cycles = cyclesOf(person.certifications, area.key);
              return (
                <Td key={area.key} className={cycles.length > 0 ? "full" : "none"}>
                  {cycles.length === 0 && <span className="mm sm">{t("people.nothing")}</span>}
                  {cycles.map(c => (
                    <div key={c.id} className="cycle">
                      <span className="in-s mm sm">{area.name}</span>
                      <CertificationStatus certification={c} today={today} />
                      {c.number && <span className="mono sm mm cell-note">{c.number}</span>}
                      <CertificationDeeds workspace={workspace} certification={c} today={today} />
                    </div>
                  ))}
                </Td>
              );
            })}
            {people.some(p => p.canLeave) && (
              <Td num className="full">
                {person.canLeave && (
                  <Leave workspace={workspace} company={company} person={person} today={today} />
                )}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
