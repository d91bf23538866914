import { useTranslations } from "next-intl";
import { PAD, svgPath } from "#lib/domain/agreements/drawing.ts";
import type { SignatureDto } from "#lib/features/agreements/dto.ts";

/** A signature as it was given: the name as typed, or the strokes. */
export function SignatureMark({ signature: s }: { signature: SignatureDto }) {
  const t = useTranslations("signing");
  if (s.method === "typed") return <p className="sig-typed">{s.typed}</p>;
  return (
    <svg
      className="sig-drawn"
      viewBox={`0 0 ${PAD.width} ${PAD.height}`}
      role="img"
      aria-label={t("mark", { name: s.name })}
    >
      <path d={svgPath(s.drawn)} />
    </svg>
  );
}
