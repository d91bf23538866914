"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { markInvoicedAction } from "#lib/features/training/actions.ts";
import type { OrderLineDto } from "#lib/features/training/dto.ts";
import { invoiceInput } from "#lib/features/training/schema.ts";
import { OrderTable } from "./order-table.tsx";

/** Lines with a box before each that is not invoiced, and the deed that notes the invoice. */
export function InvoiceTable({
  workspace,
  lines,
  companies,
}: {
  workspace: string;
  lines: readonly OrderLineDto[];
  companies: boolean;
}) {
  const t = useTranslations("training.orders");
  const [chosen, setChosen] = useState<string[]>([]);
  const fixed = { lineIds: chosen };
  return (
    <>
      <OrderTable
        workspace={workspace}
        lines={lines}
        companies={companies}
        choose={line =>
          line.invoicedAt === null && (
            <input
              type="checkbox"
              className="box"
              aria-label={t("select", { number: line.number })}
              checked={chosen.includes(line.id)}
              onChange={() =>
                setChosen(before =>
                  before.includes(line.id) ? before.filter(id => id !== line.id) : [...before, line.id],
                )
              }
            />
          )
        }
      />
      <div className="row wrap form-acts">
        <DeedDialog
          trigger={<Button disabled={chosen.length === 0}>{t("invoice")}</Button>}
          title={t("invoiceTitle", { lines: chosen.length })}
          description={t("invoiceText")}
          schema={invoiceInput}
          send={markInvoicedAction.bind(null, workspace)}
          defaultValues={{ ...fixed, reference: "" }}
          fixed={fixed}
          doneText={t("invoiceDone")}
          deed={t("invoiceSend")}
          onDone={() => setChosen([])}
        >
          <TextField name="reference" label={t("reference")} required />
        </DeedDialog>
        {chosen.length === 0 && <span className="mm sm">{t("chooseFirst")}</span>}
      </div>
    </>
  );
}
