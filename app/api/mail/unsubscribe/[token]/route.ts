import { type NextRequest, NextResponse } from "next/server";
import { unsubscribe } from "#lib/features/mail-preferences/unsubscribe.ts";
import { appUrl } from "#lib/platform/app-url.ts";
import { clientAddress } from "#lib/platform/client-address.ts";
import { readBody } from "#lib/platform/read-body.ts";
import { readUnsubscribeToken } from "#lib/platform/unsubscribe-token.ts";

type Context = { params: Promise<{ token: string }> };

const WORDS = "List-Unsubscribe";
/** Two words in a form, however it is written. */
const MOST_BYTES = 4_096;

async function saidIn(request: NextRequest): Promise<unknown> {
  const body = await readBody(request, MOST_BYTES);
  const type = request.headers.get("content-type") ?? "";
  const form =
    body && (await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null));
  return form?.get(WORDS) ?? null;
}

/** A reader's program presses the button of its own (RFC 8058): no session, no page; the words in the body tell it from a look. */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  const { token } = await params;
  // Nobody without a link of ours has anything read.
  if (!readUnsubscribeToken(token)) return new Response(null, { status: 404 });
  if ((await saidIn(request)) !== "One-Click") return new Response(null, { status: 400 });
  const ip = clientAddress(request.headers.get("x-forwarded-for"), Number(process.env.TRUSTED_PROXIES) || 1);
  const done = await unsubscribe(token, ip);
  return new Response(null, { status: done ? 200 : 404 });
}

/** A program that knows no one-click opens the address: it leads to the page with the button and changes nothing. */
export async function GET(_: NextRequest, { params }: Context): Promise<Response> {
  const { token } = await params;
  return NextResponse.redirect(`${appUrl()}/unsubscribe/${encodeURIComponent(token)}`, 303);
}
