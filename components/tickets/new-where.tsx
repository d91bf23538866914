import { useLocale, useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { CheckboxesField, DateField, RadioField, SelectField, TextField } from "#components/forms/fields.tsx";
import { FormAlerts } from "#components/knowledge/form-alerts.tsx";
import { Message } from "#components/ui/message.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { textIn } from "#lib/domain/text.ts";
import { ENVIRONMENTS } from "#lib/domain/tickets/priority.ts";
import type { AlertDto } from "#lib/features/knowledge/dto.ts";
import type { OpenFormContract } from "#lib/features/tickets/dto/open-form.ts";
import { ContractAside } from "./new-contract-aside.tsx";
import type { Values } from "./new-ticket-input.ts";

type Props = {
  slug: string;
  contracts: OpenFormContract[];
  /** Open alerts the reader may read (S10). */
  alerts: readonly AlertDto[];
  onBehalf: boolean;
};

/** Contract, contact, system, version, environment and the checklist of the plan (S9, S11). */
export function WhereFields({ slug, contracts, alerts, onBehalf }: Props) {
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
