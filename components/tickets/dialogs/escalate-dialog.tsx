"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useFormContext } from "react-hook-form";
import { ActionButton } from "#components/forms/action-button.tsx";
import { TextareaField, TextField } from "#components/forms/fields.tsx";
import type { Send } from "#components/forms/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { EVIDENCE_FIELDS, missingEvidence } from "#lib/domain/tickets/escalation.ts";
import { ENVIRONMENTS } from "#lib/domain/tickets/priority.ts";
import {
  assignTicketAction,
  escalateTicketAction,
  saveEvidenceAction,
} from "#lib/features/tickets/actions.ts";
import type { EvidenceDTO, TicketChanged } from "#lib/features/tickets/dto.ts";
import { escalateInput } from "#lib/features/tickets/schema.ts";
import { pickedFiles, withFiles } from "../ticket-send.ts";
import { DialogForm, type DialogProps } from "./dialog-form.tsx";
import { TicketFiles } from "./word-dialogs.tsx";

const input = escalateInput.extend({ files: pickedFiles });

type Props = DialogProps & {
  evidence: EvidenceDTO;
  /** Files that already belong to it: they count as logs. */
  held: number;
  /** Why this person can't send it, such as a missing certificate; it can still be prepared. */
  why: string | null;
  /** Colleagues who can send it. */
  escalators: { personId: string; name: string }[];
};

/** What level 3 needs (T3): saved as typed, sent when nothing is missing, by a certified specialist only. */
export function EscalateDialog({ evidence, held, why, escalators, slug, ...rest }: Props) {
  const t = useTranslations("ticketPages.escalate");
  const place = useTranslations("ticketPages.side.environment");
  const send = useMemo(() => withFiles(slug, escalateTicketAction), [slug]);
  // Until somebody has described it, the ticket's own word for it, in words.
  const own = ENVIRONMENTS.find(one => one === evidence.environment);
  const environment = own ? place(own) : evidence.environment;
  return (
    <DialogForm
      {...rest}
      wide
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={input}
      send={send}
      defaultValues={{ evidence: { ...evidence, environment }, files: [] }}
      draft="evidence"
      doneText={t("done")}
      button={why ? undefined : t("do")}
      aside={<SaveDraft slug={slug} number={rest.number} />}
    >
      {why && (
        <Message
          tone="warn"
          title={why}
          meanwhile={t(escalators.length > 0 ? "meanwhileAsk" : "meanwhile")}
          actions={
            escalators.length > 0 &&
            escalators.slice(0, 3).map(one => <GiveTo key={one.personId} {...rest} slug={slug} to={one} />)
          }
        />
      )}
      <Missing held={held} />
      <div className="two">
        <TextField name="evidence.product" label={t("field.product")} required />
        <TextField name="evidence.version" label={t("field.version")} required />
      </div>
      <TextareaField
        name="evidence.environment"
        label={t("field.environment")}
        hint={t("hint.environment")}
        rows={2}
        required
      />
      <TextareaField
        name="evidence.steps"
        label={t("field.steps")}
        hint={t("hint.steps")}
        rows={4}
        required
      />
      <TextareaField name="evidence.logs" label={t("field.logs")} hint={t("hint.logs")} rows={4} />
      <TicketFiles />
      <TextareaField
        name="evidence.tried"
        label={t("field.tried")}
        hint={t("hint.tried")}
        rows={3}
        required
      />
    </DialogForm>
  );
}

type Values = { evidence: EvidenceDTO; files?: File[] };

/** Names what is still missing while it is being written. */
function Missing({ held }: { held: number }) {
  const t = useTranslations("ticketPages.escalate");
  const { watch } = useFormContext<Values>();
  const [evidence, files] = watch(["evidence", "files"]);
  const missing = missingEvidence({ ...evidence, logFiles: held + (files?.length ?? 0) });
  const names = EVIDENCE_FIELDS.filter(field => missing.includes(field)).map(field => t(`field.${field}`));
  return (
    <p className="sm m" aria-live="polite">
      {names.length === 0 ? t("whole") : t("missing", { fields: names.join(", ") })}
    </p>
  );
}

/** Hands the case, with what is written here, to somebody who may send it. */
function GiveTo({ slug, number, version, onClose, to }: DialogProps & { to: Props["escalators"][number] }) {
  const t = useTranslations("ticketPages.escalate");
  const router = useRouter();
  const { getValues } = useFormContext<Values>();
  const save = useMemo(() => withFiles(slug, saveEvidenceAction), [slug]);
  const give: Send<TicketChanged> = async (_, key) => {
    const { evidence, files } = getValues();
    const saved = await save({ number, evidence, files }, crypto.randomUUID());
    return saved.ok ? assignTicketAction(slug, { number, version, personId: to.personId }, key) : saved;
  };
  return (
    <ActionButton
      size="sml"
      send={give}
      input={{ number, version, to: to.personId }}
      doneText={t("given", to)}
      onDone={() => {
        onClose();
        router.refresh();
      }}
    >
      {t("giveTo", to)}
    </ActionButton>
  );
}

/** Keeps the evidence for colleagues without sending it. */
function SaveDraft({ slug, number }: { slug: string; number: string }) {
  const t = useTranslations("ticketPages.escalate");
  const { getValues } = useFormContext<Values>();
  const send = useMemo(() => withFiles(slug, saveEvidenceAction), [slug]);
  const [said, setSaid] = useState("");
  const [pending, setPending] = useState(false);
  async function save() {
    setPending(true);
    setSaid("");
    try {
      const { evidence } = getValues();
      const result = await send({ number, evidence, files: [] }, crypto.randomUUID());
      setSaid(result.ok ? t("saved") : result.message);
    } catch {
      setSaid(t("notSaved"));
    } finally {
      setPending(false);
    }
  }
  return (
    <>
      <Button look="ghost" pending={pending} onClick={save}>
        {t("save")}
      </Button>
      <span className="sm m" role="status">
        {said}
      </span>
    </>
  );
}
