import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import type { EnrolmentDto } from "#lib/features/training/dto.ts";
import { AnnulResult, Attendance, AttendeeDeeds } from "./attendee-deeds.tsx";
import { EnrolmentStatus, OutcomeStatus } from "./states.tsx";

/** Who is enrolled: seat or turn, attendance, every part's result, and what it came to in each area. */
export function Attendees({
  workspace,
  course,
  people,
  companies,
  begun,
  today,
}: {
  workspace: string;
  course: string;
  people: readonly EnrolmentDto[];
  companies: boolean;
  begun: boolean;
  today: string;
}) {
  const t = useTranslations("training");
  const c = useTranslations("training.columns");
  return (
    <Table label={t("session.people")} stack free>
      <thead>
        <tr>
          <Th>{c("person")}</Th>
          {companies && <Th>{c("company")}</Th>}
          <Th>{c("state")}</Th>
          {begun && <Th>{c("attendance")}</Th>}
          {begun && <Th>{c("result")}</Th>}
          <Th>
            <span className="vh">{c("actions")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {people.map(person => (
          <tr key={person.id}>
            <Td className="full">
              <Link href={`/${workspace}/people/${person.personId}`}>
                <b>{person.name}</b>
              </Link>
              <span className="mm sm blk">{person.areas.map(area => area.name).join(" · ")}</span>
            </Td>
            {companies && <Td className="full">{person.company?.name}</Td>}
            <Td className="full">
              <EnrolmentStatus state={person.state} />
              {person.turn !== null && (
                <span className="mm sm blk">{t("session.turn", { turn: person.turn })}</span>
              )}
              {person.charged && <span className="sm blk">{t("session.charged")}</span>}
              {person.cancelReason && <span className="mm sm blk">{person.cancelReason}</span>}
              {person.state === "seated" && !person.signsIn && person.parts.some(part => part.exam) && (
                <span className="sm blk">{t("session.noAccount")}</span>
              )}
            </Td>
            {begun && (
              <Td className="full">
                {person.open && <Attendance workspace={workspace} enrolment={person} />}
              </Td>
            )}
            {begun && (
              <Td className="full">
                {person.state === "seated" && person.open && (
                  <Results person={person} workspace={workspace} />
                )}
              </Td>
            )}
            <Td className="full">
              <AttendeeDeeds workspace={workspace} course={course} enrolment={person} today={today} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Results({ person, workspace }: { person: EnrolmentDto; workspace: string }) {
  const t = useTranslations("training");
  return (
    <>
      {person.parts.map(part => (
        <span key={part.key} className="sm blk">
          {part.title}: {part.percent === null ? t("result.none") : `${part.percent} %`}
          {part.tries > 1 && <span className="mm"> ({t("result.tries", { tries: part.tries })})</span>}
        </span>
      ))}
      {person.areas.map(area => (
        <span key={area.key} className="blk">
          {person.areas.length > 1 && <span className="sm">{area.name}: </span>}
          <OutcomeStatus outcome={area.outcome} percent={area.percent} />
        </span>
      ))}
      {person.parts.some(part => part.results.length > 0) && (
        <AnnulResult workspace={workspace} enrolment={person} />
      )}
      {person.areas.some(area => area.waits) && (
        <span className="sm blk">{t("session.waitsForCertificate")}</span>
      )}
      {person.areas.some(area => area.outcome === "passed") && (
        <Link className="sm" href={`/${workspace}/people/${person.personId}`}>
          {t("session.toCertificate")}
          <span className="vh">: {person.name}</span>
        </Link>
      )}
    </>
  );
}
