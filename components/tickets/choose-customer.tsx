import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

type Props = { path: string; customers: { orgId: string; name: string }[] };

/** A call is logged for a customer one serves (S8): which one. */
export function ChooseCustomer({ path, customers }: Props) {
  const t = useTranslations("ticketPages.open");
  return (
    <div className="page">
      <PageHeader title={t("callTitle")}>{t("callText")}</PageHeader>
      {customers.length === 0 ? (
        <EmptyState title={t("noCustomers")}>{t("noCustomersText")}</EmptyState>
      ) : (
        <ul className="tk-choose">
          {customers.map(customer => (
            <li key={customer.orgId}>
              <Link href={`${path}?customer=${customer.orgId}`}>
                {customer.name}
                <ChevronRight className="i" aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
