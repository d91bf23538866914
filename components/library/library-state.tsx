import { Check, CircleDashed, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { LibraryState } from "#lib/domain/library/item.ts";

const icons = { draft: CircleDashed, published: Check, withdrawn: CircleSlash };

export function LibraryStateText({ state }: { state: LibraryState }) {
  const t = useTranslations("library.state");
  const Icon = icons[state];
  return (
    <Status tone={state === "published" ? "plain" : "quiet"} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}
