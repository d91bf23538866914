import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddMailbox, EditMailbox } from "#components/inbound-mail/mailbox-form.tsx";
import { MailboxWatch } from "#components/inbound-mail/mailbox-watch.tsx";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { mailPolicy } from "#lib/domain/policies/mail.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { addressDomain, mailboxes, mailInOpen } from "#lib/features/inbound-mail/queries.ts";
import { mailboxWatch } from "#lib/features/inbound-mail/watch.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.mail") };
}

/** Where people write to (S8): for every role of the vendor to read, for its administrators to change. */
export default async function MailSettings({ params }: Props) {
  const { vendor } = await params;
  const { name, admin, edits, rows, products, watch } = await readPage(vendor, async ctx => {
    const { actor, workspace, tx, now } = ctx;
    if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
    return {
      name: workspace.name,
      admin: workspacePolicy.change(actor, null),
      edits: mailPolicy.mailboxes(actor, null),
      rows: await mailboxes(tx, actor.tenantId),
      watch: await mailboxWatch(tx, actor, now),
      products: (await loadProducts(tx, actor.tenantId)).map(({ id, name }) => ({ id, name })),
    };
  });
  const t = await getTranslations("inboundMail.settings");
  const domain = addressDomain();
  return (
    <ClientMessages ns={["inboundMail"]}>
      <SettingsFrame workspace={vendor} name={name} part="mail" admin={admin} lead={t("lead")}>
        {!mailInOpen() && <Message title={t("closed")} />}
        {watch && <MailboxWatch watch={watch} />}
        {edits && (
          <div className="row wrap lib-deeds prod-add">
            <AddMailbox workspace={vendor} domain={domain} products={products} />
          </div>
        )}
        {rows.length === 0 ? (
          <EmptyState level={2} title={t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <Table label={t("lead")} stack>
            <thead>
              <tr>
                <Th>{t("address")}</Th>
                <Th>{t("about")}</Th>
                <Th>{t("checks")}</Th>
                {edits && <Th>{t("edit")}</Th>}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.id}>
                  <Td className="full">
                    <b>{row.address}</b> {!row.enabled && <Tag tone="paused">{t("off")}</Tag>}
                    {row.shownAs && <div className="mm sm">{row.shownAs}</div>}
                  </Td>
                  <Td>{row.productName ?? t("whole")}</Td>
                  <Td>
                    {row.verifiedOnly ? t("verifiedYes") : t("verifiedNo")}
                    {row.trustedServers.length > 0 && (
                      <div className="mm sm">{row.trustedServers.join(", ")}</div>
                    )}
                  </Td>
                  {edits && (
                    <Td>
                      <EditMailbox workspace={vendor} domain={domain} products={products} mailbox={row} />
                    </Td>
                  )}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </SettingsFrame>
    </ClientMessages>
  );
}
