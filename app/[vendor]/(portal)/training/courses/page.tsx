import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CoursePriceText } from "#components/training/price.tsx";
import { TrainingFrame, tabsFor } from "#components/training/training-frame.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { readCourses } from "#lib/features/training/course-queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training.tabs"))("courses") };
}

/** The vendor's courses. */
export default async function CoursesPage({ params }: Props) {
  const { vendor } = await params;
  const { rows, zone } = await readPage(vendor, async ({ tx, actor, workspace, now }) => ({
    rows: await readCourses(tx, actor, workspace, now),
    zone: workspace.timeZone,
  }));
  const t = await getTranslations("training");
  const locale = await getLocale();
  const base = `/${vendor}/training/courses`;
  const c = await getTranslations("training.columns");
  const add = (
    <ButtonLink look="pri" href={`${base}/new`}>
      <Plus className="i" aria-hidden="true" />
      {t("newCourse")}
    </ButtonLink>
  );
  return (
    <TrainingFrame
      workspace={vendor}
      tab="courses"
      tabs={tabsFor({ keepCourses: true, orders: true, mine: false })}
      title={t("tabs.courses")}
      lead={t("course.lead")}
      actions={rows.length > 0 && add}
    >
      {rows.length === 0 ? (
        <EmptyState level={2} title={t("course.empty")} action={add}>
          {t("course.emptyText")}
        </EmptyState>
      ) : (
        <Table label={t("tabs.courses")} stack free>
          <thead>
            <tr>
              <Th>{c("course")}</Th>
              <Th>{c("state")}</Th>
              <Th>{c("areas")}</Th>
              <Th num>{c("questions")}</Th>
              <Th>{c("next")}</Th>
              <Th>{c("price")}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id}>
                <Td className="full">
                  <Link href={`${base}/${row.id}`}>
                    <b>{row.title}</b>
                  </Link>
                </Td>
                <Td>
                  <Tag tone={row.state === "open" ? "plain" : "line"}>{t(`course.state.${row.state}`)}</Tag>
                </Td>
                <Td className="full">{row.areas.map(area => area.name).join(" · ")}</Td>
                <Td num>{row.questions}</Td>
                <Td className="nw">{row.next === null ? "–" : dayText(todayIn(zone, row.next), locale)}</Td>
                <Td className="full">
                  <CoursePriceText price={row.price} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </TrainingFrame>
  );
}
