import { useTranslations } from "next-intl";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Readers } from "#lib/features/knowledge/readers.ts";

/** Whom it was told to and who has read it, those who have not first (S10); the vendor's alone. */
export function ReadersTable({ readers, asked }: { readers: Readers; asked: boolean }) {
  const t = useTranslations("knowledge.page");
  if (readers.people === 0) return <p className="mm">{t("noReaders")}</p>;
  const { opened, confirmed, people } = readers;
  const when = (at: number | null) =>
    at === null ? <span className="mm">{t("notYet")}</span> : <Time instant={at} />;
  return (
    <>
      <p className="sm m">
        {asked ? t("readersCount", { opened, confirmed, people }) : t("readersOpened", { opened, people })}
      </p>
      <Table label={t("readers")} stack>
        <thead>
          <tr>
            <Th>{t("person")}</Th>
            <Th>{t("company")}</Th>
            <Th>{t("opened")}</Th>
            {asked && <Th>{t("said")}</Th>}
          </tr>
        </thead>
        <tbody>
          {readers.lines.slice(0, 60).map(line => (
            <tr key={line.personId}>
              <Td className="full">{line.name}</Td>
              <Td className="full">{line.company}</Td>
              <Td className="full" data-label={`${t("opened")}:`}>
                {when(line.openedAt)}
              </Td>
              {asked && (
                <Td className="full" data-label={`${t("said")}:`}>
                  {when(line.confirmedAt)}
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
