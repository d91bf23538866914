"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { HOLD_MINUTES, UNDO_MINUTES } from "#lib/domain/tickets/bulk.ts";
import { startBulkAction } from "#lib/features/bulk/actions.ts";
import { type DeedKind, type StartBulkInput, startBulkInput } from "#lib/features/bulk/schema.ts";
import { aboutChange } from "./about.ts";

type Props = {
  slug: string;
  deed: DeedKind;
  count: number;
  choice: StartBulkInput["choice"];
  people: readonly { id: string; name: string }[];
  /** What the desk uses already. */
  tags: readonly string[];
  onClose: () => void;
  onStarted: () => void;
};

const blank = {
  assign: { personId: "" },
  ask: { body: "" },
  resolve: { body: "" },
  tag: { tags: "" },
  untag: { tags: "" },
};

/** What follows from a deed on so many cases, what the customers are told, and how long it can be taken back. */
export function BulkDialog({ slug, deed, count, choice, people, tags, onClose, onStarted }: Props) {
  const t = useTranslations("bulk.dialog");
  const bulk = useTranslations("bulk");
  const times = { minutes: UNDO_MINUTES, hold: HOLD_MINUTES };
  const worded = deed === "ask" || deed === "resolve";
  return (
    <DeedDialog
      opened
      close={onClose}
      schema={startBulkInput}
      send={startBulkAction.bind(null, slug)}
      defaultValues={{ deed: { kind: deed, ...(blank[deed as keyof typeof blank] ?? {}) } as never }}
      fixed={{ choice }}
      {...(worded ? { formKey: `bulk.${deed}` } : {})}
      title={t(`title.${deed}`, { count })}
      description={
        <div className="bulk-words">
          <p>{t(`text.${deed}`, times)}</p>
          <p className="sm">{t(worded || deed === "close" ? "undo" : "undoQuiet", times)}</p>
          <p className="sm">{t("each")}</p>
        </div>
      }
      deed={t("do", { count })}
      doneText={({ taskId }: { taskId: string }) => ({ text: bulk("started"), about: aboutChange(taskId) })}
      onDone={onStarted}
    >
      {deed === "assign" && (
        <SelectField
          name="deed.personId"
          label={t("person")}
          placeholder={t("choose")}
          options={people.map(one => ({ value: one.id, label: one.name }))}
          required
        />
      )}
      {(deed === "tag" || deed === "untag") && (
        <>
          <TextField name="deed.tags" label={t("tags")} hint={t("tagsHint")} list="bulk-tags" required />
          <datalist id="bulk-tags">
            {tags.map(tag => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </>
      )}
      {worded && (
        <TextareaField name="deed.body" label={t(deed === "ask" ? "body" : "note")} rows={5} required />
      )}
    </DeedDialog>
  );
}
