import { Check, CircleDashed, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type RungState = "met" | "risk" | "unmet" | "lost";

export type Rung = {
  key: string;
  /** As many as the requirement counts; one when it counts nothing. */
  parts: readonly RungState[];
  state: RungState;
  title: ReactNode;
  /** The evidence, or what is missing. */
  detail?: ReactNode;
  /** The state in words: “held until 14 Feb”; the state's own word by default. */
  say?: ReactNode;
  /** Under it: the next step as a link. */
  step?: ReactNode;
};

export type Tier = {
  name: ReactNode;
  note?: ReactNode;
  status?: { tone: "plain" | "ok" | "warn" | "breach"; text: ReactNode };
  rungs: readonly Rung[];
};

type LadderProps = {
  /** The tier one stands on: the black line. Without it only the next one is drawn. */
  current?: Tier | null;
  /** Stands dotted above, with only what it adds. */
  next?: Tier | null;
  /** Under the last rung, such as “4 other rungs are met on this day”. */
  footer?: ReactNode;
  /** The headings' level on this page; rungs are one below. */
  level?: 2 | 3;
};

const icons = { met: Check, risk: TriangleAlert, unmet: CircleDashed, lost: X };
const tones = { met: "m", risk: "warn-t", unmet: "m", lost: "breach-t" };
const drawn = { met: undefined, risk: "risk", unmet: "un", lost: "off" };
const statusIcons = { plain: CircleDashed, ok: Check, warn: TriangleAlert, breach: X };

/** A rung alone: for keys and tables. */
export function RungParts({ parts, className }: { parts: readonly RungState[]; className?: string }) {
  return (
    <span className={cx("rung", className)} aria-hidden="true">
      {parts.map((part, index) => (
        <i key={index} className={drawn[part]} />
      ))}
    </span>
  );
}

function Rungs({ rungs, faded, level }: { rungs: readonly Rung[]; faded?: boolean; level: 2 | 3 }) {
  const t = useTranslations("ui.ladder.state");
  const Heading = level === 2 ? "h3" : "h4";
  return (
    <ol className={cx("rungs", faded && "next")}>
      {rungs.map(rung => {
        const Icon = icons[rung.state];
        return (
          <li key={rung.key}>
            <RungParts parts={rung.parts} />
            <div className="body">
              <Heading>{rung.title}</Heading>
              {rung.detail && <p>{rung.detail}</p>}
            </div>
            <div className="say">
              <p className={cx("st", tones[rung.state])}>
                <Icon className="i" aria-hidden="true" />
                <span>{rung.say ?? t(rung.state)}</span>
              </p>
              {rung.step && <p>{rung.step}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Two rails, a rung a requirement; you stand on the black line and see above it what the next tier adds. */
export function Ladder({ current, next, footer, level = 2 }: LadderProps) {
  const Heading = level === 2 ? "h2" : "h3";
  const StatusIcon = current?.status ? statusIcons[current.status.tone] : null;
  return (
    <div className="ladder">
      {next && (
        <>
          <div className="tier">
            <Heading className="m">{next.name}</Heading>
            {next.note && <span className="m">{next.note}</span>}
          </div>
          <Rungs rungs={next.rungs} faded level={level} />
        </>
      )}
      {current && (
        <>
          <div className="tier cur">
            <Heading>{current.name}</Heading>
            {current.note && <span className="m">{current.note}</span>}
            {current.status && StatusIcon && (
              <span className={cx("st", current.status.tone !== "plain" && `${current.status.tone}-t`)}>
                <StatusIcon className="i i-s" aria-hidden="true" />
                {current.status.text}
              </span>
            )}
          </div>
          <Rungs rungs={current.rungs} level={level} />
        </>
      )}
      {footer && <p className="ladder-foot">{footer}</p>}
    </div>
  );
}

/** What a rung's looks mean. */
export function LadderKey() {
  const t = useTranslations("ui.ladder.key");
  const looks: { name: RungState; parts: RungState[] }[] = [
    { name: "met", parts: ["met"] },
    { name: "risk", parts: ["met", "met", "risk"] },
    { name: "unmet", parts: ["met", "unmet"] },
    { name: "lost", parts: ["lost"] },
  ];
  return (
    <p className="keyline ruled">
      {looks.map(look => (
        <span key={look.name}>
          <RungParts parts={look.parts} className="small" />
          {t(look.name)}
        </span>
      ))}
    </p>
  );
}
