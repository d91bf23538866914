import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DefectFilterForm, DefectTable } from "#components/defects/defect-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { defectPolicy } from "#lib/domain/policies/defect.ts";
import { one } from "#lib/domain/query.ts";
import { defectFilter, listDefects } from "#lib/features/defects/queries.ts";
import { findTicket } from "#lib/features/tickets/queries/ticket.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("defects"))("title") };
}

/** The vendor's defects; with a case in the address, the place where the one behind it is chosen. */
export default async function DefectsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = {
    words: one(query.words).trim().slice(0, 80),
    state: one(query.state),
    product: one(query.product),
    case: one(query.case).slice(0, 40),
  };
  const { page, ticket, keeps, zone } = await readPage(vendor, async ({ actor, tx }) => {
    if (!defectPolicy.read(actor, null)) return notFoundRefusal();
    return {
      zone: actor.timeZone,
      keeps: defectPolicy.keep(actor, null),
      ticket: asked.case ? ((await findTicket(tx, actor, asked.case)) ?? notFoundRefusal()) : null,
      page: await listDefects(tx, actor, defectFilter(asked), {
        after: one(query.after) || null,
        before: one(query.before) || null,
      }),
    };
  });
  const t = await getTranslations("defects");
  const base = `/${vendor}/defects`;
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  const filtered = asked.words !== "" || asked.state !== "" || asked.product !== "";
  const number = ticket && keeps ? ticket.number : "";
  const add = `${base}/new${number ? `?case=${encodeURIComponent(number)}` : ""}`;
  return (
    <ClientMessages ns={["defects"]}>
      <div className="page prod-page">
        <PageHeader
          title={ticket ? t("forCase.title", { number: ticket.number }) : t("title")}
          actions={
            <div className="row wrap">
              {ticket && (
                <ButtonLink href={`/${vendor}/tickets/${ticket.number}`}>{t("forCase.back")}</ButtonLink>
              )}
              {keeps && (
                <ButtonLink look="pri" href={add}>
                  {ticket ? t("forCase.new") : t("new")}
                </ButtonLink>
              )}
            </div>
          }
        >
          {ticket ? t("forCase.lead", { subject: ticket.subject }) : t("lead")}
        </PageHeader>
        {(filtered || page.rows.length > 0) && (
          <DefectFilterForm base={base} asked={asked} products={page.products} filtered={filtered} />
        )}
        {page.rows.length > 0 ? (
          <DefectTable rows={page.rows} workspace={vendor} caseNumber={number} zone={zone} />
        ) : (
          <EmptyState
            level={2}
            title={filtered ? t("none") : t("first")}
            action={filtered && <ButtonLink href={base}>{t("clear")}</ButtonLink>}
          >
            {filtered ? t("noneText") : t("firstText")}
          </EmptyState>
        )}
        <Pager
          previous={page.previous && href({ before: page.previous })}
          next={page.next && href({ after: page.next })}
        />
      </div>
    </ClientMessages>
  );
}
