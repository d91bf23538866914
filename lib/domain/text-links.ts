/** Where a text names an address: with a scheme or "www." anywhere in it, else as the whole of it. */
const NAMED = /(?:https?:\/\/|(?<![\p{L}\p{N}@.-])www\.)[^\s<>"'()[\]{}]+/iu;
const WHOLE =
  /^(?:[^\s@/]{1,64}@)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?[.。．｡]){1,8}\p{L}{2,24}(?::\d{1,5})?(?:[/?#]\S*)?$/u;
/** Letters nobody sees, set to keep a name from being recognised. */
const UNSEEN = /\p{Cf}|\u034f|\u115f|\u3164/gu;

/** The host a text looks like it leads to; null where it looks like none. */
export function hostNamed(text: string): string | null {
  const plain = text.slice(0, 2_000).replace(UNSEEN, "").replace(/\s+/g, " ").trim();
  const bare = plain.replace(/^[[(<«“"']+|[\])>»”"'.,;:!?]+$/g, "");
  const found = NAMED.exec(plain)?.[0] ?? (WHOLE.test(bare) ? bare.replace(/^[^\s@/]+@/, "") : null);
  if (found === null) return null;
  return hostOf(/^https?:\/\//i.test(found) ? found : `https://${found}`);
}

function hostOf(address: string): string | null {
  const mail = /^mailto:[^?]*@([^?,;>\s]+)/i.exec(address);
  try {
    const { hostname } = new URL(mail ? `https://${mail[1]}` : address);
    return hostname.replace(/^www\./, "").replace(/\.$/, "") || null;
  } catch {
    return null;
  }
}

/** Letters of an address that are shown; the host stands in front. */
const MOST = 120;

/**
 * Where a link truly leads, for showing beside it, if what it says looks like an address of another host; null where it misleads
 * nobody. Without the name and password somebody may have put before the host to look like one.
 */
export function trueAddress(says: string, href: string): string | null {
  const named = hostNamed(says);
  if (named === null) return null;
  const leads = hostOf(href);
  if (leads === named) return null;
  if (leads === null) return cut(href);
  const mail = /^mailto:([^?]*)/i.exec(href);
  if (mail) return cut(mail[1] ?? "");
  const { protocol, host, pathname, search } = new URL(href);
  return cut(`${protocol}//${host}${pathname === "/" ? "" : pathname}${search}`);
}

const cut = (text: string) => (text.length > MOST ? `${text.slice(0, MOST - 1).toWellFormed()}…` : text);
