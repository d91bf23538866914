import { createHmac, timingSafeEqual } from "node:crypto";
import { absolute } from "#lib/platform/app-url.ts";

type Named = { tenantId: string; id: string; turn: number };

/** What only who knows the portal's secret can make: nobody who reads the database knows an address. */
function signature({ tenantId, id, turn }: Named): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set");
  return createHmac("sha256", secret)
    .update(`calendar-feed:${tenantId}:${id}:${turn}`)
    .digest("base64url")
    .slice(0, 32);
}

/** The address of a calendar, as a program is told it. */
export const feedAddress = (workspace: string, feed: Named): string =>
  absolute(`/${workspace}/calendar/${feed.id}.${signature(feed)}.ics`);

const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{32})\.ics$/;

/** The calendar a file's name asks for, and whether a row is the one it was made for; null for what is no such name. */
export function readFileName(name: string): { id: string; opens: (feed: Named) => boolean } | null {
  const [, id, given] = FILE.exec(name) ?? [];
  if (!id || !given) return null;
  return { id, opens: feed => timingSafeEqual(Buffer.from(signature(feed)), Buffer.from(given)) };
}
