"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { get, set, useFormContext } from "react-hook-form";
import { ActionButton } from "#components/forms/action-button.tsx";
import { dropDraft, keepDraft, keptDraft } from "#components/forms/draft-store.ts";
import { TextareaField, TextField } from "#components/forms/fields.tsx";
import type { Send } from "#components/forms/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { textIn } from "#lib/domain/text.ts";
import type { EvidenceField } from "#lib/domain/tickets/escalation.ts";
import { askedFields, isWhole, missingFrom, type Packet, ruleFor } from "#lib/domain/tickets/packet.ts";
import { ENVIRONMENTS } from "#lib/domain/tickets/priority.ts";
import {
  assignTicketAction,
  escalateTicketAction,
  saveEvidenceAction,
} from "#lib/features/tickets/actions.ts";
import type { EvidenceDTO } from "#lib/features/tickets/dto/levels.ts";
import type { TicketChanged } from "#lib/features/tickets/dto.ts";
import { escalateInput } from "#lib/features/tickets/schema.ts";
import { pickedFiles, withFiles } from "../ticket-send.ts";
import { DialogForm, type DialogProps } from "./dialog-form.tsx";
import { SecretsFound } from "./secrets-found.tsx";
import { TicketFiles } from "./word-dialogs.tsx";

const input = escalateInput.extend({ files: pickedFiles });

type Props = DialogProps & {
  evidence: EvidenceDTO;
  /** What the product's level 3 asks for. */
  packet: Packet;
  /** Files that already belong to it: they count as logs. */
  held: number;
  /** Why this person can't send it, such as a missing certificate; it can still be prepared. */
  why: string | null;
  /** Colleagues who can send it. */
  escalators: { personId: string; name: string }[];
};

/** What level 3 needs (T3): saved as typed, sent when nothing is missing, by a certified specialist only. */
export function EscalateDialog({ evidence, packet, held, why, escalators, slug, ...rest }: Props) {
  const t = useTranslations("ticketPages.escalate");
  const locale = useLocale();
  const asked = askedFields(packet);
  const asks = (field: EvidenceField) => asked.includes(field);
  const needed = (required: boolean) => ({ required, optional: !required });
  const need = (field: EvidenceField) => needed(ruleFor(packet, field) === "required");
  const texts = [
    ...asked.map(field => ({ name: `evidence.${field}`, label: t(`field.${field}`) })),
    ...packet.parts.map(({ key, label }) => ({ name: `evidence.own.${key}`, label: textIn(label, locale) })),
  ];
  const own = Object.fromEntries(packet.parts.map(({ key }) => [key, evidence.own[key] ?? ""]));
  const place = useTranslations("ticketPages.side.environment");
  // Until somebody has described it, the ticket's own word for it, in words.
  const ticketsOwn = ENVIRONMENTS.find(one => one === evidence.environment);
  const environment = ticketsOwn ? place(ticketsOwn) : evidence.environment;
  const opened = useOpened(rest.number, { ...evidence, environment });
  const send = useMemo(() => opened(withFiles(slug, escalateTicketAction)), [slug, opened]);
  return (
    <DialogForm
      {...rest}
      wide
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={input}
      send={send}
      defaultValues={{ evidence: { ...evidence, environment, own }, files: [], anyway: false }}
      draft={DRAFT}
      doneText={t("done")}
      button={why ? undefined : t("do")}
      aside={<SaveDraft slug={slug} number={rest.number} opened={opened} />}
    >
      {why && (
        <Message
          tone="warn"
          title={why}
          meanwhile={t(escalators.length > 0 ? "meanwhileAsk" : "meanwhile")}
          actions={
            escalators.length > 0 &&
            escalators
              .slice(0, 3)
              .map(one => <GiveTo key={one.personId} {...rest} slug={slug} to={one} opened={opened} />)
          }
        />
      )}
      <Missing held={held} packet={packet} />
      <div className="two">
        <TextField name="evidence.product" label={t("field.product")} required />
        <TextField name="evidence.version" label={t("field.version")} required />
      </div>
      {(["environment", "steps"] as const).filter(asks).map(field => (
        <TextareaField
          key={field}
          name={`evidence.${field}`}
          label={t(`field.${field}`)}
          hint={t(`hint.${field}`)}
          rows={field === "steps" ? 4 : 2}
          {...need(field)}
        />
      ))}
      {asks("logs") && (
        <TextareaField
          name="evidence.logs"
          label={t("field.logs")}
          hint={t(packet.logsAsFile ? "hint.logsAsFile" : "hint.logs")}
          rows={4}
        />
      )}
      <TicketFiles />
      {asks("tried") && (
        <TextareaField
          name="evidence.tried"
          label={t("field.tried")}
          hint={t("hint.tried")}
          rows={3}
          {...need("tried")}
        />
      )}
      {packet.parts.map(part => (
        <TextareaField
          key={part.key}
          name={`evidence.own.${part.key}`}
          label={textIn(part.label, locale)}
          hint={textIn(part.hint, locale) || undefined}
          rows={3}
          {...needed(part.required)}
        />
      ))}
      <SecretsFound fields={texts} />
    </DialogForm>
  );
}

