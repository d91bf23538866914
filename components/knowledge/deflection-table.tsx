import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import type { DeflectionDto } from "#lib/features/knowledge/dto.ts";

/** The whole, and each of the things most shown: shown, opened, solved, opened anyway. */
export function DeflectionTable({ sum, base }: { sum: DeflectionDto; base: string }) {
  const t = useTranslations("knowledge.deflection");
  const figures = ["shown", "opened", "solved", "caseOpened"] as const;
  return (
    <>
      <dl className="kv kb-sums">
        {figures.map(figure => (
          <div key={figure}>
            <dt>{t(figure)}</dt>
            <dd>{sum[figure]}</dd>
          </div>
        ))}
      </dl>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            <Th>{t("item")}</Th>
            {figures.map(figure => (
              <Th key={figure} className="num">
                {t(figure)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sum.items.map(item => (
            <tr key={item.number}>
              <Td className="full">
                <span className="mono xs mm">{item.number}</span>{" "}
                <Link href={`${base}/${item.number}`}>{item.title}</Link>
              </Td>
              {figures.map(figure => (
                <Td key={figure} className="num full" data-label={`${t(figure)}:`}>
                  {item[figure]}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
