/** What is written to somebody and not sent yet. */
export type DraftWords = { body: string; audience: string; state: string };
/** A draft as it is kept for the person; `version` counts the writings. */
export type Kept<Words> = Words & { version: number };
export type KeptDraft = Kept<DraftWords>;
/** As one device keeps it: the version it goes out from, and whether that is what the words say. */
export type OnDevice<Words> = Kept<Words> & { sent: boolean };
export type DeviceDraft = OnDevice<DraftWords>;

/** What a window opens with, and the words of another window that stand against them. */
export type Opened<Words> = { draft: Kept<Words>; sent: boolean; other: Kept<Words> | null };

/** Whether two drafts say the same to the same people. */
export const sameDraft = (a: DraftWords, b: DraftWords) =>
  a.body === b.body && a.audience === b.audience && a.state === b.state;

/**
 * With which of two drafts a window opens: the person's own, kept for every device, unless this device has words that never
 * got there. Where both went on, the device's words stay in the box and the others beside them: none is lost in silence.
 * Null: there is none, also where what this device had was sent or dropped elsewhere.
 */
export function openedDraft<Words>(
  device: OnDevice<Words> | null,
  kept: Kept<Words> | null,
  same: (a: Words, b: Words) => boolean,
): Opened<Words> | null {
  if (!device) return kept && { draft: kept, sent: true, other: null };
  if (!kept) return device.sent ? null : { draft: device, sent: false, other: null };
  if (device.sent || same(device, kept)) return { draft: kept, sent: true, other: null };
  return { draft: device, sent: false, other: device.version === kept.version ? null : kept };
}
