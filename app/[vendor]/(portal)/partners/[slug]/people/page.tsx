import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Nominate } from "#components/certifications/nominate.tsx";
import { PeopleMatrix } from "#components/certifications/people-matrix.tsx";
import { AskedOutside } from "#components/certifications/word.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { readPeople } from "#lib/features/certifications/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certifications.people"))("title") };
}

/** A partner's specialists, for both sides. */
export default async function PeoplePage({ params }: Props) {
  const { vendor, slug } = await params;
  const data = await readPage(vendor, ({ tx, actor, workspace, now }) =>
    readPeople(tx, actor, workspace, slug, now),
  );
  const t = await getTranslations("certifications.people");
  const words = await getTranslations("consents.list");
  const nominate = data.canNominate && (
    <Nominate workspace={vendor} company={data.company} people={data.people} areas={data.areas} />
  );
  return (
    <ClientMessages ns={["certifications", "consents"]}>
      <PartnerFrame head={data.head} vendor={vendor} current="people" actions={nominate}>
        <p className="m page-lead">{t("lead", { company: data.company.name, programme: data.programme })}</p>
        {data.people.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <PeopleMatrix workspace={vendor} data={data} />
        )}
        {data.asked.length > 0 && (
          <section aria-labelledby="asked">
            <SectionHeader id="asked" title={words("waits")} count={data.asked.length} />
            <p className="m sm">{words("waitsText")}</p>
            <AskedOutside workspace={vendor} data={data} />
          </section>
        )}
      </PartnerFrame>
    </ClientMessages>
  );
}
