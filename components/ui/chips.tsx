import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";

export type Chip = {
  key: string;
  label: string;
  value?: ReactNode;
  removeHref?: string;
  onRemove?: () => void;
};

/** Filters in force; each goes away by its own cross, which is a link where the state lives in the address. */
export function Chips({ chips, children }: { chips: readonly Chip[]; children?: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div className="chips">
      {chips.map(chip => (
        <span className="chip" key={chip.key}>
          <span>
            {chip.label} {chip.value && <b>{chip.value}</b>}
          </span>
          {chip.removeHref ? (
            <Link
              className="x"
              href={chip.removeHref}
              scroll={false}
              aria-label={t("remove", { name: chip.label })}
            >
              <X className="i" aria-hidden="true" />
            </Link>
          ) : (
            chip.onRemove && (
              <button type="button" onClick={chip.onRemove} aria-label={t("remove", { name: chip.label })}>
                <X className="i" aria-hidden="true" />
              </button>
            )
          )}
        </span>
      ))}
      {children}
    </div>
  );
}
