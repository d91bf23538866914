import { cx } from "./cx.ts";

export type Bar = {
  label: string;
  value: number;
  text?: string;
  current?: boolean /** Nothing to show here. */;
  none?: boolean;
};

type BarsProps = {
  /** What is shown, for readers: the bars are a list with their values as text. */
  label: string;
  bars: readonly Bar[];
  /** The values at foot and head of the chart. */
  min?: number;
  max?: number;
  /** Bars under it are amber; a dashed line marks it. */
  goal?: number;
};

const share = (value: number, min: number, max: number) =>
  max === min ? 0 : Math.max(0, Math.min(100, ((value - min) / (max - min)) * 100));

export function Bars({ label, bars, min = 0, max, goal }: BarsProps) {
  const top = max ?? Math.max(goal ?? 0, ...bars.map(bar => bar.value), min + 1);
  return (
    <figure>
      <ol className="bars" aria-label={label}>
        {bars.map(bar => (
          <li
            key={bar.label}
            className={cx(
              goal !== undefined && bar.value < goal && !bar.current && !bar.none && "lo",
              bar.current && "cur",
              bar.none && "none",
            )}
            style={{ "--v": share(bar.value, min, top) }}
          >
            <span className="vh">{bar.label}: </span>
            <b className={share(bar.value, min, top) < 22 ? "out" : undefined}>{bar.text ?? bar.value}</b>
          </li>
        ))}
        {goal !== undefined && (
          <li className="goal" aria-hidden="true" style={{ "--g": share(goal, min, top) }} />
        )}
      </ol>
      <div className="bars-x" aria-hidden="true">
        {bars.map(bar => (
          <span key={bar.label}>{bar.label}</span>
        ))}
      </div>
    </figure>
  );
}
