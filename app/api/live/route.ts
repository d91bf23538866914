import type { NextRequest } from "next/server";
import { liveStream } from "#lib/features/live/stream.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { stillActs } from "#lib/platform/lookup.ts";

/** That something has changed for who asks, in the workspace `w`, as it happens (server-sent events). */
export async function GET(request: NextRequest): Promise<Response> {
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return new Response(null, { status: 401 });
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor, session } = present;
  const stream = liveStream({
    actor,
    signal: request.signal,
    stillIn: () => stillActs(session, actor.membershipId),
  });
  if (!stream) return new Response(null, { status: 429, headers: { "retry-after": "60" } });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Neither kept nor packed: each line leaves at once.
      "cache-control": "private, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
