import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { UNSIGNED_STATES } from "#lib/domain/contracts/contract.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { CancelContract, SignContract } from "./deeds.tsx";

type Props = {
  workspace: string;
  contract: ContractDto;
  today: string;
  may: { cancel: boolean; edit: boolean; sign: boolean; renew: boolean };
};

/** What the head of a contract's page offers: cancel, change, sign, renew. */
export function ContractActions({ workspace, contract, today, may }: Props) {
  const t = useTranslations("contracts");
  const about = aboutContract(workspace, contract);
  const draftOf = `/${workspace}/contracts/new`;
  return (
    <>
      {may.cancel && (
        <CancelContract {...about} today={today} draft={UNSIGNED_STATES.includes(contract.state)} />
      )}
      {may.edit && <ButtonLink href={`${draftOf}?draft=${contract.number}`}>{t("change")}</ButtonLink>}
      {may.sign && <SignContract {...about} today={today} renewal={contract.previousId !== null} />}
      {may.renew && contract.state !== "lapsed" && (
        <ButtonLink
          look={contract.state === "in_force" ? "plain" : "pri"}
          href={`${draftOf}?renew=${contract.number}`}
        >
          <RefreshCw className="i" aria-hidden="true" />
          {t("renew")}
        </ButtonLink>
      )}
    </>
  );
}

/** Which contract a deed is about, and the version its reader saw. */
export const aboutContract = (workspace: string, contract: ContractDto) => ({
  workspace,
  contractId: contract.id,
  version: contract.version,
  number: contract.number,
  customer: contract.customerName,
});
