"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedFoot } from "#components/forms/deed.tsx";
import { CheckboxesField, RadioField, TextareaField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Message } from "#components/ui/message.tsx";
import {
  acceptApplicationAction,
  rejectApplicationAction,
  requestInformationAction,
  startReviewAction,
} from "#lib/features/applications/actions.ts";
import type { ApplicationDto } from "#lib/features/applications/dto.ts";
import { acceptInput, askInput, rejectInput } from "#lib/features/applications/schema.ts";

type Props = { vendor: string; application: ApplicationDto };
type Open = "ask" | "reject" | "accept" | null;

/** What the vendor may do now, each with its consequence in the dialog's title. */
export function Decide({ vendor, application }: Props) {
  const t = useTranslations("applications.review");
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const { can, number, state } = application;
  const done = () => {
    setOpen(null);
    router.refresh();
  };
  const dialog = (which: Open) => ({
    vendor,
    application,
    open: open === which,
    onOpen: (now: boolean) => setOpen(now ? which : null),
    onDone: done,
  });
  if (!can.review && !can.requestInformation && !can.decide) return null;
  return (
    <div className="row wrap">
      {can.requestInformation && <Button onClick={() => setOpen("ask")}>{t("ask")}</Button>}
      {can.decide && <Button onClick={() => setOpen("reject")}>{t("reject")}</Button>}
      {can.review && state === "submitted" ? (
        <>
          <Button onClick={() => setOpen("accept")}>{t("accept")}</Button>
          <ActionButton
            look="pri"
            send={startReviewAction.bind(null, vendor)}
            input={{ number }}
            doneText={t("started")}
            onDone={done}
          >
            {t("start")}
          </ActionButton>
        </>
      ) : (
        can.decide && (
          <Button look="pri" onClick={() => setOpen("accept")}>
            {t("accept")}
          </Button>
        )
      )}
      <Ask {...dialog("ask")} />
      <Reject {...dialog("reject")} />
      <Accept {...dialog("accept")} />
    </div>
  );
}

type DialogProps = Props & { open: boolean; onOpen: (open: boolean) => void; onDone: () => void };

function Ask({ vendor, application, open, onOpen, onDone }: DialogProps) {
  const t = useTranslations("applications.review");
  const { number, version, sections, orgName } = application;
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={onOpen}
      title={t("askTitle", { company: orgName })}
      description={t("askText")}
    >
      <Form
        schema={askInput}
        send={requestInformationAction.bind(null, vendor)}
        defaultValues={{ questions: [], note: "" }}
        fixed={{ number, version }}
        formKey={`ask-${number}`}
        doneText={t("askDone")}
        onDone={onDone}
      >
        <TextareaField name="note" label={t("askNote")} hint={t("askNoteHint")} />
        <div className="ask-qs">
          <CheckboxesField
            name="questions"
            label={t("askQuestions")}
            choices={sections.flatMap(section =>
              section.questions.map(q => ({ value: q.key, label: q.label, hint: section.title })),
            )}
          />
        </div>
        <DeedFoot cancel={() => onOpen(false)}>{t("askDo")}</DeedFoot>
      </Form>
    </Dialog>
  );
}

function Reject({ vendor, application, open, onOpen, onDone }: DialogProps) {
  const t = useTranslations("applications.review");
  const { number, version, orgName } = application;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpen}
      title={t("rejectTitle", { company: orgName })}
      description={t("rejectText")}
    >
      <Form
        schema={rejectInput}
        send={rejectApplicationAction.bind(null, vendor)}
        defaultValues={{ reason: "" }}
        fixed={{ number, version }}
        formKey={`reject-${number}`}
        doneText={t("rejectDone")}
        onDone={onDone}
      >
        <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} />
        <DeedFoot cancel={() => onOpen(false)} look="danger">
          {t("rejectDo")}
        </DeedFoot>
      </Form>
    </Dialog>
  );
}

function Accept({ vendor, application, open, onOpen, onDone }: DialogProps) {
  const t = useTranslations("applications.review");
  const format = useFormatter();
  const { number, version, orgName, acceptTiers: tiers, tier, rubric, duplicates } = application;
  const doubts = rubric?.doubts ?? null;
  const said = [
    doubts && doubts.below.length > 0 && t("below", { criteria: format.list(doubts.below) }),
    doubts && doubts.unassessed.length > 0 && t("unassessed", { criteria: format.list(doubts.unassessed) }),
    doubts && doubts.outstanding.length > 0 && t("outstanding", { names: format.list(doubts.outstanding) }),
    duplicates.length > 0 && t("twins", { names: format.list(duplicates.map(twin => twin.name)) }),
  ].filter(text => text !== false && text !== null);
  // The tier asked for may have left the programme since.
  const offered = tiers.find(choice => choice.key === tier?.key);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpen}
      title={t("acceptTitle", { company: orgName })}
      description={t("acceptText")}
    >
      {(said.length > 0 || (tier && !offered)) && (
        <Message tone="warn" title={doubts?.needsReason ? t("belowTitle") : said[0]}>
          {(doubts?.needsReason ? said : said.slice(1)).map(text => (
            <p key={text}>{text}</p>
          ))}
          {tier && !offered && <p>{t("tierWas", { tier: tier.name })}</p>}
        </Message>
      )}
      <Form
        schema={acceptInput}
        send={acceptApplicationAction.bind(null, vendor)}
        defaultValues={{ tier: offered?.key ?? (tier ? "" : (tiers[0]?.key ?? "")), reason: "" }}
        fixed={{ number, version }}
        formKey={`accept-${number}`}
        doneText={t("acceptDone")}
        onDone={onDone}
      >
        <RadioField
          name="tier"
          label={t("acceptTier")}
          choices={tiers.map(choice => ({ value: choice.key, label: choice.name, hint: choice.tagline }))}
        />
        {doubts?.needsReason && (
          <TextareaField
            name="reason"
            label={t("acceptReason")}
            hint={t("acceptReasonHint")}
            rows={3}
            required
          />
        )}
        <DeedFoot cancel={() => onOpen(false)}>{t("acceptDo")}</DeedFoot>
      </Form>
    </Dialog>
  );
}
