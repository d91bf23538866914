import { Search } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ContractStatus } from "#components/contracts/contract-status.tsx";
import { NewCustomer } from "#components/customers/customer-dialog.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { countryName, countryOptions } from "#lib/domain/countries.ts";
import { customerPolicy } from "#lib/domain/policies/customer.ts";
import { one } from "#lib/domain/query.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { mayServe, servingChoices } from "#lib/features/contracts/serving.ts";
import { listCustomers } from "#lib/features/customers/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function CustomersPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const search = one(query.q).trim().slice(0, 100);
  const { list, actor, workspace, partners, mayCreate } = await readPage(vendor, async ctx => {
    const { actor, tx, now, workspace } = ctx;
    if (actor.side === "customer") notFoundRefusal();
    const { today } = await workspaceDays(tx, actor.tenantId, now);
    return {
      actor,
      workspace,
      list: await listCustomers(
        tx,
        actor,
        { search, after: one(query.after) || null, before: one(query.before) || null },
        today,
      ),
      partners: actor.side === "vendor" ? await servingChoices(tx, actor.tenantId) : null,
      mayCreate:
        customerPolicy.create(actor, { partnerOrgId: actor.side === "partner" ? actor.orgId : null }) &&
        (await mayServe(tx, actor)),
    };
  });
  const t = await getTranslations("customers");
  const locale = await getLocale();
  const base = `/${vendor}/customers`;
  const href = (more: Record<string, string>) =>
    `${base}?${new URLSearchParams({ ...(search ? { q: search } : {}), ...more })}`;
  const add = mayCreate && (
    <NewCustomer
      workspace={vendor}
      countries={countryOptions(locale)}
      serving={
        partners && [
          { value: "vendor", label: workspace.name },
          ...partners.map(p => ({ value: p.id, label: p.name })),
        ]
      }
    />
  );
  const vendorSide = actor.side === "vendor";
  return (
    <ClientMessages ns={["customers"]}>
      <div className="page">
        <PageHeader title={t("title")} actions={add || undefined}>
          {vendorSide ? t("leadVendor") : t("leadPartner")}
        </PageHeader>
        <search>
          <form action={base} className="row wrap list-find">
            <label htmlFor="q" className="vh">
              {t("search")}
            </label>
            <Input id="q" name="q" type="search" defaultValue={search} placeholder={t("search")} />
            <Button type="submit">
              <Search className="i" aria-hidden="true" />
              {t("find")}
            </Button>
            {search && (
              <ButtonLink look="ghost" href={base}>
                {t("findAll")}
              </ButtonLink>
            )}
          </form>
        </search>
        {list.rows.length === 0 ? (
          search ? (
            <EmptyState
              level={2}
              title={t("none", { search })}
              action={<ButtonLink href={base}>{t("findAll")}</ButtonLink>}
            >
              {t("noneText")}
            </EmptyState>
          ) : (
            <EmptyState level={2} title={t("empty")}>
              {t("emptyText")}
            </EmptyState>
          )
        ) : (
          <Table label={t("title")} stack>
            <thead>
              <tr>
                <Th>{t("name")}</Th>
                <Th>{t("contract")}</Th>
                <Th>{t("state")}</Th>
                <Th>{t("until")}</Th>
                {vendorSide && <Th>{t("servedBy")}</Th>}
                <Th num>{t("openTickets")}</Th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map(row => (
                <tr key={row.id}>
                  <Td className="full">
                    <Link className="q" href={`${base}/${row.slug}`}>
                      <b>{row.name}</b>
                    </Link>
                    <span className="mm sm"> {row.country && countryName(row.country, locale)}</span>
                  </Td>
                  <Td>
                    {row.contract ? (
                      <>
                        <Link href={`/${vendor}/contracts/${row.contract.number}`} className="id">
                          {row.contract.number}
                        </Link>{" "}
                        <span className="mm sm not-s">{row.contract.planName}</span>
                      </>
                    ) : (
                      <span className="mm">{t("noContract")}</span>
                    )}
                  </Td>
                  <Td>{row.contract && <ContractStatus state={row.contract.state} />}</Td>
                  <Td className="not-s">{row.contract && <Day date={row.contract.endsOn} />}</Td>
                  {vendorSide && <Td className="not-s">{row.servedBy ?? workspace.name}</Td>}
                  <Td num className="not-s">
                    {row.openTickets}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <Pager
          previous={list.previous && href({ before: list.previous })}
          next={list.next && href({ after: list.next })}
        />
      </div>
    </ClientMessages>
  );
}
