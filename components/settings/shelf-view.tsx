import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { type LocalText, textIn } from "#lib/domain/text.ts";

type Line = {
  version: number;
  effectiveFrom: string;
  publishedBy: string;
  state: "in_force" | "coming" | "former";
};
type Props = {
  /** Address of the page, without a query. */
  base: string;
  items: readonly { key: string; name: LocalText }[];
  shown: { key: string; version: number; versions: readonly Line[] } | null;
  none: { title: string; text: string };
  children: ReactNode;
};

/** Which definition, what it says, and all its versions with the day each began (P20). */
export function ShelfView({ base, items, shown, none, children }: Props) {
  const t = useTranslations("settings.versions");
  const locale = useLocale();
  if (!shown)
    return (
      <EmptyState title={none.title} level={2}>
        {none.text}
      </EmptyState>
    );
  const of = (key: string, version?: number) =>
    `${base}?${new URLSearchParams({ key, ...(version === undefined ? {} : { version: String(version) }) })}`;
  const name = items.find(item => item.key === shown.key)?.name ?? shown.key;
  const line = shown.versions.find(version => version.version === shown.version);
  return (
    <>
      {items.length > 1 && (
        <div className="row wrap shelf-pick">
          <Segmented
            label={t("which")}
            current={shown.key}
            segments={items.map(item => ({
              key: item.key,
              label: textIn(item.name, locale),
              href: of(item.key),
            }))}
          />
        </div>
      )}
      {line && line.state !== "in_force" && (
        <Message
          tone="info"
          title={t("notInForce")}
          actions={
            shown.versions.some(version => version.state === "in_force") && (
              <Link href={of(shown.key)}>{t("toInForce")}</Link>
            )
          }
        >
          {t("version", { version: shown.version })}
        </Message>
      )}
      <h2 className="shelf-name">{textIn(name, locale)}</h2>
      {children}
      <section className="sec" aria-labelledby="versions">
        <SectionHeader id="versions" title={t("of")} count={shown.versions.length} />
        <Table label={t("of")} stack>
          <thead>
            <tr>
              <Th>{t("one")}</Th>
              <Th>{t("state")}</Th>
              <Th>{t("from")}</Th>
              <Th>{t("by")}</Th>
            </tr>
          </thead>
          <tbody>
            {shown.versions.map(version => (
              <tr key={version.version}>
                <Td className="full">
                  {version.version === shown.version ? (
                    <b>{t("version", { version: version.version })}</b>
                  ) : (
                    <Link href={of(shown.key, version.version)}>
                      {t("version", { version: version.version })}
                    </Link>
                  )}
                </Td>
                <Td>{t(version.state)}</Td>
                <Td data-label={t("from")}>
                  <Day date={version.effectiveFrom} style="full" />
                </Td>
                <Td className="full m" data-label={t("by")}>
                  {version.publishedBy}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </>
  );
}
