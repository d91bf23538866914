"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { AUDIENCE_ICONS, AudienceChoice, type ComposerAudience } from "./audience-choice.tsx";
import { Button } from "./button.tsx";
import { Attach, DraftState, NotSent, SendState, StateAfter } from "./composer-parts.tsx";
import { cx } from "./cx.ts";
import { FileList, useFileLimits } from "./file-drop.tsx";
import { ModKey } from "./mod-key.tsx";
import { OtherDraft } from "./other-draft.tsx";
import { SavedReplies, type SavedReply } from "./saved-replies.tsx";
import { type Arrived, type ComposerAnswer, type ComposerMessage, useDelivery } from "./use-delivery.ts";
import { type Draft, type DraftPlace, useDraft } from "./use-draft.ts";
import { useReplyPlace } from "./use-reply-place.ts";
import { NeedsScript } from "./without-script.tsx";

// Markdown is read far more often on the server than previewed here: its code comes when asked for.
const Markdown = lazy(() => import("./markdown.tsx").then(module => ({ default: module.Markdown })));

export type { Arrived, ComposerAnswer, ComposerMessage } from "./use-delivery.ts";

type ComposerProps = {
  /** Names the draft on this device: one a ticket and person. */
  draftKey: string;
  /** Where it is kept beyond this device. */
  draftPlace?: DraftPlace;
  audiences: readonly ComposerAudience[];
  defaultAudience: string;
  /** What becomes of the thing with this message; the first leaves it as it is. */
  states?: readonly { value: string; label: string }[];
  savedReplies?: readonly SavedReply[];
  /** Where they are written, for whoever may. */
  manageReplies?: { href: string; label: string };
  /** A choice of the feature's own between text and buttons, for an audience. */
  extra?: (audience: string) => ReactNode;
  send: (message: ComposerMessage, idempotencyKey: string) => Promise<ComposerAnswer>;
  /** Called as it is sent, and when it turns out that it isn't. */
  onSending?: (message: ComposerMessage) => void;
  onNotSent?: () => void;
  arrived?: Arrived | null;
  /** Called when words come to stand in the box, and when none do any more. */
  onWriting?: (writing: boolean) => void;
  onSent?: () => void;
  maxBytes: number;
  maxFiles?: number;
  /** Kinds of files that are taken, by their names' endings; without them any is. */
  endings?: readonly string[];
  placeholder?: string;
};

