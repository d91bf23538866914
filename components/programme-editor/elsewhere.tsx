"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import type { Part } from "#lib/domain/programmes/draft.ts";
import { useEditing } from "./part-context.tsx";

/** That something has to be written in another part first, and the way there. */
export function Elsewhere({ text, part }: { text: string; part: Part }) {
  const t = useTranslations("programmeEditor.parts");
  const { partHref, leads } = useEditing();
  const href = partHref(part);
  return (
    <>
      {text}{" "}
      <Link href={href} onClick={leads(href)}>
        {t(part)} <ArrowRight className="i i-s" aria-hidden="true" />
      </Link>
    </>
  );
}
