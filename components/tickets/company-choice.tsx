"use client";

import { useParams } from "next/navigation";
import { type Choice, ChoiceSearch } from "#components/ui/choice-search.tsx";
import type { CompanyKind } from "#lib/features/tickets/dto/companies.ts";

type Props = {
  id: string;
  kind: CompanyKind;
  /** The company a list is narrowed to now; its name, where the reader sees it. */
  chosen: Choice | null;
  any: string;
  className?: string;
  "aria-label"?: string;
};

/** A company to narrow a list to, by its name: there may be thousands. */
export function CompanyChoice({ kind, ...rest }: Props) {
  const { vendor } = useParams<{ vendor: string }>();
  async function find(words: string, signal: AbortSignal) {
    const asked = new URLSearchParams({ w: vendor, kind, q: words });
    const answer = await fetch(`/api/companies?${asked}`, { signal });
    if (!answer.ok) throw new Error(`companies: ${answer.status}`);
    return answer.json();
  }
  return <ChoiceSearch name={kind} find={find} {...rest} />;
}
