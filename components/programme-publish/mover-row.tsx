import { ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { RungParts, type RungState } from "#components/ui/ladder.tsx";
import Link from "#components/ui/link.tsx";
import { Td } from "#components/ui/table.tsx";
import type { Move } from "#lib/domain/programmes/preview.ts";
import type { MoverDto, RungChangeDto } from "#lib/features/publication/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

const tones: Record<Move, string> = {
  loses: "breach-t",
  at_risk: "warn-t",
  falls: "",
  repaired: "",
  rises: "",
  benefits: "",
  rungs: "",
};

/** What the draft does to one partner: the change, the rungs before and after, the benefits. */
export function MoverCells({ of: m, workspace }: { of: MoverDto; workspace: string }) {
  const t = useTranslations("publication");
  const locale = useLocale();
  const list = (names: readonly string[]) => listText(names, locale);
  const named = {
    loses: m.tier,
    at_risk: m.tier,
    falls: m.carriedBefore,
    repaired: m.tier,
    rises: m.carriedAfter,
  };
  const tier = (m.move in named ? named[m.move as keyof typeof named] : m.tier) ?? "";
  const more =
    m.move === "loses"
      ? m.tierThen
        ? t("moveText.losesTo", { tier: m.tierThen })
        : t("moveText.losesAll")
      : m.move === "falls"
        ? m.tier
          ? t("moveText.falls", { held: m.tier })
          : t("moveText.fallsNone")
        : t(`moveText.${m.move}`);
  const benefits = [
    m.lost.length > 0 && t("benefit.lost", { list: list(m.lost) }),
    m.gained.length > 0 && t("benefit.gained", { list: list(m.gained) }),
    m.changed.length > 0 && t("benefit.changed", { list: list(m.changed) }),
    m.atStake.length > 0 && t("benefit.atStake", { list: list(m.atStake) }),
  ].filter(line => line !== false);
  return (
    <>
      <Td className="full">
        <Link href={`/${workspace}/partners/${m.slug}/ladder`}>
          <b>{m.name}</b>
        </Link>
        <span className={`blk ${tones[m.move]}`}>{t(`move.${m.move}`, { tier })}</span>
        <span className="mm sm blk">{more}</span>
      </Td>
      <Td className="full">
        {m.rungs.length > 0 && (
          <ul className="rung-changes">
            {m.rungs.map(rung => (
              <RungChange key={rung.key} rung={rung} />
            ))}
          </ul>
        )}
        {benefits.map(line => (
          <span key={line} className="mm sm blk">
            {line}
          </span>
        ))}
      </Td>
    </>
  );
}

const drawn = { met: "met", at_risk: "risk", unmet: "unmet" } as const;

/** As many parts as it asks for; those that are there in its state. */
const parts = (side: NonNullable<RungChangeDto["before"]>): RungState[] =>
  Array.from({ length: Math.min(side.need, 12) }, (_, i) =>
    i < side.have ? (side.state === "unmet" ? "met" : drawn[side.state]) : "unmet",
  );

function RungChange({ rung }: { rung: RungChangeDto }) {
  const t = useTranslations("publication.rung");
  const say = (side: NonNullable<RungChangeDto["before"]>) =>
    side.need > 1 ? t("of", { have: side.have, need: side.need }) : t(side.state);
  const { before, after } = rung;
  return (
    <li>
      <span className="rc-name">{rung.title}</span>
      <span className="rc-say">
        {before && (
          <span className="rc-part">
            <RungParts parts={parts(before)} className="small" />
            {say(before)}
          </span>
        )}
        {before && (
          <>
            <ArrowRight className="i i-s" aria-hidden="true" />
            <span className="vh">{t("to")}</span>
          </>
        )}
        {after ? (
          <span className="rc-part">
            <RungParts parts={parts(after)} className="small" />
            {before ? say(after) : `${t("added")}: ${say(after)}`}
          </span>
        ) : (
          <span>{t("removed")}</span>
        )}
      </span>
    </li>
  );
}
