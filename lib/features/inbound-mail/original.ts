import { mailPolicy } from "#lib/domain/policies/mail.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { escapeHtml } from "#lib/platform/escape-html.ts";
import { safePage } from "#lib/platform/mail-in/html-page.ts";
import { DamagedMail, readMail } from "#lib/platform/mail-in/read.ts";
import { findMail, sourceOf } from "./decide.ts";

/** The bytes of a mail for who may see its original; null: not there and not theirs are one answer. */
export async function rawMail(tx: Tx, actor: Actor, id: string): Promise<Uint8Array | null> {
  const target = await findMail(tx, actor, id);
  if (!target || !mailPolicy.original(actor, target)) return null;
  return sourceOf(tx, actor, target.row);
}

/** Pictures of a letter that are shown in it, in bytes: more would be a page nobody waits for. */
const MOST_PICTURES = 6 * 1024 * 1024;

/** A mail as a page for a frame without rights: its HTML made harmless, with its own pictures; or its text. */
export async function originalPage(bytes: Uint8Array, returnPath: string | null = null): Promise<string> {
  try {
    const mail = await readMail(bytes, returnPath);
    if (mail.unreadable) return beginningOf(bytes);
    if (mail.html.trim() === "") return safePage(`<pre>${escapeHtml(mail.text)}</pre>`, new Map());
    let left = MOST_PICTURES;
    const pictures = new Map<string, string>();
    for (const file of mail.files) {
      if (!file.contentId || !/^image\/(png|jpeg|gif|webp|bmp)$/.test(file.mediaType)) continue;
      left -= file.bytes.byteLength;
      if (left < 0) break;
      pictures.set(
        file.contentId,
        `data:${file.mediaType};base64,${Buffer.from(file.bytes).toString("base64")}`,
      );
    }
    return safePage(mail.html, pictures);
  } catch (error) {
    if (!(error instanceof DamagedMail)) throw error;
    return beginningOf(bytes);
  }
}

/** Of what can't be read: how it begins, as it came. */
function beginningOf(bytes: Uint8Array): string {
  const beginning = Buffer.from(bytes.subarray(0, 64 * 1024)).toString("latin1");
  return safePage(`<pre>${escapeHtml(beginning)}</pre>`, new Map());
}
