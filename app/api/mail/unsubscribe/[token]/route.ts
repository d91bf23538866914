import { type NextRequest, NextResponse } from "next/server";
import { unsubscribe } from "#lib/features/mail-preferences/unsubscribe.ts";
import { appUrl } from "#lib/platform/app-url.ts";
import { clientAddress } from "#lib/platform/client-address.ts";

type Context = { params: Promise<{ token: string }> };

const WORDS = "List-Unsubscribe";

/** A reader's program presses the button of its own (RFC 8058): no session, no page; the words in the body tell it from a look. */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  const said = await request.formData().catch(() => null);
  if (said?.get(WORDS) !== "One-Click") return new Response(null, { status: 400 });
  const ip = clientAddress(request.headers.get("x-forwarded-for"), Number(process.env.TRUSTED_PROXIES) || 1);
  const done = await unsubscribe((await params).token, ip);
  return new Response(null, { status: done ? 200 : 404 });
}

/** A program that knows no one-click opens the address: it leads to the page with the button and changes nothing. */
export async function GET(_: NextRequest, { params }: Context): Promise<Response> {
  const { token } = await params;
  return NextResponse.redirect(`${appUrl()}/unsubscribe/${encodeURIComponent(token)}`, 303);
}
