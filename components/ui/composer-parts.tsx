import { Check, Paperclip } from "lucide-react";
import { usePathname } from "next/navigation";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { FieldError } from "./field.tsx";
import { clockText } from "./time-text.ts";
import type { DeliveryProblem } from "./use-delivery.ts";

/** What a bar of the page may cover at the top or the bottom of the window. */
const EDGE = 64;

/** Why the message is still in the box, and the way on. */
export function NotSent({ problem }: { problem: DeliveryProblem }) {
  const t = useTranslations("ui.composer");
  const shell = useTranslations("forms");
  const path = usePathname();
  const here = useRef<HTMLDivElement>(null);
  // The message had led its writer to where it would stand, on a narrow page away from the box it is back in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each problem is shown, also one in the place of another
  useEffect(() => {
    const { top, bottom } = here.current?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    if (top < EDGE || bottom > window.innerHeight - EDGE) here.current?.scrollIntoView({ block: "center" });
  }, [problem]);
  return (
    <div ref={here} className="comp-err" role="alert">
      <FieldError>
        {problem.text}{" "}
        {problem.signIn && (
          <a href={`/sign-in?next=${encodeURIComponent(path)}`} target="_blank" rel="noopener">
            {shell("signedOut.action")}
          </a>
        )}
      </FieldError>
      {problem.lines && (
        <ul className="sm">
          {problem.lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {problem.again && (
        <Button type="submit" size="sml">
          {t("again")}
        </Button>
      )}
    </div>
  );
}

/** Files chosen by the browser's own dialog. */
export function Attach({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const t = useTranslations("ui.composer");
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        className="vh"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={event => {
          if (event.target.files) onFiles(event.target.files);
          event.target.value = "";
        }}
      />
      <Button look="ghost" size="sml" ico aria-label={t("attach")} onClick={() => picker.current?.click()}>
        <Paperclip className="i" aria-hidden="true" />
      </Button>
    </>
  );
}

/** Whether and where what is written is kept. */
export function DraftState(props: { keeping: boolean; keptAt: number | null; hereOnly: boolean }) {
  const t = useTranslations("ui.composer");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const { keeping, keptAt, hereOnly } = props;
  return (
    <span className="saved not-s" aria-live="off">
      {keeping ? (
        t("keeping")
      ) : keptAt !== null ? (
        <>
          <Check className="i i-s" aria-hidden="true" />
          {t(hereOnly ? "keptHere" : "kept", { time: clockText(keptAt, locale, zone) })}
        </>
      ) : null}
    </span>
  );
}

/** Said to whoever does not see the message go up into the conversation. */
export function SendState({ pending, sent }: { pending: boolean; sent: boolean }) {
  const t = useTranslations("ui.composer");
  return (
    <span className="vh" role="status">
      {pending ? t("sending") : sent ? t("sent") : ""}
    </span>
  );
}

type StateProps = {
  id: string;
  states: readonly { value: string; label: string }[];
  value: string;
  disabled: boolean;
  onChoose: (value: string) => void;
};

/** What becomes of the thing with the message. */
export function StateAfter({ id, states, value, disabled, onChoose }: StateProps) {
  const t = useTranslations("ui.composer");
  return (
    <>
      <label className="vh" htmlFor={id}>
        {t("stateAfter")}
      </label>
      <select
        id={id}
        className="inp sel"
        value={value}
        disabled={disabled}
        onChange={event => onChoose(event.target.value)}
      >
        {states.map(state => (
          <option key={state.value} value={state.value}>
            {state.label}
          </option>
        ))}
      </select>
    </>
  );
}
