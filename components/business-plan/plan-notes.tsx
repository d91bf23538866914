"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedFoot } from "#components/forms/deed.tsx";
import { TextareaField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { focusFirst } from "#components/ui/focus-first.ts";
import { Time } from "#components/ui/time.tsx";
import type { PlanPart } from "#lib/domain/plans/content.ts";
import { notePlanAction, settleNoteAction } from "#lib/features/business-plans/actions.ts";
import type { PlanNoteDto } from "#lib/features/business-plans/dto.ts";
import { notePlanInput } from "#lib/features/business-plans/schema.ts";

/** What both sides said on a part of a plan; what is settled folds away. */
export function PlanNotes({
  workspace,
  planId,
  part,
  notes,
  mayNote,
  names,
}: {
  workspace: string;
  planId: string;
  part: PlanPart;
  notes: readonly PlanNoteDto[];
  mayNote: boolean;
  /** What the sides are called. */
  names: { vendor: string; partner: string };
}) {
  const t = useTranslations("onboarding.plan.notes");
  const parts = useTranslations("onboarding.plan.part");
  const router = useRouter();
  const [writing, setWriting] = useState(false);
  const open = notes.filter(note => note.settledBy === null);
  const settled = notes.filter(note => note.settledBy !== null);
  const line = (note: PlanNoteDto) => (
    <li key={note.id} className={note.side === "vendor" ? "plan-note vendors" : "plan-note"}>
      <p className="sm">
        <b>{note.author}</b>{" "}
        <span className="mm">
          {names[note.side]}, <Time instant={note.at} />
        </span>
      </p>
      <p className="prose">{note.body}</p>
      {note.settledBy && <p className="mm sm">{t("settledBy", { name: note.settledBy })}</p>}
      {mayNote && (
        <ActionButton
          size="sml"
          look="ghost"
          send={settleNoteAction.bind(null, workspace)}
          input={{ noteId: note.id, settled: note.settledBy === null }}
          onDone={() => router.refresh()}
        >
          {note.settledBy === null ? t("settle") : t("reopen")}
        </ActionButton>
      )}
    </li>
  );
  if (notes.length === 0 && !mayNote) return null;
  return (
    <div className="plan-notes">
      {open.length > 0 && <ul aria-label={t("label", { part: parts(part) })}>{open.map(line)}</ul>}
      {settled.length > 0 && (
        <details>
          <summary className="sm m">{t("settled", { count: settled.length })}</summary>
          <ul>{settled.map(line)}</ul>
        </details>
      )}
      {mayNote &&
        (writing ? (
          <div ref={focusFirst}>
            <Form
              schema={notePlanInput}
              send={notePlanAction.bind(null, workspace)}
              defaultValues={{ planId, part, body: "" }}
              fixed={{ planId, part }}
              formKey={`plan-note-${planId}-${part}`}
              doneText={t("sent")}
              onDone={() => {
                setWriting(false);
                router.refresh();
              }}
            >
              <TextareaField
                name="body"
                label={t("write", { part: parts(part) })}
                rows={3}
                maxLength={4000}
                required
              />
              <DeedFoot cancel={() => setWriting(false)} look="plain">
                {t("send")}
              </DeedFoot>
            </Form>
          </div>
        ) : (
          <Button size="sml" look="ghost" onClick={() => setWriting(true)}>
            {t("add")}
            <span className="vh"> {parts(part)}</span>
          </Button>
        ))}
    </div>
  );
}
