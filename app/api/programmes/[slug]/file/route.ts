import type { NextRequest } from "next/server";
import { programmeFileOf } from "#lib/features/programmes/editing.ts";
import { definitionFile } from "#lib/platform/definition-file.ts";

type Context = { params: Promise<{ slug: string }> };

/** A programme as a file. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return definitionFile(request, (tx, actor, edition, home) =>
    programmeFileOf(tx, actor, slug, edition, home),
  );
}
