/** "<a@b>" of a header of message ids, in order, without brackets; at most the last 50, where the newest stand. */
export function messageIds(value: string): string[] {
  const found = [...value.slice(-20_000).matchAll(/<([^<>\s]{1,400})>/g)].map(match => match[1] as string);
  return [...new Set(found)].slice(-50);
}

/** The ids of what a mail answers, the nearest first: In-Reply-To, then References from its end. */
export function answeredIds(inReplyTo: string, references: string): string[] {
  return [...new Set([...messageIds(inReplyTo), ...messageIds(references).reverse()])];
}

/**
 * What a mail is told from its repetitions by: its Message-ID together with who sent it, or the hash of all of it where it
 * has none. So a mail that comes three times is one. What is only said to be somebody's (`proven` false) is told apart from what is
 * theirs: whoever knows a mail's id can send a forged one first, which must not count as it.
 */
export function dedupeKey(messageId: string, from: string, hash: string, proven = true): string {
  const [id] = messageIds(messageId);
  if (!id) return `hash:${hash}`;
  return `${proven ? "" : "unproven:"}id:${from.trim().toLowerCase().slice(0, 320)}:${id}`;
}

/** The parts of an address of a mailbox: "help+a1b2@portal.example" is the mailbox "help" with the mark "a1b2". */
export function mailboxParts(address: string): { local: string; mark: string; domain: string } | null {
  const match = /^([^@+\s]{1,64})(?:\+([^@\s]{0,80}))?@([^@\s]{1,253})$/.exec(address.trim().toLowerCase());
  return match ? { local: match[1] as string, mark: match[2] ?? "", domain: match[3] as string } : null;
}
