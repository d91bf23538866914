"use client";

import { useEffect, useRef } from "react";
import type { Told } from "#lib/domain/live/hint.ts";
import { hear } from "./live-source.ts";

/** Calls back with what is told while the component is there. */
export function useTold(callback: (told: Told) => void): void {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => hear(told => latest.current(told)), []);
}
