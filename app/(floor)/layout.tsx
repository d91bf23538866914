import type { ReactNode } from "react";

/** The least a page can be: what the bench measures other pages against. */
export default function FloorLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
