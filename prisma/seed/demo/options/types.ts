/** What hangs on a contract of the demonstration data (S7, S12, S16, S17); days are counted from today. */
export type DemoOptions = {
  /** Key of the customer's organisation, and of its contract. */
  customer: string;
  contract: string;
  /** Who works and answers for the serving side. */
  consultant: string;
  manager: string;
  packs?: { order: string; hours: number; bought: number }[];
  time?: { on: number; hours: number; what: string; back?: string }[];
  planned?: {
    on: number;
    hours: number;
    what: string;
    state: "asked" | "agreed" | "cancelled";
    reason?: string;
  }[];
  onSite?: {
    order: string;
    from: number;
    reviews: DemoReview[];
  };
  days?: {
    on: number;
    from: string;
    to: string;
    reason: string;
    state: "asked" | "agreed" | "declined" | "used" | "proposed";
    answer?: string;
  }[];
  readiness?: Record<string, DemoEntry[]>;
  /** Somebody who was a contact before. */
  former?: { name: string; from: number; until: number; replacedBy: string }[];
};

export type DemoEntry = {
  deed: "stated" | "confirmed" | "returned";
  at: number;
  text?: string;
  /** Of a confirmed one. */
  review?: number;
};

export type DemoReview = {
  /** When it takes place; left out: no time yet. */
  on?: number;
  place?: string;
  minutes?: Record<string, string>;
  actions?: { what: string; owner: string; due: number; done?: number; note?: string }[];
};
