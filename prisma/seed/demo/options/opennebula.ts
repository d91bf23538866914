import type { DemoOptions } from "./types.ts";

export const openNebulaOptions: readonly DemoOptions[] = [
  {
    customer: "brauhaus-lindtal",
    contract: "2026",
    consultant: "Hanna Brandt",
    manager: "Hanna Brandt",
    packs: [{ order: "BL-4471", hours: 80, bought: -285 }],
    time: [
      { on: -270, hours: 24, what: "Second cluster for the bottling plant" },
      { on: -203, hours: 12, what: "Backup of virtual machines to the second site" },
      { on: -118, hours: 9.5, what: "Quotas and groups for the laboratory" },
    ],
    planned: [
      { on: 15, hours: 16, what: "Upgrade rehearsal to 7.2 on the test hosts", state: "agreed" },
      { on: 40, hours: 8, what: "Storage tiers for the archive", state: "asked" },
    ],
    onSite: {
      order: "BL-4472",
      from: -290,
      reviews: [
        {
          on: -112,
          place: "Video call",
          minutes: {
            releases: "7.2 is due in spring. The new scheduler can be tried on the test hosts before.",
            activity: "11 cases in six months, one of them P2; all answered in time.",
            migrations: "Stay on 7.0 until the summer shutdown, then move both clusters in one weekend.",
          },
          actions: [
            {
              what: "Test hosts with the same storage as production",
              owner: "Stefan Aigner",
              due: -60,
              done: -64,
              note: "Three hosts",
            },
            { what: "Written plan for the summer shutdown", owner: "Hanna Brandt", due: 10 },
          ],
        },
        { on: 20, place: "Lindtal, meeting room 1" },
      ],
    },
    readiness: {
      remote_access: [
        { deed: "stated", at: -292, text: "Jump host with personal accounts, open while a case is open." },
        { deed: "confirmed", at: -291, review: 74 },
      ],
      own_experts: [
        {
          deed: "stated",
          at: -292,
          text: "Stefan Aigner: storage and network. Lena Vogt: virtual machines.",
        },
        { deed: "confirmed", at: -291, review: 22 },
      ],
      equivalent_support: [{ deed: "stated", at: -4, text: "Hardware next business day, until March." }],
      backup: [
        { deed: "stated", at: -280, text: "Nightly to the second site; restored three machines in June." },
        { deed: "confirmed", at: -279, review: 86 },
      ],
    },
    former: [{ name: "Georg Lang", from: -300, until: -95, replacedBy: "lena.vogt" }],
  },
  {
    customer: "gemeente-zoutveen",
    contract: "2026",
    consultant: "Iris Vandamme",
    manager: "Hugo Marchetti",
    packs: [{ order: "ZV-26-019", hours: 80, bought: -200 }],
    time: [{ on: -170, hours: 30, what: "Move of the municipal register to the new storage" }],
    readiness: {
      backup: [{ deed: "stated", at: -6, text: "Nightly, kept for 30 days; a restore was tried last week." }],
    },
  },
];
