"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { setCourseStateAction } from "#lib/features/training/actions.ts";

/** Opens a course to partners, or closes it. */
export function CourseState({
  workspace,
  courseId,
  version,
  state,
}: {
  workspace: string;
  courseId: string;
  version: number;
  state: "draft" | "open" | "closed";
}) {
  const t = useTranslations("training.course");
  const router = useRouter();
  const next = state === "open" ? "closed" : "open";
  return (
    <ActionButton
      look={next === "open" ? "pri" : "plain"}
      send={setCourseStateAction.bind(null, workspace)}
      input={{ courseId, version, state: next }}
      doneText={next === "open" ? t("opened") : t("closedDone")}
      onDone={() => router.refresh()}
    >
      {next === "open" ? t("doOpen") : t("doClose")}
    </ActionButton>
  );
}
