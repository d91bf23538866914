import type { NextRequest } from "next/server";
import { type Edition, parseEdition } from "#lib/domain/edition.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { presentIn } from "./actor.ts";
import type { Tx } from "./db/prisma.ts";
import { inWorkspace } from "./db/workspace.ts";
import { Refusal } from "./refusal.ts";
import { signInFirst } from "./sign-in-first.ts";

/** Writes an edition as a file; `home` is where its schema is found. */
type Write = (
  tx: Tx,
  actor: Actor,
  edition: Edition,
  home: string,
) => Promise<{ name: string; text: string }>;

/**
 * Answers with a definition as a file: `?w=workspace&edition=3`, or `edition=draft`. For the vendor's people, each what they
 * may read; for everybody else, and what isn't there, 404.
 */
export async function definitionFile(request: NextRequest, write: Write): Promise<Response> {
  const asked = request.nextUrl.searchParams;
  const present = await presentIn(asked.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const edition = parseEdition(asked.get("edition"));
  if (!workspacePolicy.readDefinitions(actor, null) || edition === null)
    return new Response(null, { status: 404 });
  const home = (process.env.APP_URL ?? request.nextUrl.origin).replace(/\/$/, "");
  try {
    const file = await inWorkspace(actor, tx => write(tx, actor, edition, home));
    return new Response(file.text, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${file.name}"`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof Refusal) return new Response(null, { status: 404 });
    throw error;
  }
}
