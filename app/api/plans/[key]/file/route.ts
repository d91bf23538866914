import type { NextRequest } from "next/server";
import { planFileOf } from "#lib/features/plans/editing.ts";
import { definitionFile } from "#lib/platform/definition-file.ts";

type Context = { params: Promise<{ key: string }> };

/** A support plan as a file. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { key } = await params;
  return definitionFile(request, (tx, actor, edition, home) => planFileOf(tx, actor, key, edition, home));
}
