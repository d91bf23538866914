import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import Link from "#components/ui/link.tsx";
import { cx } from "./cx.ts";
import { ScrollBox } from "./scroll-box.tsx";

type TableProps = ComponentProps<"table"> & {
  /** What the table holds, for screen readers. */
  label: string;
  /** Padding at both ends, where the table has its own ground. */
  pad?: boolean;
  /** Rows become small blocks on a phone: mark cells that take the whole line with `className="full"`. */
  stack?: boolean;
  /** Text cells of several lines instead of rows of one height. */
  free?: boolean;
};

export function Table({ label, pad, stack, free, className, children, ...rest }: TableProps) {
  return (
    <ScrollBox label={label}>
      <table
        {...rest}
        className={cx(pad && "t-pad", stack && "t-stack", free && "t-free", className)}
        aria-label={label}
      >
        {children}
      </table>
    </ScrollBox>
  );
}

type ThProps = Omit<ComponentProps<"th">, "children"> & {
  num?: boolean;
  /** Set when the table is sorted by this column. */
  sort?: "ascending" | "descending";
  /** Where a press on the head leads: the same list in another order. */
  href?: string;
  children?: ReactNode;
};

export function Th({ num, sort, href, className, children, ...rest }: ThProps) {
  const t = useTranslations("ui.table");
  const text = (
    <>
      {children}
      {sort && (
        <>
          {" "}
          {sort === "ascending" ? (
            <ArrowUp className="i" aria-hidden="true" />
          ) : (
            <ArrowDown className="i" aria-hidden="true" />
          )}
          <span className="vh">{t(sort)}</span>
        </>
      )}
    </>
  );
  return (
    <th scope="col" {...rest} aria-sort={sort} className={cx(num && "num", className)}>
      {href ? (
        <Link href={href} className="q">
          {text}
        </Link>
      ) : (
        text
      )}
    </th>
  );
}

export function Td({ num, className, ...rest }: ComponentProps<"td"> & { num?: boolean }) {
  return <td {...rest} className={cx(num && "num", className)} />;
}

/** A head over a group of rows. */
export function GroupRow({
  columns,
  count,
  more = false,
  children,
}: {
  columns: number;
  count?: number;
  /** The group goes on beyond this page. */
  more?: boolean;
  children: ReactNode;
}) {
  return (
    <tr className="grp">
      <th scope="rowgroup" colSpan={columns}>
        {children} {count !== undefined && <span>{`${count}${more ? "+" : ""}`}</span>}
      </th>
    </tr>
  );
}
