import { PLAN_SCHEMA_NAME, planJsonSchema } from "#lib/features/plans/file.ts";
import { programmeJsonSchema, SCHEMA_NAME } from "#lib/features/programmes/file.ts";

const SCHEMAS = new Map([
  [SCHEMA_NAME, programmeJsonSchema],
  [PLAN_SCHEMA_NAME, planJsonSchema],
]);

/** The schemas of our files, for everybody and every tool: `/api/schemas/programme-1.json`. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const schema = SCHEMAS.get((await params).name);
  if (!schema) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(schema(), null, 2)}\n`, {
    headers: {
      "content-type": "application/schema+json; charset=utf-8",
      "cache-control": "public, max-age=3600",
      "access-control-allow-origin": "*",
    },
  });
}
