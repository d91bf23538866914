import { useTranslations } from "next-intl";

/** Things one can count: as many boxes as there are, filled as many as are used; amber when `warn`. */
export function Units({
  used,
  total,
  warn,
  label,
}: {
  used: number;
  total: number;
  warn?: boolean;
  label?: string;
}) {
  const t = useTranslations("ui");
  const drawn = total <= 12;
  return (
    <span className="row" style={{ display: "inline-flex" }}>
      {drawn && (
        <span className="units" aria-hidden="true">
          {Array.from({ length: total }, (_, index) => (
            <i key={index} className={index < used ? (warn ? "w" : "on") : undefined} />
          ))}
        </span>
      )}
      <span>{label ?? t("units", { used, total })}</span>
    </span>
  );
}
