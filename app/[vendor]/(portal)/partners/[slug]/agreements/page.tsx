import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { PrepareAgreement } from "#components/agreements/agreement-deeds.tsx";
import { AgreementLine } from "#components/agreements/agreement-line.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { agreementPolicy, envelopePolicy } from "#lib/domain/policies/agreement.ts";
import { nextAgreement, noticeFrom, renewalOf } from "#lib/domain/programmes/agreement.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { effectFor } from "#lib/features/agreements/effect.ts";
import { agreementsOf } from "#lib/features/agreements/queries.ts";
import { partnerPage } from "#lib/features/onboarding/page.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, slug: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const data = await partnerPage(tx, actor, workspace, slug, now);
    const { standing, today } = data;
    const { definition } = standing.programme;
    const agreements = await agreementsOf(tx, actor.tenantId, standing, today, actor);
    const goesOn = standing.state !== "ended";
    const mayPrepare = goesOn && agreementPolicy.prepare(actor, standing);
    return {
      ...data,
      actor,
      workspace,
      kinds: definition.agreements.map(kind => {
        const next = nextAgreement(standing.facts.agreements, kind.key, today, definition.renewalWindowDays);
        return {
          key: kind.key,
          title: textIn(kind.title, actor.locale),
          prepare: mayPrepare && next.ok ? { renewal: next.value.startsOn !== null } : null,
          list: agreements
            .filter(agreement => agreement.kind === kind.key)
            .map(agreement => {
              const target = {
                partnerOrgId: standing.partnerOrgId,
                partnerSigned: agreement.partner !== null,
                vendorSigned: agreement.vendor !== null,
                ended: agreement.endedOn !== null,
              };
              const { endsOn, endedOn } = agreement;
              const end = agreement.state !== "over" && agreementPolicy.end(actor, target);
              const both = target.partnerSigned && target.vendorSigned;
              const fact = standing.facts.agreements.find(a => a.id === agreement.id);
              const renewal = fact ? renewalOf(fact, standing.facts.agreements) : null;
              const ending = agreement.state === "ending" && endsOn !== null && endedOn === null;
              const from =
                fact && goesOn && agreementPolicy.giveNotice(actor, target)
                  ? noticeFrom(fact, kind, today)
                  : null;
              const noticed = endedOn !== null && endedOn > today && both;
              return {
                agreement,
                notice: from?.ok
                  ? {
                      days: kind.endNoticeDays ?? 0,
                      earliest: from.value,
                      effect: effectFor(standing, agreement.id, from.value, actor.locale),
                    }
                  : null,
                effect: {
                  ends: noticed ? effectFor(standing, agreement.id, endedOn, actor.locale) : null,
                  now: end && both ? effectFor(standing, agreement.id, today, actor.locale) : null,
                  lapse:
                    ending && !renewal
                      ? effectFor(standing, agreement.id, addDays(endsOn, 1), actor.locale)
                      : null,
                  renewedBy: ending ? (renewal?.number ?? null) : null,
                },
                may: {
                  send: goesOn && envelopePolicy.send(actor, target),
                  sign:
                    goesOn &&
                    agreement.out === null &&
                    (actor.side === "partner"
                      ? agreementPolicy.signAsPartner(actor, target)
                      : agreementPolicy.signAsVendor(actor, target)),
                  copy: agreementPolicy.addCopy(actor, target),
                  end,
                },
              };
            }),
        };
      }),
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const { head } = await load(vendor, slug);
  return { title: `${(await getTranslations("partners.tabs"))("agreements")} · ${head.orgName}` };
}

export default async function AgreementsPage({ params }: Props) {
  const { vendor, slug } = await params;
  const { head, standing, actor, workspace, kinds, today } = await load(vendor, slug);
  const t = await getTranslations("onboarding.agreements");
  const frame = {
    workspace: vendor,
    slug,
    today,
    signer: actor.name,
    names: { vendor: workspace.name, partner: head.orgName },
  };
  return (
    <ClientMessages ns={["onboarding", "signing"]}>
      <PartnerFrame head={head} vendor={vendor} current="agreements">
        <p className="m" style={{ marginTop: 20 }}>
          {t("lead")}
        </p>
        {kinds.map(kind => (
          <section key={kind.key} className="sec" id={kind.key} aria-labelledby={`kind-${kind.key}`}>
            <SectionHeader id={`kind-${kind.key}`} title={kind.title} rule />
            {kind.list.length === 0 && (
              <p className="m" style={{ padding: "12px 0" }}>
                {t("none")}
                <span className="mm"> {t("noneText", { vendor: workspace.name })}</span>
              </p>
            )}
            {kind.list.map(({ agreement, may, effect, notice }) => (
              <AgreementLine
                key={agreement.id}
                agreement={agreement}
                may={may}
                effect={effect}
                notice={notice}
                frame={frame}
              />
            ))}
            {kind.prepare && (
              <div style={{ marginTop: 12 }}>
                <PrepareAgreement
                  workspace={vendor}
                  partnershipId={standing.id}
                  kind={kind.key}
                  title={kind.title}
                  renewal={kind.prepare.renewal}
                />
              </div>
            )}
          </section>
        ))}
      </PartnerFrame>
    </ClientMessages>
  );
}
