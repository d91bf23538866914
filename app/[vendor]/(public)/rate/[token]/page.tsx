import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RateByMail } from "#components/ratings/rate-by-mail.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Message } from "#components/ui/message.tsx";
import { one } from "#lib/domain/query.ts";
import { RATINGS } from "#lib/domain/tickets/rating.ts";
import { openQuestion } from "#lib/features/ratings/queries.ts";
import { publicWorkspace } from "#lib/platform/public-workspace.ts";

type Props = {
  params: Promise<{ vendor: string; token: string }>;
  searchParams: Promise<{ as?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("ratings"))("ask");
  // The address is a secret: it must not leave in a Referer, nor stand in an index.
  return { title, referrer: "no-referrer", robots: { index: false } };
}

/** Where a mail's link leads: the answer is chosen, and one press gives it. Nothing tells a wrong address from one that never was. */
export default async function RatePage({ params, searchParams }: Props) {
  const { vendor, token } = await params;
  const workspace = await publicWorkspace(vendor);
  const question = workspace && (await openQuestion(workspace.tenantId, token));
  if (!question) notFound();
  const chosen = one((await searchParams).as);
  const t = await getTranslations("ratings");
  return (
    <ClientMessages ns={["ratings", "forms"]}>
      <div className="rate-page">
        <h1>{t("ask")}</h1>
        <p className="lead">
          <span className="mono">{question.number}</span> {question.subject}
        </p>
        {question.state === "open" ? (
          <RateByMail
            slug={vendor}
            token={token}
            chosen={RATINGS.find(rating => rating === chosen) ?? question.rating}
            words={question.words}
            zone={workspace.timeZone}
          />
        ) : (
          <Message tone="info" title={t(`refusal.${question.state}`)} />
        )}
      </div>
    </ClientMessages>
  );
}
