import { Check, Lock, MessageSquare, OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Time } from "#components/ui/time.tsx";
import type { StepDto } from "#lib/features/onboarding/dto.ts";
import type { StepFrame } from "./step-line.tsx";
import { LiftBlocker } from "./step-words.tsx";

/** What people of both sides said of a step: what it waits for, and remarks. */
export function StepTalk({ step, frame }: { step: StepDto; frame: StepFrame }) {
  const t = useTranslations("onboarding.steps");
  const { names, workspace, zone } = frame;
  const who = (side: "vendor" | "partner" | "other") =>
    side === "other" ? t("waitsFor.other") : names[side];
  const only = (side: "vendor" | "partner" | null) =>
    side && (
      <span className="xs mm with-icon-in">
        <Lock className="i i-s" aria-hidden="true" /> {t("only", { who: names[side] })}
      </span>
    );
  return (
    <>
      {step.blockers.map(blocker =>
        blocker.liftedAt === null ? (
          step.finished ? null : (
            <div key={blocker.id} className="blocked">
              <OctagonAlert className="i warn-t" aria-hidden="true" />
              <div>
                <p className="sm">
                  <b>{t("blocked", { who: who(blocker.waitsFor), text: blocker.text })}</b>
                </p>
                <p className="xs mm">
                  {t.rich("blockedBy", {
                    name: blocker.raisedBy,
                    time: () => <Time instant={blocker.raisedAt} titleZone={zone} />,
                  })}{" "}
                  {only(blocker.only)}
                </p>
                {blocker.mayLift && (
                  <LiftBlocker
                    workspace={workspace}
                    blockerId={blocker.id}
                    step={step.title}
                    text={blocker.text}
                  />
                )}
              </div>
            </div>
          )
        ) : (
          <p key={blocker.id} className="xs mm">
            <Check className="i i-s" aria-hidden="true" /> {t("lifted", { text: blocker.text })}
            {blocker.outcome && `: ${blocker.outcome}`} {only(blocker.only)}
            {blocker.liftedBy && (
              <>
                {", "}
                {t.rich("liftedBy", {
                  name: blocker.liftedBy,
                  time: () => <Time instant={blocker.liftedAt ?? 0} titleZone={zone} />,
                })}
              </>
            )}
          </p>
        ),
      )}
      {step.remarks.length > 0 && (
        <details className="sm talk" open={!step.finished && step.remarks.length < 3}>
          <summary>
            <MessageSquare className="i i-s" aria-hidden="true" />{" "}
            {t("remarks", { count: step.remarks.length })}
          </summary>
          <ul>
            {step.remarks.map(remark => (
              <li key={remark.id}>
                <b>{remark.by}</b>{" "}
                <span className="mm xs">
                  {names[remark.side]}, <Time instant={remark.at} titleZone={zone} />
                </span>{" "}
                {only(remark.only)}
                <p className="answer-text">{remark.text}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
