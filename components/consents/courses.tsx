import { useTranslations } from "next-intl";
import { When } from "#components/training/when.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import type { OwnCourseDto } from "#lib/features/training/transcript.ts";

/** Courses a person has a seat in, attended or gave back, the newest first, with what they came to. */
export function OwnCourses({ courses }: { courses: readonly OwnCourseDto[] }) {
  const t = useTranslations("consents.courses");
  const stateOf = (course: OwnCourseDto) => {
    if (course.calledOff) return t("state.calledOff");
    if (course.state !== "seated") return t(`state.${course.state}`);
    if (course.ahead) return t("state.seated");
    if (course.attended === null) return t("state.held");
    return t(course.attended ? "state.attended" : "state.missed");
  };
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("course")}</Th>
          <Th>{t("when")}</Th>
          <Th>{t("attendance")}</Th>
          <Th>{t("result")}</Th>
        </tr>
      </thead>
      <tbody>
        {courses.map(course => (
          <tr key={course.id}>
            <Td className="full">
              <b>{course.title}</b>
              <span className="mm sm cell-note">{course.areas.map(area => area.name).join(", ")}</span>
            </Td>
            <Td>
              <When from={course.startsAt} to={course.endsAt} zone={course.timeZone} />
              <span className="mm sm cell-note">{course.place || t("online")}</span>
            </Td>
            <Td>{stateOf(course)}</Td>
            <Td>
              {course.areas.filter(area => area.outcome !== "open").length === 0
                ? "–"
                : [...new Set(course.areas.map(area => area.outcome))]
                    .filter(outcome => outcome !== "open")
                    .map(outcome => t(`outcome.${outcome}`))
                    .join(", ")}
              {course.percent !== null && (
                <span className="mm sm"> {t("percent", { percent: course.percent })}</span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
