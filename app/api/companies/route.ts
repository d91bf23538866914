import type { NextRequest } from "next/server";
import { COMPANY_KINDS } from "#lib/features/tickets/dto/companies.ts";
import { companiesNamed } from "#lib/features/tickets/queries/companies.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { storable } from "#lib/platform/storable.ts";

/** Companies of the workspace `w` of a kind with the words `q` in their names, to narrow a list to one of them. */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const present = await presentIn(searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return new Response(null, { status: 401 });
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const kind = COMPANY_KINDS.find(one => one === searchParams.get("kind"));
  if (!kind) return new Response(null, { status: 400 });
  const { actor } = present;
  const words = storable(searchParams.get("q") ?? "") as string;
  const answer = await inWorkspace(actor, tx => companiesNamed(tx, actor, kind, words));
  return Response.json(answer, { headers: { "cache-control": "private, no-store" } });
}
