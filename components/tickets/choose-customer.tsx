import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { FilterWords, ListFilter } from "#components/ui/list-filter.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";

type Props = {
  path: string;
  rows: { id: string; name: string }[];
  words: string;
  /** Whether this is a later page of them. */
  further: boolean;
  next: string | null;
};

/** So many are seen at a glance. */
const FEW = 7;

/** A call is logged for a customer one serves (S8): which one. */
export function ChooseCustomer({ path, rows, words, further, next }: Props) {
  const t = useTranslations("ticketPages.open");
  const to = (params: Record<string, string>) => {
    const said = new URLSearchParams({ ...(words ? { q: words } : {}), ...params }).toString();
    return said ? `${path}?${said}` : path;
  };
  const none = rows.length === 0 && !words && !further;
  return (
    <div className="page">
      <PageHeader title={t("callTitle")}>{t("callText")}</PageHeader>
      {none ? (
        <EmptyState title={t("noCustomers")}>{t("noCustomersText")}</EmptyState>
      ) : (
        <>
          {(words || further || rows.length > FEW) && (
            <ListFilter
              base={path}
              label={t("findCustomer")}
              apply={t("find")}
              clear={{ label: t("allCustomers"), offered: words !== "" }}
            >
              <FilterWords name="q" label={t("customerName")} value={words} max={100} />
            </ListFilter>
          )}
          {rows.length === 0 ? (
            <EmptyState title={t("noCustomerFound")}>{t("noCustomerFoundText")}</EmptyState>
          ) : (
            <ul className="tk-choose">
              {rows.map(customer => (
                <li key={customer.id}>
                  <Link href={`${path}?customer=${customer.id}`}>
                    {customer.name}
                    <ChevronRight className="i" aria-hidden="true" />
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <Pager
            previous={further ? to({}) : null}
            previousLabel={t("firstCustomers")}
            next={next ? to({ from: next }) : null}
            nextLabel={t("moreCustomers")}
          />
        </>
      )}
    </div>
  );
}
