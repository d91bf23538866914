"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Copy } from "#components/ui/copy.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { differencesIn } from "#lib/domain/programmes/differences.ts";
import type { DraftDefinition, Part } from "#lib/domain/programmes/draft.ts";
import { DifferencesView } from "./differences-view.tsx";
import type { Meeting } from "./use-part.ts";

type Props = {
  part: Part;
  meeting: Meeting<object>;
  draft: DraftDefinition;
  choose: (prefer: "mine" | "theirs") => void;
  heard: () => void;
};

/** Somebody saved the part meanwhile: what they changed, and where both changed the same, which one stands. */
export function MeetingNotice({ part, meeting, draft, choose, heard }: Props) {
  const t = useTranslations("programmeEditor.meeting");
  const name = meeting.by;
  const whole = (content: object) => ({ ...draft, ...content }) as DraftDefinition;
  if (meeting.kind === "joined") {
    const changes = differencesIn(part, meeting.before, meeting.theirs);
    return (
      <Message
        tone="info"
        role="status"
        title={t("joined", { name })}
        className="ed-meet"
        actions={<Button onClick={heard}>{t("heard")}</Button>}
      >
        <p>{t("joinedText")}</p>
        <DifferencesView
          differences={changes}
          before={whole(meeting.before)}
          after={whole(meeting.theirs)}
          flat
        />
      </Message>
    );
  }
  return (
    <Message
      tone="warn"
      role="alert"
      title={t("clash", { name })}
      className="ed-meet"
      actions={
        <>
          <Button onClick={() => choose("mine")}>{t("mine")}</Button>
          <Button onClick={() => choose("theirs")}>{t("other", { name })}</Button>
        </>
      }
    >
      <p>{t("clashText")}</p>
      <DifferencesView
        differences={differencesIn(part, meeting.mine, meeting.theirs)}
        before={whole(meeting.mine)}
        after={whole(meeting.theirs)}
        heads={[t("yours"), t("theirs", { name })]}
        flat
      />
    </Message>
  );
}

/** Published or discarded by somebody else: what was typed last can be taken along. */
export function Gone({ content, href }: { content: object; href: string }) {
  const t = useTranslations("programmeEditor.gone");
  return (
    <Message
      tone="breach"
      role="alert"
      title={t("title")}
      actions={
        <>
          <Copy text={JSON.stringify(content, null, 2)} label={t("copy")} />
          <Link className="btn" href={href}>
            {t("back")}
          </Link>
        </>
      }
    >
      {t("text")}
    </Message>
  );
}
