import type { ReactNode } from "react";

/** Title, its state under it, and the one primary action at the right. */
export function PageHeader({
  title,
  number,
  children,
  actions,
}: {
  title: ReactNode;
  number?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="head" data-deeds="">
      <div className="grow">
        {number && <div className="row sm">{number}</div>}
        <h1>{title}</h1>
        {children && (
          <div className="m head-state" data-outcome="">
            {children}
          </div>
        )}
      </div>
      {actions}
    </div>
  );
}

/** The head of a section: name, count, a link to all of it. */
export function SectionHeader({
  id,
  title,
  count,
  rule,
  children,
}: {
  id?: string;
  title: ReactNode;
  count?: ReactNode;
  rule?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={rule ? "sec-h rule" : "sec-h"}>
      <h2 id={id}>{title}</h2>
      {count !== undefined && <span className="n">{count}</span>}
      {children}
    </div>
  );
}
