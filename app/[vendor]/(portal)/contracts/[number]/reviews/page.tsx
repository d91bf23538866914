import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { OptionFrame } from "#components/contracts/option-frame.tsx";
import { BuyOnSite } from "#components/reviews/deeds.tsx";
import { Review } from "#components/reviews/review-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Money, moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Day } from "#components/ui/time.tsx";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import { textIn } from "#lib/domain/text.ts";
import { optionTabs } from "#lib/features/contract-options/queries.ts";
import { contractForPage } from "#lib/features/contracts/target.ts";
import { readReviews, reviewPeople } from "#lib/features/reviews/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; number: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, number: string) =>
  readPage(vendor, async ctx => {
    const { contract, today } = await contractForPage(ctx, number);
    const { actor, tx, now } = ctx;
    const work = contractOptionsPolicy.work(actor, contract);
    return {
      contract,
      today,
      reviews: await readReviews(tx, actor.tenantId, contract, now),
      people: work ? await reviewPeople(tx, actor, contract) : [],
      tabs: await optionTabs(tx, actor, contract, today, now),
      may: {
        work,
        sell: contractOptionsPolicy.sell(actor, contract),
        either: contractOptionsPolicy.either(actor, contract),
        prices: actor.side !== "customer" || contractPolicy.manageContacts(actor, contract),
      },
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { contract } = await load(vendor, number);
  const t = await getTranslations("options");
  return { title: `${t("tabs.reviews")} · ${contract.number}` };
}

export default async function ReviewsPage({ params }: Props) {
  const { vendor, number } = await params;
  const { contract, today, reviews, people, tabs, may } = await load(vendor, number);
  const t = await getTranslations("reviews");
  const locale = await getLocale();
  const { terms, years, zone } = reviews;
  const about = { workspace: vendor, contractId: contract.id };
  return (
    <ClientMessages ns={["reviews"]}>
      <OptionFrame
        base={`/${vendor}`}
        contract={contract}
        tab="reviews"
        tabs={tabs}
        lead={terms ? t("lead", { months: terms.reviewMonths }) : t("leadNotSold")}
        actions={
          may.sell &&
          terms && (
            <BuyOnSite
              {...about}
              nextStart={reviews.nextStart}
              price={moneyText(terms.pricePerYear, locale)}
              months={terms.reviewMonths}
            />
          )
        }
      >
        {years.length === 0 ? (
          <EmptyState level={2} title={t("empty")}>
            {t(terms ? "emptyText" : "emptyNotSold")}
          </EmptyState>
        ) : (
          <div className="cols c-21 opt-body">
            <section className="sec" aria-labelledby="reviews">
              <SectionHeader id="reviews" title={t("list")} count={reviews.reviews.length} />
              <div className="home-stack">
                {reviews.reviews.map(review => (
                  <Review
                    key={review.id}
                    {...about}
                    today={today}
                    zone={zone}
                    review={review}
                    people={people}
                    may={may}
                  />
                ))}
              </div>
            </section>
            <aside>
              {years.map(year => (
                <section key={year.id} className="card" aria-labelledby={`year-${year.id}`}>
                  <h2 id={`year-${year.id}`}>
                    {t(year.running ? "yearRunning" : "year")} <span className="id">{year.orderNumber}</span>
                  </h2>
                  <p className="mm sm">
                    <Day date={year.startsOn} /> – <Day date={year.endsOn} />
                    {may.prices && (
                      <>
                        {" · "}
                        <Money value={year.price} />
                      </>
                    )}
                  </p>
                  <ul className="dots sm" style={{ marginTop: 8 }}>
                    {year.items.map(item => (
                      <li key={item.key}>{textIn(item.label, locale)}</li>
                    ))}
                  </ul>
                </section>
              ))}
            </aside>
          </div>
        )}
      </OptionFrame>
    </ClientMessages>
  );
}
