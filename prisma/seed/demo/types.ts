import type { Role } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** A person of the demonstration data; `signsIn` gives them an account. */
export type DemoPerson = {
  key: string;
  name: string;
  email: string;
  roles: Role[];
  signsIn?: boolean;
  /** Days before today on which they joined; 400 where not said. */
  joinedDaysAgo?: number;
  /** Days before today on which they left. */
  leftDaysAgo?: number;
  /** Asked whether their certificates count for the company, and has not answered yet. */
  undecided?: true;
};

export type DemoOrg = {
  key: string;
  side: Side;
  name: string;
  slug: string;
  country: string;
  city: string;
  domain: string;
  taxId?: string;
  people: DemoPerson[];
};

/** What every part of the seed writes with: the worker's transaction in one workspace, and the day it is. */
export type Seeding = {
  tx: Tx;
  tenantId: string;
  workspace: DemoWorkspace;
  vendorOrgId: string;
  now: Date;
  today: PlainDate;
  passwordHash: string;
};

export type DemoWorkspace = {
  slug: string;
  name: string;
  legalName: string;
  locale: "en" | "es";
  timeZone: string;
  colour: string;
  logoSvg: string;
  ticketPrefix: string;
  calendarKey: string;
  supportEmail: string;
  supportPhone: string;
  currency: string;
  vendor: DemoOrg;
  /** Who the README and the closing table of `npm run up` name. */
  demoAccounts: { side: string; role: string; name: string; email: string }[];
};
