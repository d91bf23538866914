"use client";

import { useTranslations } from "next-intl";
import type { Meeting } from "#components/programme-editor/use-part.ts";
import { Button } from "#components/ui/button.tsx";
import { Copy } from "#components/ui/copy.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { planDifferences } from "#lib/domain/contracts/plan-differences.ts";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import type { PlanAround } from "#lib/features/plans/surroundings.ts";
import { PlanDifferences } from "./differences-view.tsx";

type Props = {
  meeting: Meeting<PlanDraftDefinition>;
  around: PlanAround;
  choose: (prefer: "mine" | "theirs") => void;
  heard: () => void;
};

/** Somebody saved the plan meanwhile: what they changed, and where both changed the same, which one stands. */
export function PlanMeeting({ meeting, around, choose, heard }: Props) {
  const t = useTranslations("plans.meeting");
  const name = meeting.by;
  if (meeting.kind === "joined")
    return (
      <Message
        tone="info"
        role="status"
        title={t("joined", { name })}
        className="ed-meet"
        actions={<Button onClick={heard}>{t("heard")}</Button>}
      >
        <p>{t("joinedText")}</p>
        <PlanDifferences differences={planDifferences(meeting.before, meeting.theirs)} around={around} flat />
      </Message>
    );
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
      <PlanDifferences
        differences={planDifferences(meeting.mine, meeting.theirs)}
        around={around}
        heads={[t("yours"), t("theirs", { name })]}
        flat
      />
    </Message>
  );
}

/** Published or thrown away by somebody else: what was typed last can be taken along. */
export function PlanGone({ content, href }: { content: object; href: string }) {
  const t = useTranslations("plans.gone");
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
