import { Prisma } from "./prisma.ts";

/** Words as LIKE takes them for themselves: a % or _ in them stands for nothing else. */
export const forLike = (words: string): string => words.replace(/[\\%_]/g, match => `\\${match}`);

/** A beginning of a word in what is kept as the search compares it (`name_words`), whatever accents either has. */
export const wordBegins = (kept: Prisma.Sql, words: string): Prisma.Sql =>
  Prisma.sql`${kept} LIKE '% ' || search_words(${forLike(words)}) || '%'`;
