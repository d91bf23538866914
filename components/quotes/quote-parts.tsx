import { FileDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { PriceSum } from "#components/contracts/price-sum.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Message } from "#components/ui/message.tsx";
import { Money } from "#components/ui/money.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { QuoteDto } from "#lib/features/quotes/dto.ts";
import { QuoteStatus } from "./quote-status.tsx";

/** Where a quote is fetched as a paper, in both languages. */
export function QuotePapers({ workspace, quote }: { workspace: string; quote: QuoteDto }) {
  const t = useTranslations("contractLife.quote.paperIn");
  const order = useLocale() === "es" ? (["es", "en"] as const) : (["en", "es"] as const);
  return (
    <span className="row wrap">
      {order.map(language => (
        <a
          key={language}
          className="row"
          href={`/api/quotes/${quote.id}?${new URLSearchParams({ w: workspace, language })}`}
          download
        >
          <FileDown className="i i-s" aria-hidden="true" />
          {t(language)}
        </a>
      ))}
    </span>
  );
}

/** What identifies a quote and how it stands. */
export function QuoteFacts({ workspace, quote }: { workspace: string; quote: QuoteDto }) {
  const t = useTranslations("contractLife.quote");
  const { answer, withdrawn } = quote;
  return (
    <KeyValue
      className="roomy"
      pairs={[
        {
          label: answer ? t("answer") : t("validUntil"),
          value: answer ? (
            <>
              {answer.by}, <Time instant={answer.at} />
              {answer.reason && <div className="mm sm">{answer.reason}</div>}
            </>
          ) : (
            <Day date={quote.validUntil} />
          ),
        },
        withdrawn && {
          label: t("state.withdrawn"),
          value: (
            <>
              {withdrawn.by}, <Time instant={withdrawn.at} />
              <div className="mm sm">{withdrawn.why || t("changed")}</div>
            </>
          ),
        },
        {
          label: t("sent"),
          value: (
            <>
              {quote.sentBy}, <Time instant={quote.sentAt} />
            </>
          ),
        },
        { label: t("total"), value: <Money value={quote.total} /> },
        { label: t("paper"), value: <QuotePapers workspace={workspace} quote={quote} /> },
      ]}
    />
  );
}

/** What is offered and what it costs, as it was sent. */
export function QuoteBody({ quote, modules }: { quote: QuoteDto; modules: Record<string, LocalText> }) {
  const t = useTranslations("contractLife.quote");
  const systems = useTranslations("contracts.systems");
  const rule = useTranslations("contractLife.discount");
  const locale = useLocale();
  const { price } = quote;
  const nameOf = (productId: string, key: string) => {
    const name = modules[`${productId}:${key}`];
    return name ? textIn(name, locale) : key;
  };
  return (
    <>
      {quote.words && (
        <Message title={t("words")} className="sec life-sec">
          <p className="opt-pre">{quote.words}</p>
        </Message>
      )}
      <section className="sec life-sec" aria-labelledby="offered">
        <h2 id="offered">{t("systems")}</h2>
        <KeyValue
          className="roomy"
          pairs={[
            { label: t("plan"), value: quote.planName },
            {
              label: t("term"),
              value: (
                <>
                  {t.rich("termDays", {
                    from: () => <Day date={quote.startsOn} />,
                    to: () => <Day date={quote.endsOn} />,
                  })}
                  , {t("months", { months: price.months })}
                </>
              ),
            },
            { label: t("servedBy"), value: quote.servedByName },
          ]}
        />
        <Table label={t("systems")} stack>
          <thead>
            <tr>
              <Th>{systems("system")}</Th>
              <Th>{systems("version")}</Th>
              <Th num>{price.rateBp === null ? systems("units") : systems("salePrice")}</Th>
            </tr>
          </thead>
          <tbody>
            {quote.systems.map((one, index) => (
              <tr key={`${index}${one.name}`}>
                <Td className="full">
                  <b>{one.name}</b>
                  {one.name !== one.productName && <span className="mm"> {one.productName}</span>}
                  {one.modules.length > 0 && (
                    <div className="mm sm">
                      {one.modules.map(key => nameOf(one.productId, key)).join(", ")}
                    </div>
                  )}
                </Td>
                <Td>{one.version || <span className="mm">{systems("unknown")}</span>}</Td>
                <Td num>
                  {price.rateBp === null ? (
                    systems("unitCount", { count: one.units, unit: one.unit ?? "other" })
                  ) : (
                    <Money value={one.salePrice} />
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
      <section className="sec life-sec" aria-labelledby="quote-price">
        <h2 id="quote-price">{t("price")}</h2>
        <PriceSum sum={price} />
        {quote.discount && <p className="sm m">{t("discountWhy", quote.discount)}</p>}
        {quote.discount && <p className="sm mm">{rule("rule")}</p>}
      </section>
    </>
  );
}

/** The head of a quote in a list: number, revision, state. */
export function QuoteName({ quote }: { quote: QuoteDto }) {
  const t = useTranslations("contractLife.quote");
  return (
    <span className="row wrap">
      <span className="id">{quote.number}</span>
      <span className="mm">{t("revision", { revision: quote.revision })}</span>
      <QuoteStatus state={quote.state} />
    </span>
  );
}
