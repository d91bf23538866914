import { checkReadiness } from "#lib/platform/health.ts";

export const dynamic = "force-dynamic";

/** 200 when database, migrations and worker are as they should be, else 503; which one is in the answer. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
