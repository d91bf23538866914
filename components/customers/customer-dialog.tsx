"use client";

import { CirclePlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeedFoot } from "#components/forms/deed.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { createCustomer, updateCustomer } from "#lib/features/customers/actions.ts";
import type { CustomerDto } from "#lib/features/customers/dto.ts";
import { createCustomerInput, updateCustomerInput } from "#lib/features/customers/schema.ts";

type Choice = { value: string; label: string };

/** Enters a new customer. The vendor says who serves it (T1); a partner's is its own. */
export function NewCustomer({
  workspace,
  countries,
  serving,
}: {
  workspace: string;
  countries: readonly Choice[];
  serving: readonly Choice[] | null;
}) {
  const t = useTranslations("customers.form");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="pri">
          <CirclePlus className="i" aria-hidden="true" />
          {t("new")}
        </Button>
      }
      title={t("newTitle")}
      description={t("newText")}
    >
      <Form
        schema={createCustomerInput}
        send={createCustomer.bind(null, workspace)}
        defaultValues={{
          name: "",
          country: "",
          city: "",
          domain: "",
          taxId: "",
          another: false,
          ...(serving ? { serving: "vendor" as const } : {}),
        }}
        formKey="customer-new"
        doneText={t("created")}
        onDone={({ slug }: { slug: string }) => {
          setOpen(false);
          router.push(`/${workspace}/customers/${slug}`);
        }}
      >
        {form => (
          <>
            <Details countries={countries} twin={form.formState.errors.domain?.type === "server"} />
            {serving && (
              <SelectField
                name="serving"
                label={t("serving")}
                hint={t("servingHint")}
                options={serving}
                required
              />
            )}
            <DeedFoot cancel={() => setOpen(false)}>{t("create")}</DeedFoot>
          </>
        )}
      </Form>
    </Dialog>
  );
}

export function EditCustomer({
  workspace,
  countries,
  customer,
}: {
  workspace: string;
  countries: readonly Choice[];
  customer: CustomerDto;
}) {
  const t = useTranslations("customers.form");
  const { name, country, city, domain, taxId } = customer;
  const fixed = { customerId: customer.id, version: customer.version };
  return (
    <DeedDialog
      trigger={<Button>{t("edit")}</Button>}
      title={t("editTitle", { name })}
      schema={updateCustomerInput}
      send={updateCustomer.bind(null, workspace)}
      defaultValues={{ name, country, city, domain, taxId, another: false, ...fixed }}
      fixed={fixed}
      doneText={t("saved")}
      deed={t("save")}
    >
      {form => (
        <>
          <Details countries={countries} twin={form.formState.errors.domain?.type === "server"} />
        </>
      )}
    </DeedDialog>
  );
}

function Details({ countries, twin }: { countries: readonly Choice[]; twin: boolean }) {
  const t = useTranslations("customers.form");
  const [seen, setSeen] = useState(false);
  // Once pointed out, the way to say “another company” stays while the person types.
  if (twin && !seen) setSeen(true);
  return (
    <>
      <TextField name="name" label={t("name")} required autoComplete="off" />
      <div className="two">
        <SelectField
          name="country"
          label={t("country")}
          options={countries}
          placeholder={t("choose")}
          required
        />
        <TextField name="city" label={t("city")} optional autoComplete="off" />
      </div>
      <TextField name="domain" label={t("domain")} hint={t("domainHint")} optional autoComplete="off" />
      {(twin || seen) && <CheckboxField name="another" label={t("another")} />}
      <TextField name="taxId" label={t("taxId")} optional autoComplete="off" />
    </>
  );
}
