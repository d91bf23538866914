"use client";

import { CircleCheck, CircleDashed, CircleSlash, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { BulkState } from "#lib/domain/tickets/bulk.ts";
import type { BulkReportDto } from "#lib/features/bulk/dto.ts";
import { BulkProgress } from "./bulk-progress.tsx";

const looks: Record<BulkState, { tone: StatusTone; icon: typeof Undo2 }> = {
  waiting: { tone: "quiet", icon: CircleDashed },
  done: { tone: "ok", icon: CircleCheck },
  refused: { tone: "warn", icon: CircleSlash },
  undone: { tone: "info", icon: Undo2 },
  left: { tone: "warn", icon: CircleSlash },
};

/** What came of a change, case by case: those that were not done first, each with its reason. */
export function BulkReport({ slug, report }: { slug: string; report: BulkReportDto }) {
  const t = useTranslations("bulk");
  const router = useRouter();
  return (
    <>
      <div className="bulk-notice bulk-head">
        <BulkProgress
          key={`${report.task.state}.${report.undo?.id ?? ""}`}
          slug={slug}
          change={report}
          onChange={() => router.refresh()}
        />
      </div>
      <KeyValue
        pairs={[
          { label: t("page.what"), value: t(`title.${report.deed}`, { name: report.name }) },
          { label: t("page.asked"), value: <Time instant={report.task.createdAt} style="full" /> },
          report.words !== "" && { label: t("page.words"), value: report.words },
        ]}
      />
      <section className="sec">
        <h2>{t("page.cases")}</h2>
        <Table label={t("page.cases")} stack free>
          <thead>
            <tr>
              <th scope="col">{t("page.case")}</th>
              <th scope="col">{t("page.result")}</th>
              <th scope="col">{t("page.came")}</th>
            </tr>
          </thead>
          <tbody>
            {report.cases.map(one => (
              <tr key={one.number}>
                <td className="full">
                  <span className="id">{one.number}</span>{" "}
                  {one.subject === null ? (
                    <span className="mm">{t("page.hidden")}</span>
                  ) : (
                    <Link href={`/${slug}/tickets/${one.number}`}>{one.subject}</Link>
                  )}
                </td>
                <td className="nw">
                  <CaseState state={one.state} />
                </td>
                <td className="full">{one.reason}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </>
  );
}

function CaseState({ state }: { state: BulkState }) {
  const t = useTranslations("bulk.state");
  const { tone, icon: Icon } = looks[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}
