/** Words as LIKE takes them for themselves: a % or _ in them stands for nothing else. */
export const forLike = (words: string): string => words.replace(/[\\%_]/g, match => `\\${match}`);
