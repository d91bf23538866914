// Pictures and files in a text: `![what is seen](file:<id>)` and `[name](file:<id>)`. An id leads to one file for ever, so an edition
// that is kept keeps its pictures too.

const ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const PLACE = new RegExp(`file:(${ID})`, "gi");
const PICTURE = new RegExp(`!\\[((?:\\\\.|[^\\]\\\\])*)\\]\\(file:(${ID})\\)`, "gi");
const ALONE = new RegExp(`^file:(${ID})$`, "i");

/** The file an address of a text leads to; null: it leads elsewhere. */
export const fileOf = (address: string): string | null => ALONE.exec(address)?.[1]?.toLowerCase() ?? null;

/** Every file a text names, once each. Never fewer than are shown of it: readers are let at no others. */
export const filesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(PLACE)].map(found => (found[1] as string).toLowerCase())),
];

export type Picture = { id: string /** What is seen, for whoever does not see it. */; seen: string };

/** The pictures of a text, as they stand. */
export const picturesIn = (text: string): Picture[] =>
  [...text.matchAll(PICTURE)].map(([, seen = "", id = ""]) => ({
    id: id.toLowerCase(),
    seen: seen.replace(/\\(.)/g, "$1"),
  }));

const inBrackets = (words: string) => words.replace(/[\\[\]]/g, "\\$&").replace(/\s+/g, " ");

/** A file as a text names it: a picture waits for somebody to say what is seen, another is called by its name. */
export const markOf = (file: { id: string; name: string; picture: boolean }): string =>
  file.picture ? `![](file:${file.id})` : `[${inBrackets(file.name)}](file:${file.id})`;

/** The text with what is seen said of a picture, wherever it stands. */
export const describePicture = (text: string, id: string, seen: string): string =>
  text.replace(PICTURE, (mark, _before, of: string) =>
    of.toLowerCase() === id ? `![${inBrackets(seen)}](file:${of})` : mark,
  );

/** The text with something put where the cursor is: a picture stands in a paragraph of its own, a file in the line. */
export function putIn(text: string, at: number, mark: string): { text: string; at: number } {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const own = mark.startsWith("!");
  const gap = before === "" || /\n\n$/.test(before) ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const head = own ? gap : before === "" || /\s$/.test(before) ? "" : " ";
  const tail = own
    ? after.startsWith("\n\n")
      ? ""
      : after.startsWith("\n")
        ? "\n"
        : "\n\n"
    : after === "" || /^\s/.test(after)
      ? ""
      : " ";
  const put = `${before}${head}${mark}${tail}`;
  return { text: put + after, at: put.length };
}
