import { sealSession } from "#lib/platform/auth.ts";
import { inAuth } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/**
 * A browser without a browser, for what looks at cookies itself (forms of an account, routes). In the test file:
 * `vi.mock("next/headers", async () => (await import("#tests/support/visit.ts")).headersMock())` and
 * `vi.mock("next/cache", () => ({ revalidatePath: () => undefined }))`.
 */
export type Browser = Map<string, string>;

process.env.AUTH_SECRET ??= "a secret for made-up data, long enough";

const standing: { browser: Browser; ip: string } = { browser: new Map(), ip: "" };

export const headersMock = () => ({
  cookies: async () => ({
    get: (name: string) => {
      const value = standing.browser.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: (name: string, value: string, options?: { maxAge?: number }) => {
      if (options?.maxAge === 0) standing.browser.delete(name);
      else standing.browser.set(name, value);
    },
  }),
  headers: async () => new Headers({ "x-forwarded-for": standing.ip, "user-agent": "test" }),
});

let visits = 0;

/** Runs `work` in that browser. Each visit comes from an address of its own, so that no throttle is shared. */
export async function inBrowser<T>(browser: Browser, work: () => Promise<T>): Promise<T> {
  visits += 1;
  standing.browser = browser;
  standing.ip = `2001:db8::${visits.toString(16)}`;
  try {
    return await work();
  } finally {
    standing.browser = new Map();
  }
}

export type SignedInBrowser = { browser: Browser; sessionId: string };

/** A browser in which that account is signed in, with a session's row of its own. */
export async function signedIn(db: TestDatabase, accountId: string): Promise<SignedInBrowser> {
  const sessionId = newId();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await inAuth(
    tx => tx.session.create({ data: { id: sessionId, accountId, expiresAt } }),
    undefined,
    db.client,
  );
  const cookie = await sealSession({ accountId, sessionId });
  return { browser: new Map([["escala.session", cookie]]), sessionId };
}

/** Where it was sent on to, when it was: Next's redirect is an exception. */
export async function sentTo(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? "");
    if (!digest.startsWith("NEXT_REDIRECT")) throw error;
    return digest.split(";")[2] ?? "";
  }
}
