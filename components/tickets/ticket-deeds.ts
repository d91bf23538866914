import type { Side } from "#lib/domain/tickets/types.ts";
import type { TicketAction, TicketDTO } from "#lib/features/tickets/dto.ts";

/** What a button does: an action, or one of the three hand-overs between levels. */
export type Deed =
  | Exclude<
      TicketAction,
      | "replyEveryone"
      | "replyPartnerVendor"
      | "notePartner"
      | "noteVendor"
      | "answer"
      | "saveEvidence"
      | "handToLevel"
      | "acknowledge"
      | "follow"
    >
  | "toLevel1"
  | "toLevel2"
  | "toLevel3";

const DIRECT = ["take", "resume", "accept", "close"] as const;
export type DirectDeed = (typeof DIRECT)[number];

/** One press, no question. */
export const isDirect = (deed: Deed): deed is DirectDeed => DIRECT.some(one => one === deed);

/** The action a deed is. */
export const direct = (deed: Deed): TicketAction =>
  deed === "toLevel1" || deed === "toLevel2" || deed === "toLevel3" ? "handToLevel" : deed;

type Facts = Pick<
  TicketDTO,
  "may" | "state" | "level" | "level3" | "level3Detail" | "partnerOrgId" | "assigneeId"
>;

/** What the head offers, most likely last, and what the menu holds. Refused deeds stay away but for those that ask a certificate, which say why. */
export function deedsOf(ticket: Facts, side: Side): { buttons: Deed[]; menu: Deed[] } {
  const may = (deed: Deed) => ticket.may[direct(deed)].allowed;
  const served = side === "partner" || ticket.partnerOrgId === null;
  const all: Deed[] = [
    "diagnose",
    "take",
    "assign",
    "changePriority",
    "waitForCustomer",
    "resume",
    ...(ticket.level === 2 || ticket.level === 3 ? (["toLevel1"] as const) : []),
    ...(ticket.level !== 2 ? (["toLevel2"] as const) : []),
    ...(ticket.partnerOrgId === null && ticket.level !== 3 ? (["toLevel3"] as const) : []),
    "escalate",
    "accept",
    "askMore",
    "giveMore",
    ...(waitsToPass(ticket) ? (["passOn"] as const) : []),
    "answerLevel3",
    "handBack",
    "link",
    "merge",
    "split",
    "resolve",
    "close",
    "reopen",
  ];
  const possible = all.filter(may);
  // A specialist whose certificate has ended must read so, not look for the button (T3).
  const tells = side === "partner" && ticket.may.saveEvidence.allowed && !may("escalate");
  // Nor who may not hold level 2: the refusal names who may, and hands it to them.
  const { take } = ticket.may;
  const holds: readonly Deed[] =
    !take.allowed && take.reason.startsWith("tickets.refusal.level2") ? ["take"] : [];
  const offered: Deed[] = [...holds, ...possible, ...(tells ? (["escalate"] as const) : [])];
  const buttons = preferred(ticket, side, served)
    .filter(deed => possible.includes(deed))
    .slice(-2);
  return { buttons, menu: offered.filter(deed => !buttons.includes(deed)) };
}

/** The manufacturer wrote something for the customer, which has not got it yet (P14). */
const waitsToPass = ({ level3Detail: detail }: Facts) =>
  detail?.state === "answered" && detail.forCustomer !== "" && !detail.passedOn;

/** The next step at the end, the second likely one before it. */
function preferred(ticket: Facts, side: Side, served: boolean): Deed[] {
  if (side === "customer") return ticket.state === "resolved" ? ["reopen", "close"] : [];
  if (side === "vendor" && !served) {
    return ticket.level3 === "accepted" ? ["askMore", "answerLevel3"] : ["askMore", "accept"];
  }
  if (ticket.level3 !== null) return ["resolve", "giveMore"];
  switch (ticket.state) {
    case "new":
      return ["take", "diagnose"];
    case "waiting_customer":
      return ["resolve", "resume"];
    case "resolved":
      return ["close", "reopen"];
    default:
      if (ticket.assigneeId === null) return ["resolve", "take"];
      // What the manufacturer answered goes on to the customer; asking it again is the lesser likelihood.
      if (ticket.level3Detail?.state === "answered")
        return waitsToPass(ticket) ? ["resolve", "passOn"] : ["escalate", "resolve"];
      return ticket.level === 1
        ? ["resolve", "toLevel2"]
        : side === "partner"
          ? ["resolve", "escalate"]
          : ["resolve"];
  }
}
