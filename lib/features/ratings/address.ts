import { createHmac, timingSafeEqual } from "node:crypto";

type Named = { tenantId: string; id: string };

/** What only who knows the portal's secret can make: nobody who reads the database, and nobody by trying, opens a question. */
function signature({ tenantId, id }: Named): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set");
  return createHmac("sha256", secret).update(`rating:${tenantId}:${id}`).digest("base64url").slice(0, 32);
}

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{32})$/;

/** What opens one question without signing in; who has the mail has it. */
export const ratingToken = (question: Named): string => `${question.id}.${signature(question)}`;

/** The question's page inside the workspace, with an answer already chosen: opening it says nothing yet. */
export const ratingPath = (question: Named, chosen?: string): string =>
  `/rate/${ratingToken(question)}${chosen ? `?as=${chosen}` : ""}`;

/** The question a token was made for in this workspace, or null for one that was not made here. */
export function readRatingToken(tenantId: string, token: string): string | null {
  const [, id, given] = TOKEN.exec(token) ?? [];
  if (!id || !given) return null;
  return timingSafeEqual(Buffer.from(signature({ tenantId, id })), Buffer.from(given)) ? id : null;
}
