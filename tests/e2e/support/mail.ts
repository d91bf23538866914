import { expect } from "@playwright/test";
import { storyServer } from "../server.ts";

export type Letter = { file: string; to: string; subject: string; text: string; messageId: string };

/** What was captured for an address, newest first. */
export async function lettersTo(email: string): Promise<Letter[]> {
  const answer = await fetch(`${storyServer().mailboxUrl}/api/messages?to=${encodeURIComponent(email)}`);
  return (await answer.json()) as Letter[];
}

/** Waits for a letter to this address whose subject or text holds the words; the worker sends it. Seconds. */
export async function letter(email: string, holds: string | RegExp, seconds = 30): Promise<Letter> {
  const fits = (one: Letter) =>
    typeof holds === "string"
      ? `${one.subject}\n${one.text}`.includes(holds)
      : holds.test(`${one.subject}\n${one.text}`);
  let found: Letter | undefined;
  await expect(async () => {
    const all = await lettersTo(email);
    found = all.find(fits);
    expect(found, `letters to ${email}: ${all.map(one => one.subject).join(" | ")}`).toBeDefined();
  }).toPass({ timeout: seconds * 1_000, intervals: [300] });
  if (!found) throw new Error("no letter");
  return found;
}

/** The first address of the portal in a letter whose path begins so. */
export function linkIn(one: Letter, path: string): string {
  const found = one.text.match(/https?:\/\/[^\s<>]+/g)?.find(link => new URL(link).pathname.startsWith(path));
  if (!found) throw new Error(`No link to ${path} in: ${one.text}`);
  return found;
}
