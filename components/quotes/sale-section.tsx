import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Day } from "#components/ui/time.tsx";
import { FileLinks } from "#components/ui/timeline.tsx";
import { quoteStands } from "#lib/domain/contracts/quote.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { fileHref } from "#lib/features/files/dto.ts";
import type { OrderDto, SaleDto } from "#lib/features/quotes/dto.ts";
import { type Counted, RecordOrder, SendQuote, TakeBackOrder, WithdrawQuote } from "./quote-deeds.tsx";
import { QuoteFacts, QuoteName } from "./quote-parts.tsx";

type Props = {
  workspace: string;
  contract: ContractDto;
  sale: SaleDto;
  today: string;
  may: { quote: boolean; order: boolean; takeBack: boolean };
  /** Null where nothing can be offered. */
  offer: { counted: Counted; latest: string; validUntil: string } | null;
  by: string;
  /** People of the customer who can accept in the portal. */
  canAccept: number;
};

/** How a draft becomes an order: its quotes, the customer's word, the purchase order. */
export function SaleSection({ workspace, contract, sale, today, may, offer, by, canAccept }: Props) {
  const t = useTranslations("contractLife.sale");
  const revisions = useTranslations("contractLife.quote");
  const [newest, ...earlier] = sale.quotes;
  const stands = newest !== undefined && quoteStands(newest.state);
  const about = { workspace, contractId: contract.id };
  if (sale.quotes.length === 0 && !sale.order && !may.quote && !may.order) return null;
  return (
    <section className="sec life-sec" aria-labelledby="sale">
      <SectionHeader id="sale" title={t("title")} />
      {!newest && !sale.order && (
        <div className="sm m">
          <b>{t("none")}</b>
          <p>{t("noneText")}</p>
        </div>
      )}
      {newest && (
        <div className="card life-card">
          <h3>
            <Link href={`/${workspace}/contracts/${contract.number}/quote`} className="q">
              <QuoteName quote={newest} />
            </Link>
          </h3>
          <QuoteFacts workspace={workspace} quote={newest} />
        </div>
      )}
      {newest?.state === "open" && canAccept === 0 && may.order && (
        <Message title={t("nobody")}>{t("nobodyText", { customer: contract.customerName })}</Message>
      )}
      {sale.order && (
        <OrderFacts workspace={workspace} order={sale.order} unsigned={contract.signedOn === null} />
      )}
      {(may.quote || may.order || may.takeBack) && (
        <div className="row wrap" style={{ marginTop: 12 }}>
          {may.quote && offer && (
            <SendQuote
              {...about}
              version={contract.version}
              number={contract.number}
              validUntil={offer.validUntil}
              latest={offer.latest}
              today={today}
              discount={contract.discount}
              by={by}
              counted={offer.counted}
              again={newest !== undefined}
            />
          )}
          {may.order && <RecordOrder {...about} number={contract.number} today={today} by={by} own={false} />}
          {may.quote && stands && newest && (
            <WithdrawQuote {...about} quoteId={newest.id} number={newest.number} version={newest.version} />
          )}
          {may.takeBack && sale.order && (
            <TakeBackOrder {...about} orderId={sale.order.id} number={sale.order.number} />
          )}
        </div>
      )}
      {earlier.length > 0 && (
        <details style={{ marginTop: 12 }}>
          <summary>{t("revisions")}</summary>
          <ul className="life-list">
            {earlier.map(quote => (
              <li key={quote.id} style={{ marginTop: 8 }}>
                <Link
                  href={`/${workspace}/contracts/${contract.number}/quote?revision=${quote.revision}`}
                  className="q"
                >
                  <QuoteName quote={quote} />
                </Link>
                {quote.answer?.reason && <div className="mm sm">{quote.answer.reason}</div>}
                {quote.withdrawn && (
                  <div className="mm sm">{quote.withdrawn.why || revisions("changed")}</div>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The purchase order with its files. */
export function OrderFacts({
  workspace,
  order,
  unsigned,
}: {
  workspace: string;
  order: OrderDto;
  unsigned: boolean;
}) {
  const t = useTranslations("contractLife.sale");
  return (
    <div className="card life-card" style={{ marginTop: 12 }}>
      <h3>
        {t("orderTitle")} <span className="id">{order.number}</span>
      </h3>
      <p className="sm">
        {t.rich("orderedBy", { name: order.orderedBy, day: () => <Day date={order.orderedOn} /> })}
        <span className="mm">, {t("recordedBy", { name: order.recordedBy })}</span>
      </p>
      {order.files.length > 0 && (
        <FileLinks
          files={order.files.map(file => ({
            key: file.id,
            name: file.name,
            bytes: file.size,
            href: fileHref(workspace, file.id),
          }))}
        />
      )}
      {unsigned && <p className="sm mm">{t("signNext")}</p>}
    </div>
  );
}
