/**
 * The address a request came from, for throttling and the audit trail. Each proxy adds whom it heard from at the end of
 * X-Forwarded-For; what stands before those entries is the caller's own claim, so it is counted from the right.
 * @param proxies how many proxies of ours stand before the web server
 */
export function clientAddress(forwarded: string | null, proxies: number): string {
  const entries = (forwarded ?? "")
    .split(",")
    .map(entry => entry.trim())
    .filter(Boolean);
  return (entries.at(-proxies) ?? entries[0] ?? "").slice(0, 64);
}