/** Audience first, then the text; state change is part of sending; the draft is kept and says so. */
export function Composer(props: ComposerProps) {
  const {
    draftKey,
    draftPlace,
    audiences,
    defaultAudience,
    states = [],
    savedReplies = [],
    manageReplies,
    extra,
    send,
    onSending,
    onNotSent,
    arrived = null,
    onWriting,
    onSent,
    maxBytes,
    maxFiles,
    endings,
  } = props;
  const t = useTranslations("ui.composer");
  const ui = useTranslations("ui");
  const id = useId();
  const empty: Draft = { body: "", audience: defaultAudience, state: states[0]?.value ?? "" };
  const { draft, change, drop, hold, resume, keptAt, keeping, far, other, settle } = useDraft(
    draftKey,
    empty,
    draftPlace,
  );
  const [files, setFiles] = useState<File[]>([]);
  const [preview, setPreview] = useState(false);
  const [open, setOpen] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);
  const replies = useReplyPlace(text, draft.body, body => change({ ...draft, body }));
  const strip = useRef<HTMLButtonElement>(null);
  /** What was sent had the focus, which goes on when the box is folded. */
  const folding = useRef(false);
  const admit = useFileLimits({ maxBytes, maxFiles, endings });
  const { deliver, pending, sent, problem, setProblem } = useDelivery({
    send,
    onSending,
    onSent: clear,
    onFailed: () => {
      resume();
      onNotSent?.();
    },
    arrived,
    waiting: draft.body,
  });

  const writing = draft.body.trim() !== "";
  useEffect(() => onWriting?.(writing), [writing, onWriting]);

  function clear({ audience }: ComposerMessage) {
    drop({ ...empty, audience });
    setFiles([]);
    setPreview(false);
    setOpen(false);
    onSent?.();
    const here = document.activeElement;
    folding.current = here === document.body || Boolean(here?.closest("[data-composer]"));
  }

  // On a narrow page the box folds up, and with it what had the focus; the way to the next reply stands there once it is drawn.
  useEffect(() => {
    if (open || !folding.current) return;
    folding.current = false;
    if (strip.current?.checkVisibility()) strip.current.focus();
  }, [open]);

  // Words for an audience that is no more are never for a wider one by themselves (T4): the narrowest stands last.
  const audience = audiences.find(one => one.value === draft.audience) ?? audiences.at(-1);
  if (!audience) return null;
  const BarIcon = AUDIENCE_ICONS[audience.tone];
  const gone = pending && onSending !== undefined;

  function addFiles(more: Iterable<File>) {
    if (pending) return;
    const result = admit(files, [...more]);
    setFiles(result.files);
    setProblem(result.problems.length > 0 ? { text: ui("files.notAdded"), lines: result.problems } : null);
  }

  function press() {
    if (pending) return;
    if (draft.body.trim() === "" && files.length === 0) {
      setProblem({ text: t("empty") });
      text.current?.focus();
      return;
    }
    const chosen = audience?.value ?? defaultAudience;
    const state = audience?.stateless ? (states[0]?.value ?? "") : draft.state;
    hold();
    void deliver({ ...draft, audience: chosen, state, files });
  }

  function onKey(event: KeyboardEvent) {
    if (pending) return;
    if (savedReplies.length > 0 && replies.onKey(event)) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      press();
    }
  }

  return (
    <>
      <div className="dock" data-open={open || undefined} data-composer="">
        <form
          className={cx("comp", audience.tone !== "all" && audience.tone)}
          aria-busy={pending || undefined}
          data-sending={gone || undefined}
          method="post"
          onSubmit={event => {
            event.preventDefault();
            press();
          }}
          onDragOver={event => event.preventDefault()}
          onDrop={event => {
            if (event.dataTransfer.files.length === 0) return;
            event.preventDefault();
            addFiles(event.dataTransfer.files);
          }}
        >
          <NeedsScript />
          <AudienceChoice
            id={id}
            audiences={audiences}
            chosen={audience}
            disabled={pending}
            onChoose={value => change({ ...draft, audience: value })}
          />
          {problem && <NotSent problem={problem} />}
          {other && <OtherDraft body={other.body} onSettle={settle} />}
          <label className="vh" htmlFor={`${id}t`}>
            {t("message")}
          </label>
          {preview ? (
            <div className="comp-preview">
              <Suspense fallback={<span className="sk" />}>
                {draft.body.trim() && !gone ? (
                  <Markdown text={draft.body} />
                ) : (
                  <p className="mm">{t("nothing")}</p>
                )}
              </Suspense>
            </div>
          ) : (
            <textarea
              ref={text}
              id={`${id}t`}
              rows={3}
              // What is being sent is shown where it will stand; it is kept here until it is there, and comes back if it can't.
              value={gone ? "" : draft.body}
              readOnly={pending}
              placeholder={props.placeholder ?? t("placeholder")}
              aria-describedby={`${id}seen`}
              aria-invalid={problem && !problem.lines ? true : undefined}
              aria-keyshortcuts="Meta+Enter Control+Enter"
              onChange={event => change({ ...draft, body: event.target.value })}
              onKeyDown={onKey}
              onPaste={event => {
                if (event.clipboardData.files.length === 0) return;
                event.preventDefault();
                addFiles(event.clipboardData.files);
              }}
            />
          )}
          <div className="comp-files">
            <FileList
              files={gone ? [] : files}
              onRemove={index => {
                setFiles(files.filter((_, other) => other !== index));
                setProblem(null);
                if (files.length === 1) text.current?.focus();
              }}
            />
          </div>
          {extra?.(audience.value)}
          <div className="bar">
            <Attach onFiles={addFiles} />
            <SavedReplies
              replies={savedReplies}
              manage={manageReplies}
              open={replies.open}
              onOpen={() => {
                setPreview(false);
                replies.ask();
              }}
              onLeave={replies.leave}
              onChoose={replies.put}
              onClosed={replies.closed}
            />
            <Button look="ghost" size="sml" aria-pressed={preview} onClick={() => setPreview(!preview)}>
              {preview ? t("write") : t("preview")}
            </Button>
            <DraftState keeping={keeping} keptAt={keptAt} hereOnly={draftPlace !== undefined && !far} />
            <SendState pending={pending} sent={sent} />
            <span className="grow" />
            {states.length > 0 && !audience.stateless && (
              <StateAfter
                id={`${id}s`}
                states={states}
                value={draft.state}
                disabled={pending}
                onChoose={state => change({ ...draft, state })}
              />
            )}
            <Button type="submit" look="pri" size="sml" pending={pending}>
              {pending ? t("sending") : t("send")}
              <ModKey with="↵" className="not-s" aria-hidden="true" />
            </Button>
          </div>
        </form>
      </div>
      {!open && (
        <button
          ref={strip}
          type="button"
          className={cx("reply-s", audience.tone)}
          onClick={() => {
            setOpen(true);
            // The box is drawn first; then the text can take the focus.
            requestAnimationFrame(() => text.current?.focus());
          }}
        >
          {draft.body ? (
            <Pencil className="i" aria-hidden="true" />
          ) : (
            <BarIcon className="i" aria-hidden="true" />
          )}
          <b>{draft.body ? t("draft") : t("reply")}</b>
          <span className="ell">{audience.label}</span>
        </button>
      )}
    </>
  );
}
