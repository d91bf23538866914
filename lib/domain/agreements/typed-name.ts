const words = (name: string): string[] =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLocaleLowerCase("en")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Whether what was typed under a document can be this person's signature: it has at least one word of their name, however
 * it is written. "C. Rueda" and "Carmen Rueda Ortiz" are Carmen Rueda; "Diego Luna" is somebody else.
 */
export function namesSigner(typed: string, name: string): boolean {
  const theirs = words(name);
  // An initial alone names nobody, unless the name has nothing longer.
  const telling = theirs.filter(word => word.length > 1);
  const own = new Set(telling.length > 0 ? telling : theirs);
  return words(typed).some(word => own.has(word));
}
