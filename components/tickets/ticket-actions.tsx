"use client";

import { ArrowUpFromLine, Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Menu, type MenuEntry } from "#components/ui/menu.tsx";
import { useKeys } from "#components/ui/use-keys.ts";
import type { Level, Priority } from "#lib/domain/tickets/types.ts";
import {
  acceptEscalationAction,
  closeTicketAction,
  resumeTicketAction,
  takeTicketAction,
} from "#lib/features/tickets/actions.ts";
import type { Level3DTO } from "#lib/features/tickets/dto/levels.ts";
import type { CaseChoice } from "#lib/features/tickets/dto/links.ts";
import type { TicketAction } from "#lib/features/tickets/dto.ts";
import { RefusedDialog } from "./dialogs/dialog-form.tsx";
import { EscalateDialog } from "./dialogs/escalate-dialog.tsx";
import { AssignDialog, GiveTo, LevelDialog } from "./dialogs/hand-dialogs.tsx";
import {
  CloseDialog,
  LinkDialog,
  MergeDialog,
  type MessageChoice,
  SplitDialog,
} from "./dialogs/link-dialogs.tsx";
import { DiagnoseDialog, PriorityDialog } from "./dialogs/priority-dialogs.tsx";
import {
  AnswerDialog,
  GiveMoreDialog,
  PassOnDialog,
  ReasonDialog,
  ResolveDialog,
  TalkDialog,
} from "./dialogs/word-dialogs.tsx";
import { type Meant, useMean } from "./meant.tsx";
import { type Deed, direct, isDirect } from "./ticket-deeds.ts";

export type TicketActionsProps = {
  slug: string;
  number: string;
  version: number;
  /** Buttons at the head, the last one the page's primary; the rest is in the menu. */
  buttons: readonly Deed[];
  menu: readonly Deed[];
  /** Why an action is refused, in words; an action without an entry is allowed. */
  why: Partial<Record<TicketAction, string>>;
  priority: Priority;
  because: string;
  derived: boolean;
  people: { personId: string; name: string }[];
  assigneeId: string | null;
  /** Who presses. */
  me: { id: string; name: string };
  partner: string;
  level3: Pick<Level3DTO, "evidence" | "packet" | "files"> | null;
  /** What the manufacturer wrote for the customer. */
  forCustomer: string;
  escalators: { personId: string; name: string }[];
  followHref: string | null;
  customer: string;
  /** Open cases it can go on in, and messages that can become a case of their own. */
  mergeable: readonly CaseChoice[];
  messages: readonly MessageChoice[];
  /** Its children that are not closed. */
  childCases: readonly CaseChoice[];
};

const sends = {
  take: takeTicketAction,
  resume: resumeTicketAction,
  accept: acceptEscalationAction,
  close: closeTicketAction,
} as const;

