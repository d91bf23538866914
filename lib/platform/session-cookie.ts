import { cookies } from "next/headers";
import { cookieNames, cookieOptions, sealSession } from "./auth.ts";
import { rememberDevice } from "./device-cookie.ts";

const YEAR = 365 * 24 * 3600;

/** Points this browser at a session's row, and remembers that the account signed in here. */
export async function keepSession(session: {
  accountId: string;
  sessionId: string;
  theme: string;
}): Promise<void> {
  const jar = await cookies();
  const { session: name, device } = cookieNames();
  jar.set(name, await sealSession(session), cookieOptions());
  const known = rememberDevice(jar.get(device)?.value, session.accountId);
  jar.set(device, known, { ...cookieOptions(), maxAge: YEAR });
  if (session.theme !== "system") await keepTheme(session.theme);
}

export async function dropSession(): Promise<void> {
  const jar = await cookies();
  const names = cookieNames();
  for (const name of [names.session, names.acting]) jar.set(name, "", { ...cookieOptions(), maxAge: 0 });
}

/** A visitor's language, also for after signing out. */
export async function keepLocale(locale: string): Promise<void> {
  (await cookies()).set(cookieNames().locale, locale, { ...cookieOptions(), maxAge: YEAR });
}

/** Not httpOnly: the switch in the head changes it at once, without the server. */
export async function keepTheme(theme: string): Promise<void> {
  (await cookies()).set(cookieNames().theme, theme, { ...cookieOptions(), httpOnly: false, maxAge: YEAR });
}

/** Chooses which membership acts in its workspace; choices in other workspaces stay. */
export async function actAs(membershipId: string, others: readonly string[]): Promise<void> {
  const jar = await cookies();
  const before = (jar.get(cookieNames().acting)?.value ?? "").split(".");
  const kept = before.filter(id => id && !others.includes(id));
  jar.set(cookieNames().acting, [membershipId, ...kept].slice(0, 20).join("."), cookieOptions());
}
