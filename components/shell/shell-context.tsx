"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Crumb } from "#components/ui/breadcrumbs.tsx";

type Held = { crumbs: readonly Crumb[] | null; setCrumbs: (crumbs: readonly Crumb[] | null) => void };

const ShellContext = createContext<Held>({ crumbs: null, setCrumbs: () => {} });

export function ShellProvider({ children }: { children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[] | null>(null);
  const held = useMemo(() => ({ crumbs, setCrumbs }), [crumbs]);
  return <ShellContext value={held}>{children}</ShellContext>;
}

export const useShell = () => useContext(ShellContext);

/** A page says where it stands; until then the top bar shows its section. Draws nothing itself. */
export function Crumbs({ trail }: { trail: readonly Crumb[] }) {
  const { setCrumbs } = useShell();
  const text = JSON.stringify(trail);
  useEffect(() => {
    setCrumbs(JSON.parse(text) as Crumb[]);
    return () => setCrumbs(null);
  }, [text, setCrumbs]);
  return null;
}
