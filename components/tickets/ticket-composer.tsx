"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { NO_TIME, ReplyTime, timeOf } from "#components/hours/reply-time.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { type Arrived, Composer, type ComposerMessage } from "#components/ui/composer.tsx";
import type { AudienceTone } from "#components/ui/timeline.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { KeptDraft } from "#lib/domain/text-draft.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { ENDINGS } from "#lib/features/files/kinds.ts";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import type { CaseTimeDto } from "#lib/features/hours/dto.ts";
import type { FilledReply } from "#lib/features/saved-replies/dto.ts";
import { replyToTicketAction } from "#lib/features/tickets/actions.ts";
import type { REPLY_STATES } from "#lib/features/tickets/schema.ts";
import { keepDraft } from "./keep-draft.ts";
import { useOutgoing, useShare } from "./outgoing.tsx";
import { carrier, MAX_FILES } from "./ticket-send.ts";
import { useSeenMessage } from "./use-seen-message.ts";

type ReplyState = (typeof REPLY_STATES)[number];

export type TicketComposerProps = {
  slug: string;
  number: string;
  me: string;
  audiences: { value: Audience; label: string; tone: AudienceTone; reads: string; readsNot: string }[];
  states: { value: ReplyState; label: string }[];
  /** The first answer has not been sent: the choice that stops the clock is offered (S3). */
  offersAnswer: boolean;
  seenMessageId: string | null;
  /** The writer's newest message on the page. */
  newestOwn: Arrived | null;
  /** What pays for time; null where the writer writes down none. */
  time: Pick<CaseTimeDto, "left"> | null;
  /** What the reader was writing, on whatever device. */
  kept: KeptDraft | null;
  /** Words kept for cases like this; null where a side has none. */
  replies: readonly FilledReply[] | null;
};

/** What the server said of the time, by its fields. */
const ofTime = (fields: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([path, said]) =>
      path.startsWith("time.") ? [[path.slice("time.".length), said]] : [],
    ),
  );

/** The composer over one ticket: who reads it, the answer of S3, and the state with the same press. */
export function TicketComposer(props: TicketComposerProps) {
  const { slug, number, me, audiences, states, offersAnswer, seenMessageId, kept } = props;
  const t = useTranslations("ticketPages.composer");
  const router = useRouter();
  const toast = useToast();
  const showOutgoing = useOutgoing();
  const setShare = useShare();
  const [answer, setAnswer] = useState(false);
  const [time, setTime] = useState(NO_TIME);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const carry = useMemo(() => carrier(slug), [slug]);
  const { seen, onWriting, onHeldBack, onSent } = useSeenMessage(seenMessageId);
  const first = audiences[0];
  if (!first) return null;

  async function send(message: ComposerMessage, key: string) {
    const files = await carry(message.files, setShare);
    if (!files.ok) return files;
    const everyone = message.audience === "everyone";
    setProblems({});
    const result = await replyToTicketAction(
      slug,
      {
        number,
        audience: message.audience,
        body: message.body,
        files: files.data,
        answer: everyone && offersAnswer && answer,
        nextState: everyone && message.state ? message.state : "stay",
        seenMessageId: everyone ? seen() : null,
        time: props.time ? timeOf(time) : null,
      },
      key,
    );
    if (result.ok) {
      onSent();
      setAnswer(false);
      setTime(NO_TIME);
      if (result.data.number === number) router.refresh();
      else {
        toast({ text: t("linked", { number: result.data.number }) });
        router.push(`/${slug}/tickets/${result.data.number}`);
      }
    } else if (result.kind === "conflict") {
      // What came in meanwhile is shown above; the text waits in the box to be sent again.
      onHeldBack();
      router.refresh();
    }
    const refused = result.ok ? {} : ofTime(result.fields);
    setProblems(refused);
    return Object.keys(refused).length > 0 ? { ...result, said: true } : result;
  }

  return (
    <Composer
      draftKey={`ticket.${slug}.${number}.${me}`}
      draftPlace={{ kept, save: keepDraft(slug, number) }}
      audiences={audiences.map(one => ({
        value: one.value,
        label: one.label,
        tone: one.tone,
        stateless: one.value !== "everyone",
        readers: (
          <>
            {one.reads} {one.readsNot && <b>{one.readsNot}</b>}
          </>
        ),
      }))}
      defaultAudience={first.value}
      states={states}
      savedReplies={props.replies ?? []}
      manageReplies={props.replies ? { href: `/${slug}/tickets/replies`, label: t("replies") } : undefined}
      send={send}
      onWriting={onWriting}
      onSending={({ audience, body, files }) => {
        const to = audiences.find(one => one.value === audience) ?? first;
        showOutgoing({
          body,
          tone: to.tone,
          audience: to.label,
          files: files.map(file => file.name),
          after: props.newestOwn?.id ?? null,
        });
      }}
      onNotSent={() => showOutgoing(null)}
      arrived={props.newestOwn}
      maxBytes={MAX_FILE_BYTES}
      maxFiles={MAX_FILES}
      endings={ENDINGS}
      extra={audience => (
        <>
          {offersAnswer && audience === "everyone" && (
            <div className="comp-extra">
              <Checkbox
                label={t("answer")}
                hint={t("answerHint")}
                checked={answer}
                onChange={event => setAnswer(event.target.checked)}
              />
            </div>
          )}
          {props.time && <ReplyTime time={props.time} value={time} problems={problems} onChange={setTime} />}
        </>
      )}
    />
  );
}
