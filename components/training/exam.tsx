"use client";

import { Check, CloudOff, Hourglass, RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Message } from "#components/ui/message.tsx";
import { handInAction, startExamAction } from "#lib/features/training/actions-exam.ts";
import type { ExamDto } from "#lib/features/training/dto.ts";
import { holderOf, useExam } from "./use-exam.ts";

type Attempt = NonNullable<ExamDto["attempt"]>;

/** Begins a try: from here on the server's clock runs. */
export function BeginExam({
  workspace,
  enrolmentId,
  part,
}: {
  workspace: string;
  enrolmentId: string;
  part: string;
}) {
  const t = useTranslations("training.exam");
  const router = useRouter();
  const [holder, setHolder] = useState("");
  useEffect(() => setHolder(holderOf()), []);
  return (
    <ActionButton
      look="pri"
      send={startExamAction.bind(null, workspace)}
      input={{ enrolmentId, part, holder }}
      onDone={() => router.refresh()}
    >
      {t("begin")}
    </ActionButton>
  );
}

/** An examination under way. */
export function Exam({ workspace, attempt }: { workspace: string; attempt: Attempt }) {
  const t = useTranslations("training.exam");
  const router = useRouter();
  const exam = useExam(workspace, attempt);
  const done = attempt.items.filter(item => (exam.answers[item.question] ?? []).length > 0).length;

  return (
    <div className="exam">
      <div className="exam-bar row wrap">
        <Left left={exam.left} onOver={() => exam.setState("over")} />
        <span className="mm sm">{t("answered", { done, all: attempt.items.length })}</span>
        <span className="grow" />
        <Kept pending={exam.pending} offline={exam.offline} />
      </div>
      {exam.state === "elsewhere" && (
        <Message
          tone="warn"
          role="alert"
          title={t("elsewhere")}
          actions={<Button onClick={() => void exam.hold()}>{t("here")}</Button>}
        />
      )}
      {exam.state === "over" && <TimeUp workspace={workspace} attemptId={attempt.id} holder={exam.holder} />}
      {exam.state === "handed_in" && <HandedIn />}
      {exam.trouble && exam.state === "running" && <Message tone="warn" role="alert" title={exam.trouble} />}
      <ol className="exam-items">
        {attempt.items.map((item, i) => (
          <li key={item.question}>
            <fieldset disabled={exam.state !== "running"}>
              <legend>
                <span className="mm sm blk">
                  {t("questionOf", { number: i + 1, all: attempt.items.length })}
                </span>
                <b>{item.text}</b>
                <span className="mm sm blk">{item.kind === "one" ? t("chooseOne") : t("chooseSeveral")}</span>
              </legend>
              <div className="stack">
                {item.options.map(option => {
                  const chosen = exam.answers[item.question] ?? [];
                  const is = chosen.includes(option.id);
                  return (
                    <label key={option.id} className="chk">
                      <input
                        type={item.kind === "one" ? "radio" : "checkbox"}
                        name={item.question}
                        checked={is}
                        onChange={() =>
                          exam.answer(
                            item.question,
                            item.kind === "one"
                              ? [option.id]
                              : is
                                ? chosen.filter(id => id !== option.id)
                                : [...chosen, option.id],
                          )
                        }
                      />
                      <span>{option.text}</span>
                    </label>
                  );
                })}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      {exam.state === "running" && (
        <HandIn
          open={attempt.items.length - done}
          send={(input, key) => handInAction(workspace, input, key)}
          before={exam.flush}
          input={() => ({ attemptId: attempt.id, holder: exam.holder() })}
          onDone={() => {
            exam.setState("handed_in");
            router.refresh();
          }}
        />
      )}
    </div>
  );
}

type Sent = Awaited<ReturnType<typeof handInAction>>;

function HandIn({
  open: missing,
  send,
  before,
  input,
  onDone,
}: {
  open: number;
  send: (input: unknown, key: string) => Promise<Sent>;
  /** Keeps every answer first; a refusal of one is the answer to handing in. */
  before: () => Promise<Extract<Sent, { ok: false }> | null>;
  input: () => { attemptId: string; holder: string };
  onDone: () => void;
}) {
  const t = useTranslations("training.exam");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="pri">{t("handIn")}</Button>}
      title={t("handInTitle")}
      description={t("handInText", { open: missing })}
    >
      <div className="row wrap form-acts">
        <Button onClick={() => setOpen(false)}>{t("keepOn")}</Button>
        <ActionButton
          look="pri"
          send={async (_, key) => (await before()) ?? send(input(), key)}
          input={null}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        >
          {t("handInSend")}
        </ActionButton>
      </div>
    </Dialog>
  );
}

/** The time is up: what is kept is handed in, here or by the worker, whoever is first. */
function TimeUp({
  workspace,
  attemptId,
  holder,
}: {
  workspace: string;
  attemptId: string;
  holder: () => string;
}) {
  const t = useTranslations("training.exam");
  const router = useRouter();
  const word = useRef(holder);
  useEffect(() => {
    let gone = false;
    const press = async () => {
      try {
        await handInAction(workspace, { attemptId, holder: word.current() });
      } catch {
        // Without a connection the worker does it; asked again with the next turn.
      }
      if (!gone) router.refresh();
    };
    void press();
    const timer = setInterval(() => void press(), 5_000);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [workspace, attemptId, router]);
  return (
    <Message tone="warn" role="alert" title={t("timeUp")}>
      {t("timeUpText")}
    </Message>
  );
}

/** It is handed in: the page with the result comes next. */
function HandedIn() {
  const t = useTranslations("training.exam");
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 3_000);
    return () => clearInterval(timer);
  }, [router]);
  return <Message tone="ok" role="status" title={t("handedIn")} />;
}

const clock = (ms: number): string => {
  const all = Math.max(0, Math.ceil(ms / 1_000));
  const [hours, minutes, seconds] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
};

function Left({ left, onOver }: { left: () => number; onOver: () => void }) {
  const t = useTranslations("training.exam");
  const [ms, setMs] = useState<number | null>(null);
  const over = useRef(onOver);
  over.current = onOver;
  const measure = useRef(left);
  measure.current = left;
  useEffect(() => {
    const tick = () => {
      const now = measure.current();
      setMs(now);
      if (now <= 0) over.current();
    };
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);
  const minutes = ms === null ? null : Math.ceil(ms / 60_000);
  return (
    <>
      <span className="row" role="timer" aria-label={t("leftLabel")}>
        <Hourglass className="i" aria-hidden="true" />
        <b className="num">{ms === null ? "" : t("left", { time: clock(ms) })}</b>
      </span>
      {/* Spoken twice, not every second. */}
      <span className="vh" role="status">
        {minutes === 5 ? t("five") : minutes === 1 ? t("one") : ""}
      </span>
    </>
  );
}

function Kept({ pending, offline }: { pending: number; offline: boolean }) {
  const t = useTranslations("training.exam");
  const [Icon, text] =
    pending === 0
      ? [Check, t("saved")]
      : offline
        ? [CloudOff, t("unsaved", { count: pending })]
        : [RefreshCw, t("saving")];
  return (
    <span className="row sm" role="status">
      <Icon className="i i-s" aria-hidden="true" />
      {text}
    </span>
  );
}
