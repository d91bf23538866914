import type { KeysetOrder } from "#lib/platform/db/keyset.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";

/** Cases (as `t`) in the lists of what they have in common: open ones first, then the newest. A row's edge is ["1" or "0", id]. */
export const openFirst: KeysetOrder[] = [
  {
    column: { sql: Prisma.sql`(CASE WHEN t.open THEN '1' ELSE '0' END)`, type: "text" },
    descending: true,
  },
  { column: { sql: Prisma.sql`t.id`, type: "uuid" }, descending: true },
];
