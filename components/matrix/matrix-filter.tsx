import { useTranslations } from "next-intl";
import { DateInput } from "#components/ui/date-input.tsx";
import { FilterWords, ListFilter } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { ENDING_WITHIN } from "#lib/features/certifications/dto.ts";
import type { MatrixDto } from "#lib/features/matrix/dto.ts";
import { CELL_FILTERS, type MatrixFilter, matrixQuery } from "#lib/features/matrix/schema.ts";

/** Filters as a plain form: the address holds them, so they can be sent as a link. */
export function MatrixFilterForm({
  base,
  filter,
  data,
}: {
  base: string;
  filter: MatrixFilter;
  data: Pick<MatrixDto, "areas" | "on" | "today" | "to">;
}) {
  const t = useTranslations("matrix.filter");
  return (
    <ListFilter
      base={base}
      label={t("label")}
      apply={t("apply")}
      clear={{ label: t("clear"), offered: matrixQuery(filter) !== "" }}
    >
      <FilterWords name="person" label={t("person")} value={filter.person} />
      <Select
        name="area"
        aria-label={t("area")}
        defaultValue={filter.area ?? ""}
        placeholder={t("allAreas")}
        options={data.areas.map(area => ({ value: area.key, label: area.name }))}
      />
      <Select
        name="state"
        aria-label={t("state")}
        defaultValue={filter.state ?? ""}
        placeholder={t("allStates")}
        options={CELL_FILTERS.map(state => ({ value: state, label: t(`states.${state}`) }))}
      />
      <Select
        name="within"
        aria-label={t("within")}
        defaultValue={filter.within === null ? "" : String(filter.within)}
        placeholder={t("allWithin")}
        options={ENDING_WITHIN.map(days => ({ value: String(days), label: t("withinDays", { days }) }))}
      />
      <DateInput name="on" aria-label={t("on")} defaultValue={data.on} min={data.today} max={data.to} />
    </ListFilter>
  );
}
