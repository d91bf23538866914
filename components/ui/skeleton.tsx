import type { CSSProperties } from "react";

/** A line in the shape of what comes; hidden from readers, the region itself says that it loads. */
export function Skeleton({ width = "100%", height }: { width?: string | number; height?: number }) {
  const style: CSSProperties = { width, height };
  return <span className="sk" style={style} aria-hidden="true" />;
}

export function SkeletonRows({ rows = 5, widths }: { rows?: number; widths: readonly (string | number)[] }) {
  return (
    <>
      {Array.from({ length: rows }, (_, row) => (
        <tr key={row}>
          {widths.map((width, column) => (
            <td key={column}>
              <Skeleton width={width} />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}
