import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import type { TermDto } from "#lib/features/amendments/dto.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { CloseInvoice, ReopenInvoice } from "./invoice-deeds.tsx";

/** How far a contract is invoiced: what lies before can no longer be amended. */
export function InvoiceSection({
  workspace,
  contract,
  term,
  may,
}: {
  workspace: string;
  contract: Pick<ContractDto, "id" | "number" | "endsOn">;
  term: TermDto;
  may: boolean;
}) {
  const t = useTranslations("contractLife.invoice");
  const { invoices, invoicedThrough, nextInvoiceFrom } = term;
  if (invoices.length === 0 && !may) return null;
  return (
    <section className="sec life-sec" aria-labelledby="invoices">
      <SectionHeader id="invoices" title={t("section")} count="">
        {may && nextInvoiceFrom && (
          <CloseInvoice
            workspace={workspace}
            contractId={contract.id}
            number={contract.number}
            from={nextInvoiceFrom}
            to={contract.endsOn}
          />
        )}
      </SectionHeader>
      <p className="sm mm">
        {invoicedThrough ? t.rich("through", { day: () => <Day date={invoicedThrough} /> }) : t("none")}
      </p>
      {invoices.length > 0 && (
        <Table label={t("section")} stack>
          <thead>
            <tr>
              <Th>{t("number")}</Th>
              <Th>{t("period")}</Th>
              <Th num>{t("amount")}</Th>
              <Th>{t("closed")}</Th>
              {may && (
                <Th>
                  <span className="vh">{t("deeds")}</span>
                </Th>
              )}
            </tr>
          </thead>
          <tbody>
            {invoices.map((one, index) => (
              <tr key={one.id}>
                <Td>
                  <span className="id">{one.number}</span>
                </Td>
                <Td>
                  <Day date={one.fromOn} /> – <Day date={one.throughOn} />
                </Td>
                <Td num>{one.amount && <Money value={one.amount} />}</Td>
                <Td className="not-s">{one.closedBy}</Td>
                {may && (
                  <Td>
                    {index === invoices.length - 1 && (
                      <ReopenInvoice
                        workspace={workspace}
                        contractId={contract.id}
                        invoiceId={one.id}
                        number={one.number}
                      />
                    )}
                  </Td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
