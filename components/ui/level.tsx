import { useTranslations } from "next-intl";

/** One to three steps with the number beside them. */
export function Level({ level }: { level: 1 | 2 | 3 }) {
  const t = useTranslations("ui");
  return (
    <span className="lv" title={t("level", { level })}>
      <span className="nw" aria-hidden="true">
        {[1, 2, 3].map(step => (
          <i key={step} className={step <= level ? "on" : undefined} />
        ))}
      </span>{" "}
      {t("levelShort", { level })}
    </span>
  );
}
