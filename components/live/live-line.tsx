"use client";

import { useEffect } from "react";
import { openLine } from "./live-source.ts";

/** Keeps the line open while a page of the workspace is there. */
export function LiveLine({ url }: { url: string }) {
  useEffect(() => openLine(url), [url]);
  return null;
}
