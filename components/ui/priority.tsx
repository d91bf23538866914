import { useTranslations } from "next-intl";
import { cx } from "./cx.ts";

/** Weight, not hue: colour stays free for time. */
export function Priority({ priority }: { priority: "P1" | "P2" | "P3" | "P4" }) {
  const t = useTranslations("ui");
  return (
    <span className={cx("p", priority.toLowerCase())} title={t("priority", { priority: priority.slice(1) })}>
      {priority}
    </span>
  );
}
