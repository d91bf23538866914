import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { todayIn } from "#lib/domain/time/zone.ts";
import { programmeDto } from "#lib/features/programmes/dto.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("programmes"))("title") };
}

/** A vendor's programmes for visitors; a workspace without one says so. */
export default async function ProgrammesPage({ params }: Props) {
  const { vendor } = await params;
  const locale = await getLocale();
  const found = await readPublic(vendor, async ({ workspace, tx, now }) => ({
    workspace,
    programmes: (
      await listProgrammes(tx, workspace.tenantId, todayIn(workspace.timeZone, now.getTime()))
    ).map(p => programmeDto(p, locale)),
  }));
  if (!found) notFound();
  const t = await getTranslations("programmes");
  return (
    <div className="hero">
      <h1>{t("title")}</h1>
      {found.programmes.length === 0 && (
        <EmptyState title={t("none")}>{t("noneText", { workspace: found.workspace.name })}</EmptyState>
      )}
      {found.programmes.map(programme => (
        <section key={programme.slug} className="pub-sec" aria-labelledby={`p-${programme.slug}`}>
          <h2 id={`p-${programme.slug}`}>{programme.name}</h2>
          <p>{programme.summary}</p>
          <div className="row wrap">
            <ButtonLink href={`/${vendor}/programmes/${programme.slug}`}>{t("open")}</ButtonLink>
            <span className="mm sm">{programme.tiers.map(tier => tier.name).join(", ")}</span>
          </div>
        </section>
      ))}
    </div>
  );
}
