import { CirclePlus, Mail, Phone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ContractCard } from "#components/contracts/contract-card.tsx";
import { optionLines } from "#components/contracts/options-card.tsx";
import { AlertsPanel } from "#components/knowledge/alerts-panel.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { CustomerHomeDto } from "#lib/features/home/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { CustomerCases } from "./cases.tsx";
import { Releases } from "./panels.tsx";
import { Waiting } from "./waiting.tsx";

type Props = { home: CustomerHomeDto; company: string; base: string; now: number; zone: string };

/** The customer's start: open a case, its cases and clocks, its contract, who serves it, what is new for it. */
export function CustomerHome({ home, company, base, now, zone }: Props) {
  const t = useTranslations("home");
  const locale = useLocale();
  const o = useTranslations("options");
  const list = listText(home.products, locale);
  return (
    <div className="page">
      <PageHeader
        title={company}
        actions={
          <ButtonLink href={`${base}/tickets/new`} look="pri">
            <CirclePlus className="i" aria-hidden="true" />
            {t("open")}
          </ButtonLink>
        }
      >
        {home.products.length > 0
          ? t("supportOf", { products: list, by: home.servedBy })
          : t("support", { by: home.servedBy })}
      </PageHeader>
      <div className="cols c-21">
        <div className="home-stack">
          <Waiting
            items={home.waiting}
            primary={false}
            base={base}
            now={now}
            today={home.today}
            zone={zone}
          />
          <AlertsPanel alerts={home.alerts} base={base} />
          <CustomerCases cases={home.cases} total={home.total} base={base} zone={zone} />
          <Releases releases={home.releases} today={home.today} base={base} />
        </div>
        <div className="home-stack">
          {home.contract ? (
            <ContractCard
              contract={home.contract}
              today={home.today}
              href={`${base}/contracts/${home.contract.number}`}
              base={base}
              prices={false}
              drafts={false}
              more={
                home.options
                  ? optionLines(home.options, `${base}/contracts/${home.contract.number}`, locale, zone, o)
                  : []
              }
            />
          ) : (
            <EmptyState level={2} title={t("noContract")}>
              {t("noContractText", { by: home.servedBy })}
            </EmptyState>
          )}
          <WhoServes home={home} />
        </div>
      </div>
    </div>
  );
}

function WhoServes({ home }: { home: CustomerHomeDto }) {
  const t = useTranslations("home.serves");
  return (
    <section aria-labelledby="serves">
      <h2 id="serves" className="home-h">
        {t("title")}
      </h2>
      {home.people.length === 0 ? (
        <p className="m sm">{t("company", { by: home.servedBy })}</p>
      ) : (
        <ul className="home-people">
          {home.people.map(person => (
            <li key={person.name} className="row">
              <Avatar name={person.name} kind={person.side} />
              <span>
                {person.name}
                <br />
                <span className="mm xs">{home.servedBy}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="row wrap sm m home-note">
        {home.supportPhone && (
          <a className="row" href={`tel:${home.supportPhone.replace(/[^+\d]/g, "")}`}>
            <Phone className="i i-s" aria-hidden="true" />
            {home.supportPhone}
          </a>
        )}
        {home.supportEmail && (
          <a className="row" href={`mailto:${home.supportEmail}`}>
            <Mail className="i i-s" aria-hidden="true" />
            {home.supportEmail}
          </a>
        )}
      </p>
    </section>
  );
}
