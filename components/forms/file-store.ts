/**
 * Files a person chose, kept beside the draft of their form until it is sent: a reload loses neither. Storage of a tab takes no
 * files, so they lie in the browser's database under a name of this tab, and for a day at most.
 */

type Kept = { at: number; files: Record<string, File[]> };

const DATABASE = "escala.files";
const STORE = "chosen";
const DAY = 86_400_000;

/** Runs one request in a transaction; null where the browser keeps nothing, as in some private windows. */
function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  return new Promise(resolve => {
    const none = () => resolve(null);
    try {
      const opening = indexedDB.open(DATABASE, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      opening.onerror = none;
      opening.onblocked = none;
      opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction(STORE, mode);
        const request = ask(transaction.objectStore(STORE));
        transaction.oncomplete = () => {
          database.close();
          resolve(request.result);
        };
        transaction.onabort = () => {
          database.close();
          resolve(null);
        };
      };
    } catch {
      none();
    }
  });
}

/** Where this tab's files for a form lie; null where the tab keeps nothing. */
function place(key: string): string | null {
  try {
    const tab = sessionStorage.getItem("escala.tab") ?? crypto.randomUUID();
    sessionStorage.setItem("escala.tab", tab);
    return `${tab}.${key}`;
  } catch {
    return null;
  }
}

/** The fields of a form that hold files. */
export function filesIn(values: Record<string, unknown>): Record<string, File[]> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, File[]] =>
        Array.isArray(entry[1]) && entry[1].length > 0 && entry[1].every(one => one instanceof File),
    ),
  );
}

export async function keepFiles(key: string, files: Record<string, File[]>): Promise<void> {
  const at = place(key);
  if (!at) return;
  if (Object.keys(files).length === 0) await run("readwrite", store => store.delete(at));
  else await run("readwrite", store => store.put({ at: Date.now(), files } satisfies Kept, at));
}

export async function keptFiles(key: string): Promise<Record<string, File[]> | null> {
  const at = place(key);
  if (!at) return null;
  await forgetOld();
  const kept = (await run("readonly", store => store.get(at))) as Kept | null | undefined;
  return kept?.files ?? null;
}

export const dropFiles = (key: string): Promise<void> => keepFiles(key, {});

/** A tab that was closed never comes back for its files. */
async function forgetOld(): Promise<void> {
  await run("readwrite", store => {
    const walk = store.openCursor();
    walk.onsuccess = () => {
      const cursor = walk.result;
      if (!cursor) return;
      if ((cursor.value as Kept).at < Date.now() - DAY) cursor.delete();
      cursor.continue();
    };
    return walk;
  });
}
