"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { z } from "zod";
import {
  CheckboxesField,
  DateField,
  RadioField,
  SelectField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { FormAlerts } from "#components/knowledge/form-alerts.tsx";
import { sessionId } from "#components/knowledge/session-id.ts";
import { Solved, Suggestions } from "#components/knowledge/suggestions.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { textIn } from "#lib/domain/text.ts";
import { ENVIRONMENTS } from "#lib/domain/tickets/priority.ts";
import { TICKET_KINDS } from "#lib/domain/tickets/types.ts";
import { noteSuggestionsAction } from "#lib/features/knowledge/actions.ts";
import type { AlertDto } from "#lib/features/knowledge/dto.ts";
import { openTicketAction } from "#lib/features/tickets/actions.ts";
import type { OpenFormContract } from "#lib/features/tickets/dto/open-form.ts";
import type { TicketChanged } from "#lib/features/tickets/dto.ts";
import { openTicketInput } from "#lib/features/tickets/schema.ts";
import { TicketFiles } from "./dialogs/word-dialogs.tsx";
import { ContractAside } from "./new-contract-aside.tsx";
import { ImpactFields } from "./new-impact.tsx";
import { pickedFiles, withFiles } from "./ticket-send.ts";

/** As the browser holds it: radios give words, a percentage may be missing yet, files are picked and not yet carried. */
const need = (what: string) => `ticketPages.open.need.${what}`;
const formInput = openTicketInput.extend({
  contractId: z.uuid(need("contract")),
  systemId: z.uuid(need("system")),
  contactId: z.uuid(need("contact")).nullable().default(null),
  affectedPercent: z.number().min(0, need("percent")).max(100, need("percent")).optional(),
  canWork: z.enum(["yes", "no"]).nullish(),
  subject: z.string().trim().min(5, need("subject")).max(160),
  description: z.string().trim().min(1, need("description")).max(20_000),
  files: pickedFiles,
});
type Values = z.input<typeof formInput>;

/** Every component of the chosen contract's plan is to be confirmed (S9): said together with what else is missing. */
const confirming = (contracts: OpenFormContract[]) =>
  formInput
    .refine(
      ({ contractId, checklist }) =>
        contracts.find(one => one.id === contractId)?.checklist.every(item => checklist.includes(item.key)) ??
        true,
      { path: ["checklist"], error: "tickets.refusal.checklist", when: () => true },
    )
    // Only a problem has an impact (S5, T6).
    .refine(({ kind, affectedPercent }) => kind !== "incident" || affectedPercent !== undefined, {
      path: ["affectedPercent"],
      error: need("percent"),
      when: () => true,
    })
    .refine(({ kind, canWork }) => kind !== "incident" || !!canWork, {
      path: ["canWork"],
      error: need("canWork"),
      when: () => true,
    });

type Props = {
  slug: string;
  me: string;
  /** At least one; only those under which a case can be opened. */
  contracts: OpenFormContract[];
  /** Open alerts the reader may read (S10). */
  alerts: readonly AlertDto[];
  onBehalf: boolean;
  linkedNumber: string | null;
  locale: string;
};

/** Opens a case (S5, S8, S9); staff logs a call for a contact with the same form. What was typed is kept. */
export function NewTicket({ slug, me, contracts, alerts, onBehalf, linkedNumber }: Props) {
  const t = useTranslations("ticketPages.open");
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
  const schema = useMemo(() => confirming(contracts), [contracts]);
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
        <What slug={slug} contracts={contracts} alerts={alerts} onBehalf={onBehalf} />
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

/** Contract, contact, system, version, environment and the checklist of the plan (S9, S11). */
function What({
  slug,
  contracts,
  alerts,
  onBehalf,
}: Pick<Props, "slug" | "contracts" | "alerts" | "onBehalf">) {
  const t = useTranslations("ticketPages.open");
  const locale = useLocale();
  const { setValue } = useFormContext<Values>();
  const contractId: unknown = useWatch({ name: "contractId" });
  const systemId: unknown = useWatch({ name: "systemId" });
  const contract = contracts.find(one => one.id === contractId);
  const system = contract?.systems.find(one => one.id === systemId);
  const versions = system ? [...new Set([system.version, ...system.versions])].filter(Boolean) : [];
  const choose = (id: string) => {
    const only = contracts.find(one => one.id === id)?.systems;
    const next = only?.length === 1 ? only[0] : undefined;
    setValue("systemId", next?.id ?? "");
    setValue("productVersion", next?.version ?? "");
    setValue("moduleKey", "");
    setValue("checklist", []);
  };
  return (
    <section className="nt-part">
      <h2>{t("part.where")}</h2>
      {contracts.length > 1 && (
        <WatchedSelect
          name="contractId"
          label={t("contract")}
          placeholder={t("choose")}
          options={contracts.map(one => ({
            value: one.id,
            label: `${one.number}, ${one.planName}${onBehalf ? "" : `, ${one.systems.map(s => s.name).join(", ")}`}`,
          }))}
          onValue={choose}
        />
      )}
      {contract && <ContractAside contract={contract} />}
      {onBehalf && contract && (
        <SelectField
          name="contactId"
          label={t("contact")}
          hint={t("contactHint")}
          placeholder={t("choose")}
          options={contract.contacts.map(contact => ({
            value: contact.personId,
            label: contact.trained ? contact.name : t("untrained", { name: contact.name }),
            disabled: !contact.trained,
          }))}
          required
        />
      )}
      {onBehalf && contract && (
        <div className="two">
          <DateField name="calledOn" label={t("calledOn")} hint={t("calledHint")} optional />
          <TextField name="calledAt" type="time" label={t("calledAt")} optional />
        </div>
      )}
      {contract && (
        <div className="two">
          <WatchedSelect
            name="systemId"
            label={t("system")}
            placeholder={t("choose")}
            options={contract.systems.map(one => ({
              value: one.id,
              label: one.name === one.productName ? one.name : `${one.name} (${one.productName})`,
            }))}
            onValue={id => {
              const next = contract.systems.find(one => one.id === id);
              setValue("productVersion", next?.version ?? "");
              setValue("moduleKey", "");
            }}
          />
          {!system ? null : versions.length > 0 ? (
            <SelectField
              name="productVersion"
              label={t("version")}
              options={versions.map(version => ({ value: version, label: version }))}
              required
            />
          ) : (
            <TextField name="productVersion" label={t("version")} required />
          )}
        </div>
      )}
      {system && <VersionNote ends={system.ends} />}
      {system && <SystemAlerts slug={slug} alerts={alerts} productId={system.productId} />}
      {system && system.modules.length > 0 && (
        <SelectField
          name="moduleKey"
          label={t("module")}
          placeholder={t("noModule")}
          options={system.modules.map(one => ({ value: one.key, label: textIn(one.name, locale) }))}
          optional
        />
      )}
      <RadioField
        name="environment"
        label={t("environment")}
        choices={ENVIRONMENTS.map(value => ({ value, label: t(`environmentOf.${value}`) }))}
      />
      {contract && contract.checklist.length > 0 && (
        <CheckboxesField
          name="checklist"
          label={t("checklist")}
          hint={t("checklistHint")}
          choices={contract.checklist.map(item => ({ value: item.key, label: textIn(item.label, locale) }))}
        />
      )}
    </section>
  );
}

function SystemAlerts({ slug, alerts, productId }: Pick<Props, "slug" | "alerts"> & { productId: string }) {
  const version = String(useWatch({ name: "productVersion" }) ?? "");
  return <FormAlerts alerts={alerts} slug={slug} productId={productId} version={version} />;
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

/** S11: said before the case is sent, and never in its way. */
function VersionNote({ ends }: { ends: OpenFormContract["systems"][number]["ends"] }) {
  const t = useTranslations("products.ticket");
  const locale = useLocale();
  const version = String(useWatch({ name: "productVersion" }) ?? "");
  const end = ends[version];
  if (!end) return null;
  const params = { version, date: dayText(end.until, locale) };
  return end.state === "ended" ? (
    <Message tone="warn" title={t("ended", params)} role="status">
      {t("endedHint")}
    </Message>
  ) : (
    <p className="sm m">{t("ending", params)}</p>
  );
}

/** A select whose choice sets others. */
function WatchedSelect({
  name,
  onValue,
  ...rest
}: Omit<Parameters<typeof SelectField>[0], "onChange"> & { onValue: (value: string) => void }) {
  return (
    // The change rises from the select itself: its own handler belongs to the form.
    <div onChange={event => event.target instanceof HTMLSelectElement && onValue(event.target.value)}>
      <SelectField name={name} required {...rest} />
    </div>
  );
}
