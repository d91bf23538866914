import { useTranslations } from "next-intl";

const RUNGS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"] as const;
const FIRST = 736;
const STEP = 58;
const at = (rung: number) => FIRST - rung * STEP;

/** Where a phase begins: before this rung stands the line that parts it from the one below. */
const PHASES = [
  { from: 0, number: "1", key: "phases.one" },
  { from: 5, number: "2", key: "phases.two" },
  { from: 8, number: "3", key: "phases.three" },
] as const;

/** A partner's way, or a case's, as a ladder beside the forms of signing in. A picture: it says nothing that isn't said elsewhere. */
export function LadderPicture({ way }: { way: "programme" | "support" }) {
  const t = useTranslations(`accounts.picture.${way}`);
  return (
    <div className="sign-r" aria-hidden="true">
      <svg viewBox="0 0 600 800" preserveAspectRatio="xMinYMax meet" fill="none" aria-hidden="true">
        <path d="M96 800V-400M216 800V-400" stroke="var(--accent-solid)" strokeWidth="4" />
        {RUNGS.map((rung, n) => (
          <g key={rung}>
            <path d={`M96 ${at(n)}H216`} stroke="var(--accent-solid)" strokeWidth="5" />
            <text x="240" y={at(n) + 5} className="pic" fill="var(--ink)">
              {t(`rungs.${rung}`)}
            </text>
          </g>
        ))}
        {PHASES.map(phase => (
          <g key={phase.number} fill="var(--accent-text)" textAnchor="end">
            {phase.from > 0 && (
              <path
                d={`M40 ${at(phase.from) + 29}H560`}
                stroke="var(--accent-line)"
                strokeWidth="1"
                opacity=".5"
              />
            )}
            <text x="70" y={at(phase.from) + 5} className="pic" fontWeight="640">
              {phase.number}
            </text>
            <text x="560" y={at(phase.from) + 21} className="pic sub" fontWeight="540">
              {t(phase.key)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
