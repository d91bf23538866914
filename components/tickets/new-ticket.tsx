"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useWatch } from "react-hook-form";
import { DateField, RadioField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { formPlace } from "#components/forms/form-place.ts";
import { sessionId } from "#components/knowledge/session-id.ts";
import { Solved, Suggestions } from "#components/knowledge/suggestions.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { type KeptForm, newTicketForm } from "#lib/domain/form-draft.ts";
import { TICKET_KINDS } from "#lib/domain/tickets/types.ts";
import { noteSuggestionsAction } from "#lib/features/knowledge/actions.ts";
import type { AlertDto } from "#lib/features/knowledge/dto.ts";
import { openTicketAction } from "#lib/features/tickets/actions.ts";
import type { OpenFormContract } from "#lib/features/tickets/dto/open-form.ts";
import type { TicketChanged } from "#lib/features/tickets/dto.ts";
import { TicketFiles } from "./dialogs/word-dialogs.tsx";
import { ImpactFields } from "./new-impact.tsx";
import { newTicketInput, type Values } from "./new-ticket-input.ts";
import { WhereFields } from "./new-where.tsx";
import { withFiles } from "./ticket-send.ts";

type Props = {
  slug: string;
  me: string;
  /** At least one; only those under which a case can be opened. */
  contracts: OpenFormContract[];
  /** Open alerts the reader may read (S10). */
  alerts: readonly AlertDto[];
  onBehalf: boolean;
  linkedNumber: string | null;
  /** What the person filled in before, here or on another device. */
  kept: KeptForm | null;
};

/** Opens a case (S5, S8, S9); staff logs a call for a contact with the same form. What was typed is kept. */
export function NewTicket({ slug, me, contracts, alerts, onBehalf, linkedNumber, kept }: Props) {
  const t = useTranslations("ticketPages.open");
  const locale = useLocale();
  const router = useRouter();
  // One writing: what is suggested in it is counted once.
  const [session] = useState(sessionId);
  const [solved, setSolved] = useState(false);
  const first = contracts[0];
  const send = useMemo(() => {
    const carry = withFiles<TicketChanged>(slug, (workspace, raw, key) => {
      const values = raw as Values;
      const incident = values.kind === "incident";
      const impact = {
        affectedPercent: incident ? values.affectedPercent : 0,
        canWork: !incident || values.canWork === "yes",
      };
      const wishedOn = values.kind === "request" ? values.wishedOn : "";
      return openTicketAction(workspace, { ...values, ...impact, wishedOn }, key);
    });
    return carry;
  }, [slug]);
  const about = onBehalf && first ? first.customerOrgId : null;
  const place = useMemo(
    () =>
      formPlace(
        slug,
        newTicketForm(about),
        stillThere(kept, contracts),
        ({ subject, description }) => `${subject ?? ""}\n${description ?? ""}`,
      ),
    [slug, about, kept, contracts],
  );
  const schema = useMemo(() => newTicketInput(contracts, locale), [contracts, locale]);
  if (!first) return null;
  const only = contracts.length === 1;
  const system = first.systems.length === 1 ? first.systems[0] : undefined;
  const path = `/${slug}/tickets`;
  return (
    <div className="page">
      <PageHeader title={t(onBehalf ? "callTitle" : "title")}>
        {linkedNumber ? t("follows", { number: linkedNumber }) : onBehalf ? first.customerName : t("intro")}
      </PageHeader>
      <Form<Values, TicketChanged>
        schema={schema}
        send={send}
        formKey={`new-ticket.${slug}.${me}.${onBehalf ? first.customerOrgId : ""}`}
        place={place}
        defaultValues={{
          contractId: only ? first.id : "",
          systemId: only && system ? system.id : "",
          productVersion: only && system ? system.version : "",
          moduleKey: "",
          kind: "incident",
          wishedOn: "",
          calledOn: "",
          calledAt: "",
          subject: "",
          description: "",
          environment: "production",
          checklist: [],
          files: [],
          ...(onBehalf ? { contactId: "" } : {}),
        }}
        fixed={{ linkedNumber, ...(onBehalf ? {} : { contactId: null }) }}
        label={t("title")}
        doneText={t("done")}
        onDone={ticket => {
          const told = { sessionId: session, shown: [], opened: null, solved: null, caseOpened: true };
          noteSuggestionsAction(slug, told).catch(() => undefined);
          router.push(`${path}/${ticket.number}`);
        }}
        className="nt"
      >
        <section className="nt-part">
          <h2>{t("part.kind")}</h2>
          <RadioField
            name="kind"
            label={t("kind")}
            choices={TICKET_KINDS.map(value => ({
              value,
              label: t(`kindOf.${value}`),
              hint: t(`kindHint.${value}`),
            }))}
          />
        </section>
        <WhereFields slug={slug} contracts={contracts} alerts={alerts} onBehalf={onBehalf} />
        <OfKind contracts={contracts} />
        <section className="nt-part">
          <h2>{t("part.what")}</h2>
          <TextField name="subject" label={t("subject")} hint={t("subjectHint")} maxLength={160} required />
          <TextareaField
            name="description"
            label={t("description")}
            hint={t("descriptionHint")}
            rows={8}
            required
          />
          <Known slug={slug} session={session} contracts={contracts} onSolved={() => setSolved(true)} />
          <TicketFiles />
        </section>
        {solved && <Solved slug={slug} onAnyway={() => setSolved(false)} />}
        <FormActions>
          <SubmitButton>{t(onBehalf ? "doCall" : "do")}</SubmitButton>
          <ButtonLink href={path}>{t("leave")}</ButtonLink>
          <span className="sm mm">{t("draft")}</span>
        </FormActions>
      </Form>
    </div>
  );
}

/** What was kept for weeks may be about a contract that has ended since: what hangs on it is asked again. */
function stillThere(kept: KeptForm | null, contracts: OpenFormContract[]): KeptForm | null {
  if (!kept || contracts.some(one => one.id === kept.content.contractId)) return kept;
  const { contractId, systemId, productVersion, moduleKey, checklist, contactId, ...content } = kept.content;
  return { ...kept, content };
}

/** What each kind asks besides (T6): a problem its impact, a request its date, a wish nothing. */
function OfKind({ contracts }: { contracts: OpenFormContract[] }) {
  const t = useTranslations("ticketPages.open");
  const kind: unknown = useWatch({ name: "kind" });
  if (kind === "incident") return <ImpactFields contracts={contracts} />;
  if (kind !== "request") return null;
  return (
    <section className="nt-part">
      <h2>{t("part.when")}</h2>
      <DateField name="wishedOn" label={t("wished")} hint={t("wishedHint")} optional />
    </section>
  );
}

/** What is known already about what is being written, for the product and version chosen (S10). */
function Known({
  slug,
  session,
  contracts,
  onSolved,
}: Pick<Props, "slug" | "contracts"> & { session: string; onSolved: () => void }) {
  const [contractId, systemId, version, subject, description] = useWatch({
    name: ["contractId", "systemId", "productVersion", "subject", "description"],
  }).map((value: unknown) => String(value ?? ""));
  const contract = contracts.find(one => one.id === contractId);
  const productId = contract?.systems.find(one => one.id === systemId)?.productId ?? "";
  const words = `${subject} ${description}`.trim();
  return (
    <Suggestions
      slug={slug}
      sessionId={session}
      about={{ words, productId, version: version ?? "" }}
      onSolved={onSolved}
    />
  );
}
