import { useTranslations } from "next-intl";
import { Day } from "#components/ui/time.tsx";
import type { OpenFormContract } from "#lib/features/tickets/dto/open-form.ts";

/** Under which contract, until when, and who answers. */
export function ContractAside({ contract }: { contract: OpenFormContract }) {
  const t = useTranslations("ticketPages.open");
  return (
    <p className="sm m">
      {t.rich("under", {
        number: contract.number,
        plan: contract.planName,
        servedBy: contract.servedByName,
        until: () => <Day date={contract.until} style="full" />,
      })}
    </p>
  );
}
