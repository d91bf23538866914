import { publicList } from "#lib/features/credentials/queries.ts";
import { publicAnswer, publicNothing } from "#lib/platform/public-answer.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

/** A signed list of revocations (BitstringStatusListCredential) as it stands at this moment. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ vendor: string; number: string }> },
): Promise<Response> {
  const { vendor, number } = await params;
  if (!/^[1-9]\d{0,5}$/.test(number)) return publicNothing();
  const list = await readPublic(vendor, of => publicList(of, Number(number)));
  return list ? publicAnswer(request, list.document, "application/vc; charset=utf-8") : publicNothing();
}
