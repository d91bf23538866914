import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { ProfileChanges, ProfileRead } from "#components/directory/profile-changes.tsx";
import { ApproveProfile, ReturnProfile, TakeBackProfile } from "#components/directory/profile-deeds.tsx";
import { ProfileForm } from "#components/directory/profile-form.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { countryOptions } from "#lib/domain/countries.ts";
import { emptyProfile, profileChanges } from "#lib/domain/directory/profile.ts";
import { languageOptions } from "#lib/domain/languages.ts";
import { profilePolicy } from "#lib/domain/policies/profile.ts";
import { findProfile, profilePage } from "#lib/features/directory/profiles.ts";
import { partnerPage } from "#lib/features/onboarding/page.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, slug: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const { head } = await partnerPage(tx, actor, workspace, slug, now);
    const target = (await findProfile(tx, actor, slug)) ?? notFoundRefusal();
    return {
      head,
      workspace,
      page: await profilePage(tx, actor, target),
      vendorSide: actor.side === "vendor",
      may: {
        write: profilePolicy.write(actor, target) && head.state !== "ended",
        takeBack: profilePolicy.takeBack(actor, target),
        decide: profilePolicy.decide(actor, target),
      },
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const { head } = await load(vendor, slug);
  return { title: `${(await getTranslations("directory.profile"))("title")} · ${head.orgName}` };
}

/** How a partner is shown to everybody: it writes, the vendor compares and approves; one address for both sides. */
export default async function ProfilePage({ params }: Props) {
  const { vendor, slug } = await params;
  const { head, workspace, page, vendorSide, may } = await load(vendor, slug);
  const t = await getTranslations("directory.profile");
  const locale = await getLocale();
  const { approved, open, listed } = page;
  const about = { workspace: vendor, slug, version: open?.version ?? 0 };
  const waits = open?.state === "submitted" ? open : null;
  const before = approved?.content ?? emptyProfile;
  return (
    <ClientMessages ns={["directory", "settings", "onboarding"]}>
      <PartnerFrame
        head={head}
        vendor={vendor}
        current="profile"
        actions={
          listed ? <ButtonLink href={`/${vendor}/directory/${slug}`}>{t("see")}</ButtonLink> : undefined
        }
      >
        <p className="m page-lead">
          {vendorSide ? t("leadVendor") : t("lead", { workspace: workspace.name })}
        </p>
        {!listed && (
          <Message tone="info" title={t("notListed")}>
            {vendorSide ? t("notListedVendor") : t("notListedText")}
          </Message>
        )}
        {open?.reason && open.state !== "submitted" && (
          <Message tone="warn" title={t("returnedBy", { name: open.decidedBy ?? "" })}>
            <span className="prose">{open.reason}</span>
          </Message>
        )}
        {waits && !vendorSide && (
          <Message
            tone="info"
            title={t.rich("waits", {
              time: () => <Time instant={waits.submittedAt ?? 0} style="full" />,
              name: waits.submittedBy ?? "",
            })}
            actions={may.takeBack ? <TakeBackProfile {...about} /> : undefined}
          >
            {t("waitsText", { workspace: workspace.name })}
          </Message>
        )}
        {waits && (
          <section className="sec" aria-labelledby="changes">
            <SectionHeader
              id="changes"
              title={t("changes")}
              count={t("changesCount", { count: profileChanges(before, waits.content).length })}
              rule
            />
            {vendorSide && (
              <p className="m">
                {t.rich("waits", {
                  time: () => <Time instant={waits.submittedAt ?? 0} style="full" />,
                  name: waits.submittedBy ?? "",
                })}
              </p>
            )}
            <ProfileChanges before={before} after={waits.content} />
            {may.decide && (
              <div className="row wrap dir-decide">
                <ApproveProfile {...about} company={head.orgName} />
                <ReturnProfile {...about} company={head.orgName} />
              </div>
            )}
          </section>
        )}
        {may.write && (
          <section className="sec" aria-labelledby="write">
            <SectionHeader id="write" title={t("write")} rule>
              {open && <span className="mm sm">{t(`state.${open.state}`)}</span>}
            </SectionHeader>
            <ProfileForm
              workspace={vendor}
              slug={slug}
              version={open?.version ?? 0}
              company={head.orgName}
              content={open?.content ?? before}
              countries={countryOptions(locale)}
              languages={languageOptions(locale)}
            />
          </section>
        )}
        {approved && !waits && !may.write && (
          <section className="sec" aria-labelledby="public">
            <SectionHeader id="public" title={t("public")} rule />
            <p className="mm sm">
              {t.rich("approvedAt", {
                time: () => <Time instant={approved.decidedAt ?? 0} style="full" />,
                name: approved.decidedBy ?? "",
              })}
            </p>
            <ProfileRead content={approved.content} />
          </section>
        )}
        {!approved && !waits && !may.write && (
          <EmptyState level={2} title={t("none")}>
            {vendorSide ? t("noneVendor") : t("only")}
          </EmptyState>
        )}
      </PartnerFrame>
    </ClientMessages>
  );
}
