import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { ApplyForm } from "#components/applications/apply-form.tsx";
import { ApplyStart } from "#components/applications/apply-start.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { countryOptions } from "#lib/domain/countries.ts";
import { applicationPolicy } from "#lib/domain/policies/application.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { ownStanding } from "#lib/features/applications/queries.ts";
import { programmeDto } from "#lib/features/programmes/dto.ts";
import { programmeBySlug } from "#lib/features/programmes/queries.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = {
  params: Promise<{ vendor: string; slug: string }>;
  searchParams: Promise<{ tier?: string | string[]; begin?: string | string[] }>;
};

// Read once for the page and its title.
const read = cache(async (vendor: string, slug: string) => {
  const locale = await getLocale();
  return readPublic(vendor, async ({ workspace, tx, now }) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    const found = await programmeBySlug(tx, workspace.tenantId, slug, today);
    return found && { programmeId: found.programmeId, programme: programmeDto(found, locale) };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const found = await read(vendor, slug);
  const t = await getTranslations("applications.apply");
  return found ? { title: t("title", { programme: found.programme.name }) } : {};
}

/** The door to the form: a visitor gets a link by mail, a company's administrator begins at once, others read why not. */
export default async function ApplyPage({ params, searchParams }: Props) {
  const { vendor, slug } = await params;
  const { tier: asked, begin } = await searchParams;
  const found = await read(vendor, slug);
  if (!found) notFound();
  const { programme, programmeId } = found;
  const tier = programme.tiers.find(t => t.key === asked)?.key ?? null;
  const present = await presentIn(vendor);
  const t = await getTranslations("applications.apply");
  return (
    <ClientMessages ns={["applications"]}>
      <div className="apply">
        <p className="mm sm">
          <Link href={`/${vendor}/programmes/${slug}`}>{programme.name}</Link>
        </p>
        <h1>{t("title", { programme: programme.name })}</h1>
        {present.kind === "actor" ? (
          <Inside
            vendor={vendor}
            slug={slug}
            programmeId={programmeId}
            terms={t("startText", { minutes: programme.minutes, days: programme.answerWorkingDays })}
            tier={tier}
            auto={begin === "1"}
          />
        ) : (
          <>
            <p className="lead">{t("intro")}</p>
            <ApplyForm
              vendor={vendor}
              programme={slug}
              tier={tier}
              countries={countryOptions(await getLocale())}
              initial={
                present.kind === "stranger"
                  ? { name: present.session.name, email: present.session.email }
                  : {}
              }
            >
              {present.kind === "signed_out" && (
                <p className="m sm">
                  {t.rich("haveAccount", {
                    signin: chunks => (
                      <Link
                        href={`/sign-in?next=${encodeURIComponent(`/${vendor}/programmes/${slug}/apply`)}`}
                      >
                        {chunks}
                      </Link>
                    ),
                  })}
                </p>
              )}
            </ApplyForm>
          </>
        )}
      </div>
    </ClientMessages>
  );
}

type InsideProps = {
  vendor: string;
  slug: string;
  programmeId: string;
  terms: string;
  tier: string | null;
  auto: boolean;
};

async function Inside({ vendor, slug, programmeId, terms, tier, auto }: InsideProps) {
  const present = await presentIn(vendor);
  if (present.kind !== "actor") return null;
  const { actor } = present;
  const t = await getTranslations("applications.apply");
  const company = actor.orgName;
  if (actor.side !== "partner")
    return (
      <Message tone="info" title={t("sideTitle")}>
        {t("sideText", { company })}
      </Message>
    );
  const standing = await inWorkspace(actor, tx => ownStanding(tx, actor, programmeId));
  if (standing.kind === "partner")
    return (
      <Message
        tone="info"
        title={t("partnerTitle", { company })}
        actions={<ButtonLink href={`/${vendor}/partners/${standing.slug}`}>{t("partnerOpen")}</ButtonLink>}
      >
        {t("partnerText")}
      </Message>
    );
  if (standing.kind === "open")
    return (
      <Message
        tone="info"
        title={t("yours")}
        actions={<ButtonLink href={`/${vendor}/applications/${standing.number}`}>{t("open")}</ButtonLink>}
      >
        {t("running", { company })}
      </Message>
    );
  if (!applicationPolicy.start(actor, {}))
    return (
      <Message tone="info" title={t("roleTitle")}>
        {t("roleText", { company })}
      </Message>
    );
  const { former } = standing;
  return (
    <>
      <p className="lead">
        {t("starting", { company })}. {terms}
      </p>
      {former && (
        <Message tone="info" title={t("before", { number: former.number })} className="gap over">
          <p>{t(former.state === "rejected" ? "beforeRejected" : "beforeWithdrawn")}</p>
          {former.state === "rejected" && former.reason && (
            <p className="answer-text">
              <b>{former.reason}</b>
            </p>
          )}
          <p>{t("beforeText", { vendor: present.workspace.name })}</p>
        </Message>
      )}
      <ApplyStart
        vendor={vendor}
        programme={slug}
        tier={tier}
        auto={auto && former === null}
        again={former !== null}
      />
    </>
  );
}
