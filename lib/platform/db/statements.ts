import { AsyncLocalStorage } from "node:async_hooks";

/** Asked so often, a statement gets a name. Lists of many lengths and words of one hour never do. */
const OFTEN = 8;
/** So many names at most: each connection keeps a plan for each, of some tens of kilobytes. */
const MOST = 400;

const acting = new AsyncLocalStorage<string>();

/** Runs `work` as that role of the database. */
export const runsAs = <T>(role: string, work: () => Promise<T>): Promise<T> => acting.run(role, work);

/**
 * Names for statements that come again and again. Postgres keeps how a named statement is carried out on each connection; without a
 * name it reads, rewrites and plans it anew each time, which with row security takes longer than carrying it out. What row security
 * adds belongs to the role, so a role has names of its own: under another one Postgres would throw away what it kept.
 */
export function statementNames({ often = OFTEN, most = MOST } = {}): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  const asked = new Map<string, number>();
  return sql => {
    const key = `${acting.getStore() ?? ""} ${sql}`;
    const known = names.get(key);
    if (known || names.size >= most) return known;
    const times = (asked.get(key) ?? 0) + 1;
    if (times < often) {
      // What is counted is bounded too: whoever comes rarely begins again.
      if (asked.size >= 10 * most) asked.clear();
      asked.set(key, times);
      return undefined;
    }
    asked.delete(key);
    const name = `escala_${names.size + 1}`;
    names.set(key, name);
    return name;
  };
}
