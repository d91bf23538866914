/**
 * Published definitions never change, so what was parsed once serves this process for good, by tenant and row.
 * The same object comes back each time: the calendar's own memo of holidays hangs on it.
 */
export class VersionCache<T> {
  private readonly known = new Map<string, T>();
  private readonly limit: number;

  constructor(limit = 2000) {
    this.limit = limit;
  }

  get(tenantId: string, id: string): T | undefined {
    return this.known.get(`${tenantId}:${id}`);
  }

  set(tenantId: string, id: string, value: T): T {
    // Oldest first out: a Map keeps the order of insertion.
    if (this.known.size >= this.limit) {
      const oldest = this.known.keys().next().value;
      if (oldest !== undefined) this.known.delete(oldest);
    }
    this.known.set(`${tenantId}:${id}`, value);
    return value;
  }
}
