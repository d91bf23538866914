import type { ReactNode } from "react";

/** What goes here, and the first step towards it. */
export function EmptyState({
  title,
  children,
  action,
  level = 3,
}: {
  title: ReactNode;
  /** 2 where it follows the page's own title directly. */
  level?: 2 | 3;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
