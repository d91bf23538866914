import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { readDirectory } from "#lib/features/partnerships/directory.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await readPublic((await params).vendor, async ({ workspace }) => workspace.name);
  return { title: (await getTranslations("ladder.directory"))("title", { workspace: found ?? "" }) };
}

/** A website is a partner's own word: only what is an address on the web becomes a link. */
const webAddress = (website: string): string | null => (/^https?:\/\/[^\s]+$/.test(website) ? website : null);

/** The partners whose tier lists them, for everybody (P25). */
export default async function DirectoryPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const locale = await getLocale();
  const [country, cursor] = [one(query.country), one(query.cursor)];
  const found = await readPublic(vendor, async ({ workspace, tx }) => ({
    workspace,
    page: await readDirectory(tx, workspace.tenantId, locale, {
      country: country || null,
      cursor: cursor || null,
    }),
  }));
  if (!found) notFound();
  const t = await getTranslations("ladder.directory");
  const names = new Intl.DisplayNames([locale], { type: "region" });
  const { page } = found;
  const base = `/${vendor}/directory`;
  const href = (more: Record<string, string>) =>
    `${base}?${new URLSearchParams({ ...(country ? { country } : {}), ...more })}`;
  return (
    <>
      <div className="hero">
        <h1>{t("title", { workspace: found.workspace.name })}</h1>
        <p>{t("lead")}</p>
      </div>
      {page.countries.length > 1 && (
        <form action={base} className="row wrap list-find" aria-label={t("country")}>
          <label htmlFor="country" className="vh">
            {t("country")}
          </label>
          <Select
            id="country"
            name="country"
            defaultValue={country}
            placeholder={t("all")}
            options={page.countries.map(code => ({ value: code, label: names.of(code) ?? code }))}
          />
          <Button type="submit">{t("filter")}</Button>
        </form>
      )}
      {page.rows.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <Table label={t("title", { workspace: found.workspace.name })} stack>
          <thead>
            <tr>
              <Th>{t("name")}</Th>
              <Th>{t("tier")}</Th>
              <Th>{t("place")}</Th>
              <Th>{t("since")}</Th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map(row => {
              const address = webAddress(row.website);
              return (
                <tr key={row.id}>
                  <Td>
                    {address ? (
                      <a
                        href={address}
                        rel="noreferrer nofollow"
                        aria-label={t("website", { name: row.name })}
                      >
                        {row.name}
                      </a>
                    ) : (
                      <b>{row.name}</b>
                    )}
                  </Td>
                  <Td>{row.tier}</Td>
                  <Td>
                    {[row.city, row.country && (names.of(row.country) ?? row.country)]
                      .filter(Boolean)
                      .join(", ")}
                  </Td>
                  <Td className="nw">{dayText(row.since, locale)}</Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      <Pager previous={cursor ? href({}) : null} next={page.next && href({ cursor: page.next })} />
    </>
  );
}
