import { publicKeys } from "#lib/features/credentials/queries.ts";
import { publicAnswer, publicNothing } from "#lib/platform/public-answer.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

/** The same keys as a JSON Web Key Set. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ vendor: string }> },
): Promise<Response> {
  const { vendor } = await params;
  const keys = await readPublic(vendor, publicKeys);
  if (!keys) return publicNothing();
  return publicAnswer(request, JSON.stringify(keys.jwks, null, 2), "application/jwk-set+json");
}
