"use client";

import { createContext, type ReactNode, useContext } from "react";

type Country = { value: string; label: string };

const CountriesContext = createContext<readonly Country[]>([]);

/**
 * Countries as the server names and orders them: browsers know other names than it does, and a page that was drawn
 * with one list and wakes up with another is drawn twice.
 */
export function Countries({ list, children }: { list: readonly Country[]; children: ReactNode }) {
  return <CountriesContext value={list}>{children}</CountriesContext>;
}

export const useCountries = (): readonly Country[] => useContext(CountriesContext);
