import type { Side } from "./types.ts";

/** On whom an open case waits: its customer, the partner that serves it, or the vendor (T1, T2). */
export const WAITS_ON = ["customer", "partner", "vendor"] as const;
export type WaitsOn = (typeof WAITS_ON)[number];

/** What each side may ask for: a customer knows whether it is its own turn or its support's. */
export const waitsOnFor = (side: Side): readonly WaitsOn[] =>
  side === "customer" ? ["customer", "partner"] : WAITS_ON;
