import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { blankPart } from "#components/training/blank-part.ts";
import { CourseForm } from "#components/training/course-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { trainingPolicy } from "#lib/domain/policies/training.ts";
import { USUAL_FEW } from "#lib/domain/training/scheme.ts";
import { programmeChoices } from "#lib/features/training/course-queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training.course"))("newTitle") };
}

export default async function NewCoursePage({ params }: Props) {
  const { vendor } = await params;
  const programmes = await readPage(vendor, ({ tx, actor, workspace, now }) =>
    trainingPolicy.keepCourses(actor, null) ? programmeChoices(tx, actor, workspace, now) : notFoundRefusal(),
  );
  const t = await getTranslations("training");
  const base = `/${vendor}/training`;
  const [programme] = programmes;
  return (
    <ClientMessages ns={["training"]}>
      <div className="page narrow">
        <Crumbs
          trail={[
            { label: t("title"), href: base },
            { label: t("tabs.courses"), href: `${base}/courses` },
            { label: t("course.newTitle") },
          ]}
        />
        <PageHeader title={t("course.newTitle")}>{t("course.emptyText")}</PageHeader>
        <CourseForm
          workspace={vendor}
          programmes={programmes}
          form={{
            courseId: null,
            version: 0,
            programmeId: programme?.id ?? "",
            title: { en: "", es: "" },
            summary: { en: "", es: "" },
            areas: [],
            priceKind: (programme?.trainings ?? []).length > 0 ? "programme" : "free",
            trainingKey: "",
            people: null,
            price: null,
            additional: null,
            currency: "EUR",
            passMark: 70,
            attendanceRequired: true,
            counts: "best",
            freeCancelDays: 7,
            ...USUAL_FEW,
            parts: [blankPart()],
          }}
        />
      </div>
    </ClientMessages>
  );
}
