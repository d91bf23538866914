/** What can be told of a file before it is read: its name is a claim, and its size. */
export type FileClaim = { name: string; size: number };

export type FileRules = {
  maxBytes: number;
  maxFiles?: number | undefined;
  /** Kinds that are taken, by the name's ending; without them any is. */
  endings?: readonly string[] | undefined;
};

export const AGAINST_FILE = ["empty", "tooBig", "name", "ending", "tooMany"] as const;
export type AgainstFile = (typeof AGAINST_FILE)[number];

/** The kind a name claims, in small letters. A log that was put aside keeps its kind: "oned.log.1". */
export function endingOf(name: string): string {
  const kept = name.replace(/(\.(?:log|out|trc))\.\d{1,8}$/i, "$1");
  return kept.includes(".") ? (kept.split(".").at(-1)?.toLowerCase() ?? "") : "";
}

/** A name, not a path: no separators, no steps upwards, no control or direction characters, no device of Windows. */
export function isFileName(name: string): boolean {
  if (name.length === 0 || new TextEncoder().encode(name).length > 200) return false;
  if (/[/\\:*?"<>|\p{C}]/u.test(name) || name.includes("..")) return false;
  if (/^[.\s]|[.\s]$/.test(name)) return false;
  return !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}

/** For a message: what is left of a name without what could disturb the sentence. */
export const shownName = (name: string): string => name.replace(/\p{C}/gu, "").slice(0, 80) || "?";

/** Why a file will be refused whatever is in it; null where only its content can tell. */
export function againstFile({ name, size }: FileClaim, { maxBytes, endings }: FileRules): AgainstFile | null {
  if (size === 0) return "empty";
  if (size > maxBytes) return "tooBig";
  if (!endings) return null;
  if (!isFileName(name)) return "name";
  return endings.includes(endingOf(name)) ? null : "ending";
}

/** Those of some more files that may join the ones held, in their order, and all others each with its reason. */
export function admitFiles<F extends FileClaim>(
  held: readonly F[],
  more: readonly F[],
  rules: FileRules,
): { files: F[]; refused: { file: F; why: AgainstFile }[] } {
  const files = [...held];
  const refused: { file: F; why: AgainstFile }[] = [];
  for (const file of more) {
    const full = rules.maxFiles !== undefined && files.length >= rules.maxFiles;
    const why = againstFile(file, rules) ?? (full ? "tooMany" : null);
    if (why) refused.push({ file, why });
    else files.push(file);
  }
  return { files, refused };
}
