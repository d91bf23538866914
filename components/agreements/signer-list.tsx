import { Check, Circle, CircleDot, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { Time } from "#components/ui/time.tsx";
import type { SignerDto } from "#lib/features/agreements/dto.ts";

const icons = {
  waiting: Circle,
  asked: CircleDot,
  viewed: CircleDot,
  signed: Check,
  declined: CircleSlash,
  missed: CircleSlash,
};

/** Who signs in which order, and how far each has come. */
export function SignerList({ signers, titleId }: { signers: readonly SignerDto[]; titleId: string }) {
  const t = useTranslations("signing.signer");
  return (
    <ol className="signers" aria-labelledby={titleId}>
      {signers.map(s => {
        const Icon = icons[s.state];
        return (
          <li key={s.id} className={s.state === "asked" || s.state === "viewed" ? "cur" : undefined}>
            <Icon className="i" aria-hidden="true" />
            <div>
              <b>{s.name}</b>
              {s.own && <span className="mm"> ({t("you")})</span>}
              <span className="sm m blk">{s.orgName}</span>
              <span className="sm mm blk">
                {t.rich(s.state, { time: () => <Time instant={s.at ?? 0} style="short" /> })}
              </span>
              {s.lost && <span className="sm bad blk">{t("lost")}</span>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
