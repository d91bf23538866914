import { audiencesReadBy } from "#lib/domain/tickets/audience.ts";
import { AUDIENCES, type Audience, type Side } from "#lib/domain/tickets/types.ts";

/** What somebody does on a ticket's page just now. */
export const DOINGS = ["looks", "writes", "left"] as const;
export type Doing = (typeof DOINGS)[number];

/**
 * What the database says at a commit: that something has changed, never what. Who hears of it reads it in their own role.
 * A partner's own lines name its company; so does who is on a page, which only colleagues are told.
 */
export type Hint =
  | {
      kind: "ticket";
      tenantId: string;
      ticketId: string;
      audience: Audience;
      partnerOrgId: string | null;
      customerOrgId: string | null;
    }
  | { kind: "notifications"; tenantId: string; personId: string }
  | {
      kind: "presence";
      tenantId: string;
      ticketId: string;
      orgId: string;
      personId: string;
      name: string;
      doing: Doing;
    };

/** Who listens, as row security knows them. */
export type Listener = { tenantId: string; side: Side; orgId: string; personId: string };

/** Whether somebody may hear of it (T4, R1): the same equality as the policies of the rows it stands for. */
export function concerns(hint: Hint, who: Listener): boolean {
  if (hint.tenantId !== who.tenantId) return false;
  switch (hint.kind) {
    case "notifications":
      return hint.personId === who.personId;
    case "presence":
      return hint.orgId === who.orgId && hint.personId !== who.personId;
    case "ticket":
      if (!audiencesReadBy(who.side).includes(hint.audience)) return false;
      if (who.side === "vendor") return true;
      return (who.side === "partner" ? hint.partnerOrgId : hint.customerOrgId) === who.orgId;
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const orNull = (value: unknown): string | null => text(value) || null;

/** A hint as the database sent it, or null for anything else: the channel is open to whoever may log in. */
export function readHint(sent: string): Hint | null {
  let said: Record<string, unknown>;
  try {
    const parsed: unknown = JSON.parse(sent);
    if (typeof parsed !== "object" || parsed === null) return null;
    said = parsed as Record<string, unknown>;
  } catch {
    return null;
  }
  const tenantId = text(said.tenant);
  const ticketId = text(said.ticket);
  const personId = text(said.person);
  const audience = AUDIENCES.find(one => one === said.audience);
  const doing = DOINGS.find(one => one === said.doing);
  if (!tenantId) return null;
  if (said.kind === "ticket" && ticketId && audience)
    return {
      kind: "ticket",
      tenantId,
      ticketId,
      audience,
      partnerOrgId: orNull(said.partner),
      customerOrgId: orNull(said.customer),
    };
  if (said.kind === "notifications" && personId) return { kind: "notifications", tenantId, personId };
  const orgId = text(said.org);
  if (said.kind === "presence" && ticketId && personId && orgId && doing)
    return { kind: "presence", tenantId, ticketId, orgId, personId, name: text(said.name), doing };
  return null;
}

/** What a browser is told: no party, no audience, nothing written. */
export type Told =
  | { kind: "ticket"; ticketId: string }
  | { kind: "notifications" }
  | { kind: "presence"; ticketId: string; personId: string; name: string; doing: Doing }
  /** Something may have been missed: look again. */
  | { kind: "missed" };

export function told(hint: Hint): Told {
  switch (hint.kind) {
    case "ticket":
      return { kind: "ticket", ticketId: hint.ticketId };
    case "notifications":
      return { kind: "notifications" };
    case "presence": {
      const { ticketId, personId, name, doing } = hint;
      return { kind: "presence", ticketId, personId, name, doing };
    }
  }
}