type Values = { evidence: EvidenceDTO; files?: File[] };

/** Names what is still missing while it is being written. */
function Missing({ held, packet }: { held: number; packet: Packet }) {
  const t = useTranslations("ticketPages.escalate");
  const locale = useLocale();
  const { watch } = useFormContext<Values>();
  const [evidence, files] = watch(["evidence", "files"]);
  const missing = missingFrom(packet, { ...evidence, logFiles: held + (files?.length ?? 0) });
  const names = [
    ...missing.fields.map(field => t(`field.${field}`)),
    ...missing.parts.map(part => textIn(part.label, locale)),
  ];
  return (
    <p className="sm m" aria-live="polite">
      {isWhole(missing) ? t("whole") : t("missing", { fields: names.join(", ") })}
    </p>
  );
}

const DRAFT = "evidence";
type FromOpened = (send: Send<TicketChanged>) => Send<TicketChanged>;

/**
 * Says with each send how it stood when the form was opened, or was sent last: so that of two who gather at once none overwrites the
 * other's parts. Of a part at which one was shown what the other wrote, that is how it stood. Kept in the tab with what is typed, which
 * is put back over what stood then.
 */
function useOpened(number: string, evidence: EvidenceDTO): FromOpened {
  const router = useRouter();
  const newest = useRef(evidence);
  newest.current = evidence;
  const opened = useRef(evidence);
  const told = useRef<string[]>([]);
  const typedKey = `${number}.${DRAFT}`;
  const openedKey = `${typedKey}.opened`;
  useEffect(() => {
    const then = keptDraft(typedKey) && (keptDraft(openedKey) as EvidenceDTO | null);
    if (then) opened.current = then;
    else keepDraft(openedKey, opened.current);
  }, [typedKey, openedKey]);
  return useCallback<FromOpened>(
    send => async (input, key) => {
      for (const path of told.current) set(opened.current, path, get(newest.current, path));
      const result = await send({ ...(input as Values), opened: opened.current }, key);
      told.current = [];
      if (result.ok) {
        opened.current = structuredClone((input as Values).evidence);
        keepDraft(openedKey, opened.current);
        // It lies with the case now: opened again, the form shows what stands there.
        dropDraft(typedKey);
        router.refresh();
      } else if (result.fields) {
        opened.current = structuredClone(opened.current);
        told.current = Object.keys(result.fields).flatMap(at => at.split(/^evidence\./)[1] ?? []);
        router.refresh();
      }
      return result;
    },
    [router, typedKey, openedKey],
  );
}

/** Hands the case, with what is written here, to somebody who may send it. */
function GiveTo({
  slug,
  number,
  version,
  onClose,
  to,
  opened,
}: DialogProps & { to: Props["escalators"][number]; opened: FromOpened }) {
  const t = useTranslations("ticketPages.escalate");
  const router = useRouter();
  const { getValues } = useFormContext<Values>();
  const save = useMemo(() => opened(withFiles(slug, saveEvidenceAction)), [slug, opened]);
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
function SaveDraft({ slug, number, opened }: { slug: string; number: string; opened: FromOpened }) {
  const t = useTranslations("ticketPages.escalate");
  const { getValues, setError } = useFormContext<Values>();
  const send = useMemo(() => opened(withFiles(slug, saveEvidenceAction)), [slug, opened]);
  const [said, setSaid] = useState("");
  const [pending, setPending] = useState(false);
  async function save() {
    setPending(true);
    setSaid("");
    try {
      const { evidence } = getValues();
      const result = await send({ number, evidence, files: [] }, crypto.randomUUID());
      setSaid(result.ok ? t("saved") : result.message);
      for (const [name, message] of Object.entries((!result.ok && result.fields) || {}))
        setError(name as "evidence", { type: "server", message });
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
