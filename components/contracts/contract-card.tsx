import { Handshake } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { KeyValue, type Pair } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Money } from "#components/ui/money.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Day } from "#components/ui/time.tsx";
import { Units } from "#components/ui/units.tsx";
import { textIn } from "#lib/domain/text.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { ContractStatus } from "./contract-status.tsx";

type Props = {
  contract: ContractDto;
  today: string;
  /** Address of the contract, where the card stands on another page. */
  href?: string;
  /** Below the workspace: "/acme". */
  base: string;
  /** Amounts are for who pays and who serves. */
  prices: boolean;
  /** Who reads it writes drafts: the customer reads what was offered. */
  drafts: boolean;
  /** What the contract brings beside its cover, as lines of the card. */
  more?: readonly Pair[];
};

/** A contract at a glance: plan, how far its term has run, contacts of the plan's number, who serves it. */
export function ContractCard({ contract, today, href, base, prices, drafts, more }: Props) {
  const t = useTranslations("contracts");
  const locale = useLocale();
  const { plan, startsOn, coveredUntil } = contract;
  const total = Math.max(1, daysBetween(startsOn, coveredUntil) + 1);
  const used = Math.min(total, Math.max(0, daysBetween(startsOn, today)));
  // As in mails and lists: from today to its last day.
  const left = daysBetween(today, coveredUntil);
  const signed = contract.signedOn !== null;
  const number = <span className="id">{contract.number}</span>;
  return (
    <section className="card" aria-labelledby={`card-${contract.id}`}>
      <div className="row">
        <h2 id={`card-${contract.id}`} className="grow">
          {t("card.title")} {href ? <Link href={href}>{number}</Link> : number}
        </h2>
        <ContractStatus state={contract.state} />
      </div>
      <p style={{ marginTop: 8 }}>
        <b>{textIn(plan.name, locale)}</b>
        <br />
        <span className="mm sm">{textIn(plan.summary, locale)}</span>
      </p>
      <div style={{ margin: "14px 0 4px" }}>
        <Progress value={(used / total) * 100} label={t("card.run")} />
      </div>
      <p className="row wrap sm mm" style={{ justifyContent: "space-between" }}>
        <span>
          <Day date={startsOn} />
        </span>
        <span>
          <Day date={coveredUntil} />
          {signed && left >= 0 && today >= startsOn && `, ${t("card.left", { days: left })}`}
        </span>
      </p>
      <hr />
      <KeyValue
        className="roomy"
        pairs={[
          {
            label: t("card.contacts"),
            value: <Units used={contract.contacts.length} total={plan.authorisedContacts} />,
          },
          ...(more ?? [
            plan.bookedDays > 0 && {
              label: t("card.booked"),
              value: t("card.bookedDays", { days: plan.bookedDays }),
            },
          ]),
          prices && { label: t("card.yearly"), value: <Money value={contract.yearly} /> },
          signed && {
            label: t("card.signed"),
            value: (
              <>
                {contract.signedOn && <Day date={contract.signedOn} />}
                {contract.signedBy && <span className="mm">, {contract.signedBy}</span>}
              </>
            ),
          },
          contract.cancelledOn !== null && {
            label: t("card.cancelled"),
            value: <Day date={contract.cancelledOn} />,
          },
          contract.previous && {
            label: t("card.follows"),
            value: (
              <Link href={`${base}/contracts/${contract.previous.number}`} className="id">
                {contract.previous.number}
              </Link>
            ),
          },
          contract.renewal &&
            (drafts || contract.renewal.offered) && {
              label: t("card.renewal"),
              value: (
                <>
                  <Link href={`${base}/contracts/${contract.renewal.number}`} className="id">
                    {contract.renewal.number}
                  </Link>{" "}
                  <span className="mm">
                    {contract.renewal.signed ? t("card.renewalSigned") : t("state.draft")}
                  </span>
                </>
              ),
            },
          {
            label: t("card.servedBy"),
            value: (
              <span className="row">
                <Handshake className="i i-s" aria-hidden="true" />
                {contract.servedByName}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
