export function bold(text: string): string;
export function dim(text: string): string;
export class Stop extends Error {}
export function step<T>(title: string, run: (note: (text: string) => void) => Promise<T> | T): Promise<T>;
export function giveUp(error: unknown): never;
