import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MessageForm } from "#components/partners/message-form.tsx";
import { MessageRecipients } from "#components/partners/message-recipients.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { partnerHealthPolicy } from "#lib/domain/policies/partner-health.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { healthQuery, readHealthQuery, type SearchParams } from "#lib/features/partner-health/schema.ts";
import { previewMessage, sentMessages } from "#lib/features/partner-messages/queries.ts";
import { type MessageTo, messageTo } from "#lib/features/partner-messages/schema.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("partners.message"))("title") };
}

/** Whom an address names: those ticked, or all that the filter leaves. */
function toOf(asked: SearchParams, query: string): MessageTo | null {
  if (asked.all) return { query };
  const ids = [asked.p ?? []].flat();
  const parsed = messageTo.safeParse({ ids });
  return parsed.success ? parsed.data : null;
}

export default async function PartnerMessagePage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const asked = await searchParams;
  const query = healthQuery(readHealthQuery(String([asked.from ?? ""].flat()[0])));
  const to = toOf(asked, query);
  const base = `/${vendor}/partners`;
  const { preview, sent, workspace } = await readPage(vendor, async ({ actor, workspace, tx, now }) => {
    if (!partnerHealthPolicy.message(actor, null)) return notFoundRefusal();
    const today = todayIn(workspace.timeZone, now.getTime());
    return {
      workspace,
      preview: to && (await previewMessage(tx, actor, to, today)),
      sent: await sentMessages(tx, actor),
    };
  });
  // Sent without a tick: back to where one can be made.
  if (to === null && asked.from !== undefined) redirect(`${base}?${query}${query && "&"}chosen=none`);
  const t = await getTranslations("partners.message");
  const list = await getTranslations("partners.list");
  const back = `${base}${query && `?${query}`}`;
  return (
    <ClientMessages ns={["partners"]}>
      <div className="page">
        <Crumbs trail={[{ label: list("title"), href: base }, { label: t("title") }]} />
        <PageHeader title={t("title")}>{t("lead")}</PageHeader>
        {to === null || preview === null || preview.partners === 0 ? (
          <EmptyState
            level={2}
            title={t("refusal.nobody")}
            action={<ButtonLink href={back}>{t("back")}</ButtonLink>}
          />
        ) : preview.tooMany !== null ? (
          <EmptyState
            level={2}
            title={t("refusal.tooMany", { most: preview.tooMany })}
            action={<ButtonLink href={back}>{t("back")}</ButtonLink>}
          />
        ) : (
          <div className="cols c-21" style={{ marginTop: 20 }}>
            <div>
              <MessageForm
                workspace={vendor}
                to={to}
                expected={preview.partners}
                first={workspace.locale}
                back={back}
              />
            </div>
            <MessageRecipients preview={preview} base={base} />
          </div>
        )}
        {sent.length > 0 && (
          <section className="sec" aria-labelledby="sent" style={{ marginTop: 28 }}>
            <SectionHeader id="sent" title={t("history")} rule />
            <ul className="plain-list">
              {sent.map(message => (
                <li key={message.id}>
                  <b>{message.subject}</b>
                  <span className="mm sm">
                    {" "}
                    {t("historyLine", {
                      by: message.by,
                      people: message.people,
                      partners: message.partners,
                    })}
                    {", "}
                    <Time instant={message.at} titleZone={workspace.timeZone} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </ClientMessages>
  );
}
