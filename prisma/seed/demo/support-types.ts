import type { DemoOrg } from "./types.ts";

/** A contract of the demonstration data; days are counted from today. */
export type DemoContract = {
  key: string;
  plan: string;
  /** Key of the serving partner's organisation; left out: the vendor itself (T1). */
  servedBy?: string;
  startsIn: number;
  months: number;
  /** Left out: signed two weeks before it began. Null: still a draft. */
  signedIn?: number | null;
  systems: {
    product: string;
    name: string;
    version: string;
    modules?: string[];
    salePrice?: number;
    unit?: "server" | "zone" | "domain";
    units?: number;
  }[];
  /** Keys of the customer's people; `untrained` are listed and may not open cases (S7). */
  contacts: { who: string; untrained?: boolean }[];
  renews?: string;
  /** Revisions of its quote, the first one first; the last one's discount is the contract's. */
  quotes?: {
    sentIn: number;
    validIn: number;
    by: string;
    words?: string;
    discount?: { bp: number; why: string; by: string };
    answer?: { accepted: boolean; in: number; reason?: string };
  }[];
  order?: { number: string; in: number };
  /** Systems that came from a day on. */
  amendment?: { in: number; reason: string; by: string; add: DemoContract["systems"] };
  /** Null: through the last day. */
  invoiced?: { number: string; throughIn: number | null; by: string };
};

export type DemoCustomer = { org: DemoOrg; contracts: DemoContract[] };

/** What a case is about, told in the workspace's language. */
export type Story = {
  subject: string;
  product: string;
  /** A module of it, where the story names one (S19). */
  module?: string;
  environment: "production" | "test" | "development";
  affectedBp: number;
  canWork: boolean;
  kind?: "incident" | "question" | "request" | "feature_request";
  text: string;
  /** What support writes once it has looked. */
  acknowledge: string;
  ask?: { question: string; reply: string };
  /** For the serving side alone. */
  note?: string;
  level3?: { steps: string; logs: string; tried: string; more?: string; answer: string };
  answer: string;
  thanks: string;
};

export type Stage =
  | "new"
  | "diagnosed"
  | "waiting"
  | "replied"
  | "level2"
  | "l3_asked"
  | "l3_accepted"
  | "l3_more"
  | "l3_answered"
  | "answered"
  | "resolved"
  | "closed"
  | "reopened";

/** A case: a story at a stage, opened so many open minutes ago in the workspace's hours. */
export type DemoTicket = {
  story: number;
  customer: string;
  stage: Stage;
  age: number;
  late?: boolean;
  site?: string;
  /** Its customer has not answered for so long that they were warned (T5); its age is then days enough for that. */
  silent?: boolean;
};

export type DemoSupport = {
  customers: readonly DemoCustomer[];
  stories: readonly Story[];
  tickets: readonly DemoTicket[];
};