/** What can be done to the ticket now; a dialog for what asks a question, one press for what doesn't. */
export function TicketActions(props: TicketActionsProps) {
  const { slug, number, version, buttons, menu, followHref } = props;
  const t = useTranslations("ticketPages.deed");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [open, setOpen] = useState<Deed | null>(null);
  const mean = useMean();
  const takes = buttons.includes("take") || menu.includes("take");
  useKeys({ a: () => takes && setOpen("take") });

  const entries: MenuEntry[] = menu.map(deed => ({
    key: deed,
    label: t(deed),
    onSelect: () => setOpen(deed),
  }));
  return (
    <div className="row wrap tk-acts">
      {buttons.map((deed, index) => {
        const look = index === buttons.length - 1 && !followHref ? "pri" : "plain";
        if (isDirect(deed) && !asksFirst(deed, props)) {
          return (
            <ActionButton
              key={deed}
              look={look}
              send={sends[deed].bind(null, slug)}
              input={{ number, version }}
              doneText={t(`done.${deed}`)}
              meanwhile={meanwhileOf(deed, props.me, mean)}
              onDone={() => router.refresh()}
            >
              {t(deed)}
            </ActionButton>
          );
        }
        return (
          <Button key={deed} look={look} onClick={() => setOpen(deed)}>
            {deed === "escalate" && <ArrowUpFromLine className="i" aria-hidden="true" />}
            {t(deed)}
          </Button>
        );
      })}
      {followHref && (
        <ButtonLink look="pri" href={followHref}>
          {t("follow")}
        </ButtonLink>
      )}
      {entries.length > 0 && (
        <Menu
          label={ui("more")}
          trigger={
            <Button ico aria-label={ui("more")}>
              <Ellipsis className="i" aria-hidden="true" />
            </Button>
          }
          entries={entries}
        />
      )}
      {open && <DeedDialog {...props} deed={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** What is seen at once of a deed of one press. */
const meanwhileOf = (deed: Deed, { name }: { name: string }, mean: (meant: Meant) => void) =>
  deed === "take" ? () => mean({ assignee: { name, you: true } }) : undefined;

/** Closing a parent asks about its children (T6). */
const asksFirst = (deed: Deed, { childCases }: Pick<TicketActionsProps, "childCases">) =>
  deed === "close" && childCases.length > 0;

const LEVELS: Partial<Record<Deed, Level>> = { toLevel1: 1, toLevel2: 2, toLevel3: 3 };

function DeedDialog({ deed, onClose, ...props }: TicketActionsProps & { deed: Deed; onClose: () => void }) {
  const t = useTranslations("ticketPages.deed");
  const { slug, number, version, why, priority, because, derived } = props;
  const common = { slug, number, version, onClose };
  const refusal = why[direct(deed)];
  // Evidence can be prepared by those who may not send it.
  const prepares = deed === "escalate" && !why.saveEvidence && props.level3;
  if (refusal && !prepares) {
    const instead = deed === "take" && !why.assign ? props.people.slice(0, 3) : [];
    const actions = instead.length > 0 && <GiveTo {...common} people={instead} />;
    return <RefusedDialog title={t(deed)} why={refusal} actions={actions || undefined} onClose={onClose} />;
  }
  if (asksFirst(deed, props)) return <CloseDialog {...common} cases={props.childCases} />;
  const level = LEVELS[deed];
  if (level) return <LevelDialog {...common} to={level} />;
  switch (deed) {
    case "diagnose":
      return <DiagnoseDialog {...common} priority={priority} because={because} derived={derived} />;
    case "changePriority":
      return <PriorityDialog {...common} priority={priority} because={because} derived={derived} />;
    case "assign":
      return <AssignDialog {...common} people={props.people} current={props.assigneeId} me={props.me.id} />;
    case "waitForCustomer":
    case "askMore":
      return <TalkDialog {...common} kind={deed} />;
    case "giveMore":
      return <GiveMoreDialog {...common} />;
    case "passOn":
      return <PassOnDialog {...common} words={props.forCustomer} />;
    case "answerLevel3":
      return <AnswerDialog {...common} partner={props.partner} />;
    case "handBack":
    case "reopen":
      return <ReasonDialog {...common} kind={deed} />;
    case "resolve":
      return <ResolveDialog {...common} cases={props.childCases} />;
    case "link":
      return <LinkDialog {...common} />;
    case "merge":
      return <MergeDialog {...common} cases={props.mergeable} customer={props.customer} />;
    case "split":
      return <SplitDialog {...common} messages={props.messages} />;
    case "escalate":
      return props.level3 ? (
        <EscalateDialog
          {...common}
          evidence={props.level3.evidence}
          packet={props.level3.packet}
          held={props.level3.files.length}
          why={refusal ?? null}
          escalators={props.escalators}
        />
      ) : null;
    default:
      return isDirect(deed) ? <DirectDialog {...common} deed={deed} me={props.me} /> : null;
  }
}

/** From the menu, a deed of one press names what follows from it first. */
function DirectDialog({
  deed,
  me,
  slug,
  number,
  version,
  onClose,
}: {
  deed: keyof typeof sends;
  me: TicketActionsProps["me"];
  slug: string;
  number: string;
  version: number;
  onClose: () => void;
}) {
  const t = useTranslations("ticketPages.deed");
  const mean = useMean();
  return (
    <ConfirmDialog
      open
      onOpenChange={open => !open && onClose()}
      title={t(deed)}
      description={<p>{t(`text.${deed}`)}</p>}
      look="pri"
      send={sends[deed].bind(null, slug)}
      input={{ number, version }}
      doneText={t(`done.${deed}`)}
      meanwhile={meanwhileOf(deed, me, mean)}
    >
      {t(deed)}
    </ConfirmDialog>
  );
}
