import { BookOpen, Bug, CircleCheck, CircleDot, Siren, Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { VersionRange } from "#lib/domain/knowledge/affected.ts";
import type { Course, KnowledgeKind, Severity } from "#lib/domain/knowledge/item.ts";

const kindIcons = { alert: Siren, problem: Bug, article: BookOpen };

/** A kind as icon and word. */
export function KindText({ kind }: { kind: KnowledgeKind }) {
  const t = useTranslations("knowledge");
  const Icon = kindIcons[kind];
  return (
    <span className="with-icon-in">
      <Icon className="i" aria-hidden="true" /> {t(`kind.${kind}`)}
    </span>
  );
}

/** Colour for what is open and grave; what is over is grey. */
export function SeverityTag({ severity, course }: { severity: Severity | null; course: Course | null }) {
  const t = useTranslations("knowledge");
  if (!severity) return null;
  const over = course === "resolved";
  const tone = over ? "plain" : severity === "critical" ? "breach" : severity === "high" ? "warn" : "line";
  return <Tag tone={tone}>{t(`severity.${severity}`)}</Tag>;
}

const courseIcons = { active: CircleDot, worked_around: Wrench, resolved: CircleCheck };

/** How far a matter has come, as icon and word. */
export function CourseText({ course }: { course: Course | null }) {
  const t = useTranslations("knowledge");
  if (!course) return null;
  const Icon = courseIcons[course];
  return (
    <Status tone={course === "resolved" ? "quiet" : "plain"} icon={<Icon className="i" aria-hidden="true" />}>
      {t(`course.${course}`)}
    </Status>
  );
}

/** Versions in words: "6.8 to 6.10, mended in 6.10.4; from 7.0". */
export function useRanges(): (ranges: readonly VersionRange[]) => string {
  const t = useTranslations("knowledge.range");
  return ranges => {
    if (ranges.length === 0) return t("all");
    return ranges
      .map(({ from, to, fixedIn }) => {
        const which =
          from && to
            ? from === to
              ? t("one", { version: from })
              : t("between", { from, to })
            : from
              ? t("from", { from })
              : to
                ? t("to", { to })
                : t("all");
        return fixedIn ? `${which}, ${t("fixed", { version: fixedIn })}` : which;
      })
      .join("; ");
  };
}

export function Ranges({ ranges }: { ranges: readonly VersionRange[] }) {
  return <>{useRanges()(ranges)}</>;
}
