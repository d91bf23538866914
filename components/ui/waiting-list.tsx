import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { cx } from "./cx.ts";

export type WaitingItem = {
  key: string;
  /** `past` stands above the now line in red, `soon` is amber. */
  when: "past" | "soon" | "later";
  /** First line: how late, or the due time. */
  due: ReactNode;
  /** Second line. */
  left?: ReactNode;
  icon: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  /** One button; the first item's is the page's primary. */
  action?: ReactNode;
};

/** A vertical scale by due time; the black line is now, what is above it is late. Items come sorted by due. */
export function WaitingList({ items, nowText }: { items: readonly WaitingItem[]; nowText: string }) {
  const t = useTranslations("ui.wait");
  const late = items.filter(item => item.when === "past").length;
  const now = (
    <li className="now" aria-hidden="true">
      <span>{t("now", { time: nowText })}</span>
    </li>
  );
  return (
    <ol className="wait">
      {items.map((item, index) => (
        <Fragment key={item.key}>
          {index === late && now}
          <li className={cx(item.when !== "later" && item.when)}>
            <div className="when">
              <b>{item.due}</b>
              {item.left && <span>{item.left}</span>}
            </div>
            {item.icon}
            <div className="what">
              <b>{item.title}</b>
              {item.detail && <span>{item.detail}</span>}
            </div>
            {item.action}
          </li>
        </Fragment>
      ))}
      {late === items.length && now}
    </ol>
  );
}
