import { publicKeys } from "#lib/features/credentials/queries.ts";
import { publicAnswer, publicNothing } from "#lib/platform/public-answer.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

/** The workspace's DID document (did:web): every key it signs or has signed with. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ vendor: string }> },
): Promise<Response> {
  const { vendor } = await params;
  const keys = await readPublic(vendor, publicKeys);
  if (!keys) return publicNothing();
  return publicAnswer(request, JSON.stringify(keys.did, null, 2), "application/did+json");
}
