import { ArrowRight, Check, CheckCheck, Circle, CircleDot, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { FileLinks } from "#components/ui/timeline.tsx";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fileHref } from "#lib/features/files/dto.ts";
import type { LinkPage, StepDto } from "#lib/features/onboarding/dto.ts";
import { AssignStep, CompleteStep, ConfirmStep, MoveStep, ReturnStep } from "./step-deeds.tsx";
import { StepTalk } from "./step-talk.tsx";
import { BlockStep, RemarkStep } from "./step-words.tsx";

export type StepFrame = {
  workspace: string;
  base: string;
  today: PlainDate;
  zone: string;
  names: { vendor: string; partner: string };
  /** The reader's. */
  side: "vendor" | "partner";
  people: readonly { id: string; name: string }[];
};

const toPage: Record<LinkPage, "toAgreements" | "toPlan" | "toCompany" | "toPeople"> = {
  agreements: "toAgreements",
  plan: "toPlan",
  company: "toCompany",
  people: "toPeople",
};
const whenMet: Record<LinkPage, "agreement" | "plan" | "company" | "people"> = {
  agreements: "agreement",
  plan: "plan",
  company: "company",
  people: "people",
};

function look(step: StepDto): {
  tone: StatusTone;
  icon: typeof Check;
  text: "confirmed" | "finished" | "done" | "returned" | "open";
} {
  if (step.finished && step.confirmedBy) return { tone: "ok", icon: CheckCheck, text: "confirmed" };
  if (step.finished) return { tone: "ok", icon: Check, text: "finished" };
  if (step.state === "done") return { tone: "info", icon: CircleDot, text: "done" };
  if (step.state === "returned") return { tone: "warn", icon: Undo2, text: "returned" };
  return { tone: "quiet", icon: Circle, text: "open" };
}

/** One step: what it is, whose turn, what was handed in, and what the reader may do. Both sides read the same. */
export function StepLine({ step, frame }: { step: StepDto; frame: StepFrame }) {
  const t = useTranslations("onboarding.steps");
  const { names, base, today, workspace } = frame;
  const about = { workspace, stepId: step.id, version: step.version, step: step.title };
  const { tone, icon: Icon, text } = look(step);
  return (
    <li id={step.key} className={step.finished ? "fin" : undefined}>
      <div>
        <div className="row wrap">
          <b>{step.title}</b>
          <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
            {t(`state.${text}`)}
          </Status>
          {step.turn && (
            <span className="sm">{t(`turn.${step.turn.deed}`, { who: names[step.turn.side] })}</span>
          )}
        </div>
        <p className="sm m">{step.description}</p>
        <p className="sm mm">
          {step.confirmedBy
            ? t("byConfirmed", { who: names[step.doneBy], other: names[step.confirmedBy] })
            : t("by", { who: names[step.doneBy] })}
          {!step.finished && step.dueOn && (
            <>
              {" · "}
              <span className={step.late ? "breach-t" : undefined}>
                {t.rich(step.late ? "late" : "due", {
                  day: () => <Day date={step.dueOn ?? ""} today={today} />,
                })}
              </span>
            </>
          )}
          {!step.finished && (
            <>
              {" · "}
              {step.ownerName ? t("owner", { name: step.ownerName }) : t("nobody")}
            </>
          )}
        </p>
        {!step.finished && step.plannedOn && (
          <p className="xs mm">
            {t.rich("planned", { day: () => <Day date={step.plannedOn ?? ""} today={today} /> })}
          </p>
        )}
        {!step.finished && step.after.length > 0 && (
          <p className="sm">
            {t.rich("after", {
              steps: () =>
                step.after.map((other, index) => (
                  <span key={other.key}>
                    {index > 0 && ", "}
                    <a href={`#${other.key}`}>{other.title}</a>
                  </span>
                )),
            })}
          </p>
        )}
        <StepTalk step={step} frame={frame} />
        {step.state === "returned" && step.remark && (
          <p className="sm warn-t given">{t("remark", { remark: step.remark })}</p>
        )}
        {step.evidenceOn && (
          <p className="sm">
            {t.rich("evidenceOn", { day: () => <Day date={step.evidenceOn ?? ""} style="full" /> })}
          </p>
        )}
        {step.evidence && <p className="sm given">{step.evidence}</p>}
        {step.files.length > 0 && (
          <div className="files">
            <FileLinks
              files={step.files.map(file => ({
                key: file.id,
                name: file.name,
                bytes: file.size,
                href: fileHref(workspace, file.id),
              }))}
            />
          </div>
        )}
        {step.done && (
          <p className="xs mm">
            {step.done.by
              ? t.rich("doneOn", {
                  name: step.done.by,
                  time: () => <Time instant={step.done?.at ?? 0} titleZone={frame.zone} />,
                })
              : t.rich("settled", {
                  time: () => <Time instant={step.done?.at ?? 0} titleZone={frame.zone} />,
                })}
            {step.confirmed && (
              <>
                {"; "}
                {t.rich("confirmedOn", {
                  name: step.confirmed.by,
                  time: () => <Time instant={step.confirmed?.at ?? 0} titleZone={frame.zone} />,
                })}
              </>
            )}
          </p>
        )}
        {step.link && (
          <p className="sm">
            <Link href={`${base}/${step.link}`}>
              {t(toPage[step.link])} <ArrowRight className="i i-s" aria-hidden="true" />
            </Link>
            {step.derived && !step.finished && (
              <span className="mm">
                {" "}
                {t(`linkOpen.${step.planHandedIn ? "planHandedIn" : whenMet[step.link]}`)}
              </span>
            )}
          </p>
        )}
      </div>
      <div className="acts">
        {step.may.speak && <RemarkStep {...about} names={names} side={frame.side} />}
        {step.may.speak && <BlockStep {...about} names={names} side={frame.side} />}
        {step.may.assign && <AssignStep {...about} ownerId={step.ownerId} people={frame.people} />}
        {step.may.moveDue && <MoveStep {...about} dueOn={step.dueOn} />}
        {step.may.complete && (
          <CompleteStep
            {...about}
            asks={step.asks}
            text={step.evidence}
            today={today}
            again={step.state === "done" || step.state === "returned"}
          />
        )}
        {step.may.giveBack && <ReturnStep {...about} who={names[step.doneBy]} />}
        {step.may.confirm && <ConfirmStep {...about} />}
      </div>
    </li>
  );
}
