import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { MailPage } from "#components/inbound-mail/mail-page.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { mailPolicy } from "#lib/domain/policies/mail.ts";
import { mailPage } from "#lib/features/inbound-mail/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; id: string }> };

const load = cache((vendor: string, id: string) =>
  readPage(vendor, async ({ actor, tx }) => ({
    mail: (await mailPage(tx, actor, id)) ?? notFoundRefusal(),
    lists: mailPolicy.list(actor, null),
  })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, id } = await params;
  const { mail } = await load(vendor, id);
  return { title: mail.subject || (await getTranslations("inboundMail"))("noSubject") };
}

/** One mail that came: why it waits, and the original of one that is on a case. */
export default async function MailRoute({ params }: Props) {
  const { vendor, id } = await params;
  const { mail, lists } = await load(vendor, id);
  const t = await getTranslations("inboundMail.list");
  return (
    <ClientMessages ns={["inboundMail"]}>
      <Crumbs
        trail={[
          { label: t("back"), href: `/${vendor}/tickets` },
          lists
            ? { label: t("title"), href: `/${vendor}/tickets/mail` }
            : { label: mail.ticketNumber, href: `/${vendor}/tickets/${mail.ticketNumber}` },
          { label: mail.subject || "–" },
        ]}
      />
      <MailPage workspace={vendor} mail={mail} />
    </ClientMessages>
  );
}
