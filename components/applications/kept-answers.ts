import type { Answers } from "#lib/domain/programmes/answers.ts";

// What could not be sent yet outlives the tab on this device; what was sent is not kept here.

const name = (number: string) => `escala.application.${number}`;

export function keep(number: string, answers: Answers): void {
  try {
    if (Object.keys(answers).length === 0) localStorage.removeItem(name(number));
    else localStorage.setItem(name(number), JSON.stringify(answers));
  } catch {
    // Storage may be full or forbidden; then the text lives as long as the page.
  }
}

export function kept(number: string): Answers | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name(number)) ?? "null");
    return value && typeof value === "object" && !Array.isArray(value) ? (value as Answers) : null;
  } catch {
    return null;
  }
}

export function dropKept(number: string): void {
  keep(number, {});
}
