import { useFormatter, useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import type { ProgrammeDto } from "#lib/features/programmes/dto.ts";

/** P4: what a course with its certification costs, for how many people, and for how long it holds. */
export function ProgrammePrices({ programme }: { programme: ProgrammeDto }) {
  const t = useTranslations("programmes");
  const format = useFormatter();
  if (programme.trainings.length === 0) return null;
  return (
    <section className="pub-sec" aria-labelledby="prices">
      <h2 id="prices">{t("prices")}</h2>
      <Table label={t("prices")} free stack>
        <thead>
          <tr>
            <Th>{t("training")}</Th>
            <Th>{t("areasLabel")}</Th>
            <Th num>{t("price")}</Th>
          </tr>
        </thead>
        <tbody>
          {programme.trainings.map(training => (
            <tr key={training.key}>
              <Td className="full">
                <b>{training.title}</b>
                {training.validityMonths !== null && (
                  <span className="mm sm blk">{t("valid", { months: training.validityMonths })}</span>
                )}
              </Td>
              <Td className="full">{format.list(training.areas)}</Td>
              <Td num>
                <Money value={training.price} />
                <span className="mm sm blk">{t("for", { count: training.people })}</span>
                {training.additionalAttendee && (
                  <span className="mm sm blk">
                    {t.rich("extra", {
                      price: () => <Money value={training.additionalAttendee ?? training.price} />,
                    })}
                  </span>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mm sm price-note">{t("pricesText")}</p>
    </section>
  );
}
