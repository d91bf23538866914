import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PathLine, type PathStop } from "#components/ui/path-line.tsx";
import { Day } from "#components/ui/time.tsx";
import { addDays, later } from "#lib/domain/time/dates.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import type { SaleDto } from "#lib/features/quotes/dto.ts";

const HERE: Record<ContractDto["state"], string> = {
  draft: "draft",
  quoted: "quoted",
  ordered: "ordered",
  scheduled: "signed",
  in_force: "in_force",
  expiring: "expiring",
  lapsed: "lapsed",
  renewed: "ended",
  cancelled: "ended",
};

/** The life of a contract on one line: where it stands, since when, and what is still to come. Steps that were left out are not drawn. */
export function ContractPath({ contract, sale }: { contract: ContractDto; sale: SaleDto }) {
  const t = useTranslations("contractLife.path");
  const { state, signedOn, startsOn, coveredUntil, plan } = contract;
  const unsigned = signedOn === null;
  const quote = sale.quotes[0];
  const over = state === "lapsed" ? "lapsed" : "ended";
  const note = (key: "from" | "until" | "on", day: string): ReactNode =>
    t.rich(key, { day: () => <Day date={day} /> });
  const stop = (key: string, label: ReactNode, under: ReactNode): PathStop => ({
    key,
    label: (
      <>
        {label}
        <small className="mm">{under}</small>
      </>
    ),
  });
  const stops: PathStop[] = [];
  if (unsigned) stops.push(stop("draft", t("draft"), ""));
  if (unsigned || quote)
    stops.push(
      stop(
        "quoted",
        t("quoted"),
        quote ? t("quote", { number: quote.number, revision: quote.revision }) : t("notYet"),
      ),
    );
  if (unsigned || sale.order)
    stops.push(
      stop("ordered", t("ordered"), sale.order ? t("order", { number: sale.order.number }) : t("notYet")),
    );
  stops.push(stop("signed", t("signed"), signedOn ? note("on", signedOn) : t("notYet")));
  stops.push(stop("in_force", t("in_force"), note("from", startsOn)));
  if (state !== "cancelled")
    stops.push(
      stop(
        "expiring",
        t("expiring"),
        note("from", later(startsOn, addDays(coveredUntil, -plan.expiringDays))),
      ),
    );
  stops.push(stop(over, state === "cancelled" ? t("cancelled") : t(over), note("until", coveredUntil)));
  return (
    <section aria-label={t("label")} className="life">
      <PathLine stops={stops} here={HERE[state]} />
    </section>
  );
}
