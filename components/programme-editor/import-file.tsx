"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { differencesOf } from "#lib/domain/programmes/differences.ts";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { importDraftAction } from "#lib/features/programmes/actions.ts";
import { draftHref } from "./address.ts";
import { DifferencesView } from "./differences-view.tsx";
import { type ChosenFile, FileChoice, FileProblems, FileTrouble } from "./file-choice.tsx";

type Props = {
  vendor: string;
  programmeId: string;
  slug: string;
  draft: DraftDefinition;
  draftVersion: number;
};

/** A file over a draft: first what is wrong in it and what would change, then the deed. */
export function ImportFile({ vendor, programmeId, slug, draft, draftVersion }: Props) {
  const t = useTranslations("programmeEditor.import");
  const router = useRouter();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const definition = file?.read.definition ?? null;
  const changes = definition ? differencesOf(draft, definition) : [];
  const errors = file?.read.problems.filter(problem => problem.level === "error") ?? [];
  return (
    <>
      <div className="file-in">
        <FileChoice label={t("choose")} hint={t("hint")} onChoose={setFile} />
        {file && <p className="m">{file.name}</p>}
      </div>
      {file && !definition && <FileTrouble file={file} />}
      {file && definition && changes.length === 0 && (
        <Message tone="ok" role="status" title={t("same")}>
          {t("sameText")}
        </Message>
      )}
      {file && definition && changes.length > 0 && (
        <>
          {definition.key !== draft.key && (
            <p className="m">{t("otherKey", { key: definition.key, own: draft.key })}</p>
          )}
          {errors.length > 0 ? (
            <Message tone="warn" role="status" title={t("stillWrong")}>
              <p>{t("stillWrongText")}</p>
              <FileProblems problems={errors} />
            </Message>
          ) : (
            <p className="m" role="status">
              {t("ready")}
            </p>
          )}
          <div className="row wrap form-acts">
            <ActionButton
              look="pri"
              send={importDraftAction.bind(null, vendor)}
              input={{ programmeId, version: draftVersion, text: file.text }}
              doneText={t("done")}
              onDone={() => router.push(draftHref(vendor, slug, "general"))}
            >
              {t("do")}
            </ActionButton>
          </div>
          <div className="sec">
            <SectionHeader title={t("changes")} count={changes.length} />
          </div>
          <DifferencesView differences={changes} before={draft} after={definition} />
        </>
      )}
    </>
  );
}
