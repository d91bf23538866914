import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { AcceptQuote, DeclineQuote, RecordOrder } from "#components/quotes/quote-deeds.tsx";
import { QuoteBody, QuoteFacts, QuoteName } from "#components/quotes/quote-parts.tsx";
import { QuoteStatus } from "#components/quotes/quote-status.tsx";
import { OrderFacts } from "#components/quotes/sale-section.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { one } from "#lib/domain/query.ts";
import { findContract, workspaceDays } from "#lib/features/contracts/queries.ts";
import { moduleNames, readSale } from "#lib/features/quotes/queries.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const load = cache((vendor: string, number: string, revision: string) =>
  readPage(vendor, async ({ actor, tx, now }) => {
    const { today } = await workspaceDays(tx, actor.tenantId, now);
    const contract = await findContract(tx, actor.tenantId, number, today);
    if (!contract || !contractPolicy.read(actor, contract)) return notFoundRefusal();
    const { quotes, order } = await readSale(tx, actor.tenantId, contract, today);
    const quote = revision ? quotes.find(q => String(q.revision) === revision) : quotes[0];
    if (!quote) return notFoundRefusal();
    return {
      actor,
      contract,
      today,
      quote,
      quotes,
      order,
      modules: await moduleNames(tx, actor.tenantId),
      may: {
        answer: contractPolicy.answerQuote(actor, contract) && quote.state === "open" && !order,
        order: actor.side === "customer" && contractPolicy.order(actor, contract) && !order,
      },
    };
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { quote } = await load(vendor, number, one((await searchParams).revision));
  const t = await getTranslations("contractLife.quote");
  return { title: `${t("title", { number: quote.number })} · ${quote.customerName}` };
}

/** An offer as it was sent (S13): the same page for who sends it and who answers it. */
export default async function QuotePage({ params, searchParams }: Props) {
  const { vendor, number } = await params;
  const { actor, contract, today, quote, quotes, order, modules, may } = await load(
    vendor,
    number,
    one((await searchParams).revision),
  );
  const t = await getTranslations("contractLife.quote");
  const list = await getTranslations("contracts.list");
  const locale = await getLocale();
  const base = `/${vendor}/contracts`;
  const here = `${base}/${contract.number}`;
  const customer = actor.side === "customer";
  const { state } = quote;
  const others = quotes.filter(q => q.id !== quote.id);
  const servedBy = contract.servedByName;
  const about = { workspace: vendor, contractId: contract.id, quoteId: quote.id, number: quote.number };
  const over = state === "declined" || state === "expired" || state === "withdrawn" || state === "superseded";
  return (
    <ClientMessages ns={["contracts", "contractLife"]}>
      <Crumbs
        trail={[
          { label: list("title"), href: base },
          ...(customer && contract.signedOn === null ? [] : [{ label: contract.number, href: here }]),
          { label: quote.number },
        ]}
      />
      <div className="page">
        <PageHeader
          number={
            <span className="row">
              <span className="id">{quote.number}</span>
              <span className="mm">{t("revision", { revision: quote.revision })}</span>
            </span>
          }
          title={t("for", { customer: quote.customerName })}
          actions={
            <>
              {may.answer && <DeclineQuote {...about} servedBy={servedBy} />}
              {may.answer && <AcceptQuote {...about} total={quote.total} servedBy={servedBy} />}
              {may.order && state === "accepted" && (
                <RecordOrder
                  workspace={vendor}
                  contractId={contract.id}
                  number={contract.number}
                  today={today}
                  by={actor.name}
                  own
                />
              )}
              {!customer && (
                <ButtonLink href={here}>
                  {t(contract.signedOn === null ? "toDraft" : "toContract")}
                </ButtonLink>
              )}
              {customer && contract.signedOn !== null && (
                <ButtonLink href={here}>{t("toContract")}</ButtonLink>
              )}
            </>
          }
        >
          <QuoteStatus state={state} />
        </PageHeader>
        {may.answer && (
          <Message title={t("waitTitle")}>
            {t("waitText", { validUntil: dayText(quote.validUntil, locale) })}
          </Message>
        )}
        {customer && state === "accepted" && !order && contract.signedOn === null && (
          <Message tone="ok" title={t("acceptedTitle")}>
            {t("acceptedText", { servedBy })}
          </Message>
        )}
        {customer && order && contract.signedOn === null && state !== "superseded" && (
          <Message tone="ok" title={t("orderedTitle", { order: order.number })}>
            {t("orderedText")}
          </Message>
        )}
        {over && (
          <Message
            title={t(`overTitle.${state}`)}
            actions={
              state === "superseded" && <ButtonLink href={`${here}/quote`}>{t("toNewest")}</ButtonLink>
            }
          >
            {state !== "superseded" && customer && t("overText", { servedBy })}
          </Message>
        )}
        <div className="cols c-21" style={{ marginTop: 20 }}>
          <div>
            <QuoteBody quote={quote} modules={modules} />
          </div>
          <aside>
            <section className="card life-card" aria-labelledby="quote-facts">
              <h2 id="quote-facts">
                <QuoteName quote={quote} />
              </h2>
              <QuoteFacts workspace={vendor} quote={quote} />
            </section>
            {order && state !== "superseded" && (
              <OrderFacts workspace={vendor} order={order} unsigned={contract.signedOn === null} />
            )}
            {others.length > 0 && (
              <section style={{ marginTop: 24 }} aria-labelledby="revisions">
                <h2 id="revisions" style={{ marginBottom: 8 }}>
                  {t("others")}
                </h2>
                <ul className="life-list sm">
                  {others.map(other => (
                    <li key={other.id}>
                      <Link href={`${here}/quote?revision=${other.revision}`} className="q">
                        <QuoteName quote={other} />
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </aside>
        </div>
      </div>
    </ClientMessages>
  );
}
