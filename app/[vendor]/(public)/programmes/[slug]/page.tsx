import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { ProgrammeComparison } from "#components/programmes/programme-comparison.tsx";
import { ProgrammePhases, ProgrammeWay } from "#components/programmes/programme-phases.tsx";
import { ProgrammePrices } from "#components/programmes/programme-prices.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { todayIn } from "#lib/domain/time/zone.ts";
import { programmeDto } from "#lib/features/programmes/dto.ts";
import { programmeBySlug } from "#lib/features/programmes/queries.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

const read = cache(async (vendor: string, slug: string) => {
  const locale = await getLocale();
  return readPublic(vendor, async ({ workspace, tx, now }) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    const programme = await programmeBySlug(tx, workspace.tenantId, slug, today);
    return programme && { workspace, programme: programmeDto(programme, locale) };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const found = await read(vendor, slug);
  return found ? { title: found.programme.name, description: found.programme.summary } : {};
}

export default async function ProgrammePage({ params }: Props) {
  const { vendor, slug } = await params;
  const found = await read(vendor, slug);
  if (!found) notFound();
  const { programme, workspace } = found;
  const t = await getTranslations("programmes");
  const apply = `/${vendor}/programmes/${slug}/apply`;
  return (
    <>
      <div className="hero">
        <h1>{programme.headline}</h1>
        <p>{programme.summary}</p>
        <div className="row wrap">
          <ButtonLink look="pri" size="big" href={apply} prefetch={false}>
            {programme.callToAction}
          </ButtonLink>
          <span className="m">
            {t("terms", { minutes: programme.minutes, days: programme.answerWorkingDays })}
          </span>
        </div>
      </div>
      <section aria-labelledby="compare">
        <h2 id="compare" className="vh">
          {programme.tiers.length > 1 ? t("caption") : t("captionOne")}
        </h2>
        <ProgrammeComparison programme={programme} applyHref={apply} />
      </section>
      <ProgrammeWay programme={programme} />
      <ProgrammePrices programme={programme} />
      <ProgrammePhases programme={programme} vendor={workspace.name} />
    </>
  );
}
