import { programmeJsonSchema, SCHEMA_NAME } from "#lib/features/programmes/file.ts";

/** The schemas of our files, for everybody and every tool: `/api/schemas/programme-1.json`. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  if ((await params).name !== SCHEMA_NAME) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(programmeJsonSchema(), null, 2)}\n`, {
    headers: {
      "content-type": "application/schema+json; charset=utf-8",
      "cache-control": "public, max-age=3600",
      "access-control-allow-origin": "*",
    },
  });
}
