import type { DemoPartner } from "./partner-types.ts";
import type { DemoOrg, DemoPerson } from "./types.ts";

type Seat = [key: string, name: string, roles: DemoPerson["roles"], more?: Partial<DemoPerson>];

function partner(
  slug: string,
  name: string,
  domain: string,
  country: string,
  city: string,
  seats: Seat[],
): DemoOrg {
  return {
    key: slug,
    side: "partner",
    name,
    slug,
    country,
    city,
    domain,
    taxId: `${country}${domain.length}0${city.length}4471`,
    people: seats.map(([key, person, roles, more]) => ({
      key,
      name: person,
      email: `${key}@${domain}`,
      roles,
      signsIn: true,
      ...more,
    })),
  };
}

const team = (level1: string[], level2: string[]) => [
  ...level1.map(who => ({ level: 1 as const, who })),
  ...level2.map(who => ({ level: 2 as const, who })),
];

/** Solution providers in every state (companies and people are made up). */
export const openNebulaPartners: readonly DemoPartner[] = [
  {
    org: partner("kaltenbach", "Kaltenbach Systemhaus", "kaltenbach.example", "DE", "Nuremberg", [
      ["hanna.brandt", "Hanna Brandt", ["partner_admin", "partner_support_manager"]],
      ["miriam.okafor", "Miriam Okafor", ["partner_support"]],
      ["tobias.renner", "Tobias Renner", ["partner_support"]],
      ["jonas.weidner", "Jonas Weidner", ["partner_presales"]],
      ["petra.lindqvist", "Petra Lindqvist", ["partner_presales"], { joinedDaysAgo: 150 }],
      ["dirk.vogel", "Dirk Vogel", ["partner_sales"]],
    ]),
    application: { state: "accepted", submittedAgo: 660, decidedAgo: 640 },
    partnership: {
      state: "active",
      targetTier: "premier",
      tier: "advanced",
      tierAgo: 620,
      agreementAgo: 255,
      planAgo: 172,
    },
    certificates: [
      { who: "jonas.weidner", area: "architect", endsIn: -30 },
      { who: "miriam.okafor", area: "architect", endsIn: 84 },
      { who: "petra.lindqvist", area: "architect", nominatedAgo: 15, courseIn: 9 },
    ],
    solution: {
      name: "KaltenCloud Appliance 2.3",
      description:
        "A rack that arrives ready: hypervisors, Ceph and backup, sized for hospitals and run from one console.",
      reviewedAgo: 283,
    },
    teams: team(["tobias.renner", "dirk.vogel"], ["miriam.okafor", "tobias.renner"]),
  },
  {
    org: partner("helix-sistemi", "Helix Sistemi", "helix.example", "IT", "Bologna", [
      ["marco.ferrari", "Marco Ferrari", ["partner_admin"]],
      ["giulia.brambati", "Giulia Brambati", ["partner_support", "partner_support_manager"]],
      ["luca.moretti", "Luca Moretti", ["partner_support"]],
      ["chiara.sala", "Chiara Sala", ["partner_sales"]],
    ]),
    application: { state: "accepted", submittedAgo: 900, decidedAgo: 880 },
    partnership: {
      state: "active",
      targetTier: "premier",
      tier: "premier",
      tierAgo: 500,
      agreementAgo: 140,
      planAgo: 150,
    },
    certificates: [
      { who: "giulia.brambati", area: "architect", endsIn: 8 },
      { who: "luca.moretti", area: "architect", endsIn: 400 },
    ],
    solution: {
      name: "Helix Edge",
      description: "Small clouds for factories that must run without a line to the outside.",
      reviewedAgo: 300,
    },
    teams: team(["luca.moretti"], ["giulia.brambati"]),
  },
  {
    org: partner("nordlys-sky", "Nordlys Sky", "nordlys.example", "NO", "Tromsø", [
      ["tuva.hagen", "Tuva Hagen", ["partner_admin", "partner_support_manager"]],
      ["eirik.solberg", "Eirik Solberg", ["partner_support"]],
      ["ingrid.lie", "Ingrid Lie", ["partner_support"]],
      ["sondre.moe", "Sondre Moe", ["partner_sales"]],
    ]),
    application: { state: "accepted", submittedAgo: 760, decidedAgo: 748 },
    partnership: {
      state: "active",
      targetTier: "premier",
      tier: "premier",
      tierAgo: 700,
      agreementAgo: 90,
      planAgo: 100,
    },
    certificates: [
      { who: "tuva.hagen", area: "architect", endsIn: 58 },
      { who: "eirik.solberg", area: "architect", endsIn: 419, replaced: "Issued for the wrong first day" },
      { who: "eirik.solberg", area: "architect", endsIn: 420 },
      { who: "ingrid.lie", area: "architect", endsIn: 510 },
    ],
    solution: {
      name: "Nordlys Fjord",
      description: "Sovereign cloud from three arctic data centres, cooled by the sea.",
      reviewedAgo: 200,
    },
    teams: team(["ingrid.lie"], ["eirik.solberg"]),
  },
  {
    org: partner("atlas-datacenter", "Atlas Datacenter", "atlasdc.example", "MA", "Casablanca", [
      ["yasmine.belkacem", "Yasmine Belkacem", ["partner_admin"]],
      ["karim.alaoui", "Karim Alaoui", ["partner_support", "partner_support_manager"]],
      ["salma.idrissi", "Salma Idrissi", ["partner_support"]],
    ]),
    application: { state: "accepted", submittedAgo: 500, decidedAgo: 486 },
    partnership: {
      state: "active",
      targetTier: "premier",
      tier: "premier",
      tierAgo: 430,
      agreementAgo: 60,
      planAgo: 70,
    },
    certificates: [
      { who: "karim.alaoui", area: "architect", endsIn: 90 },
      { who: "yasmine.belkacem", area: "architect", endsIn: 300 },
    ],
    solution: {
      name: "Atlas One",
      description: "Hosted private clouds for banks, with key management on site.",
      reviewedAgo: 180,
    },
    teams: team(["salma.idrissi"], ["karim.alaoui"]),
  },
  {
    org: partner("orsa-datasenter", "Orsa Datasenter", "orsa.example", "SE", "Luleå", [
      ["birgit.sand", "Birgit Sand", ["partner_admin"]],
      ["nils.edberg", "Nils Edberg", ["partner_support", "partner_support_manager"]],
    ]),
    application: { state: "accepted", submittedAgo: 420, decidedAgo: 410 },
    partnership: {
      state: "active",
      targetTier: "advanced",
      tier: "advanced",
      tierAgo: 370,
      agreementAgo: 326,
      planAgo: 330,
    },
    certificates: [{ who: "nils.edberg", area: "architect", endsIn: 330 }],
    solution: {
      name: "Orsa Render Farm",
      description: "Elastic rendering for film studios on spare capacity.",
      reviewedAgo: 310,
    },
    teams: team(["nils.edberg"], ["nils.edberg"]),
  },
  {
    org: partner("nova-estatistica", "Nova Estatística", "novaest.example", "PT", "Porto", [
      ["ines.duarte", "Inês Duarte", ["partner_admin"]],
      ["rui.tavares", "Rui Tavares", ["partner_support", "partner_support_manager"]],
      ["joana.pires", "Joana Pires", ["partner_support"]],
    ]),
    application: { state: "accepted", submittedAgo: 330, decidedAgo: 318 },
    partnership: {
      state: "active",
      targetTier: "premier",
      tier: "advanced",
      tierAgo: 280,
      agreementAgo: 270,
      planAgo: 275,
    },
    certificates: [
      { who: "rui.tavares", area: "architect", endsIn: 450 },
      { who: "joana.pires", area: "architect", endsIn: 727 },
    ],
    solution: {
      name: "Nova Lab",
      description: "Computing rooms for statistics offices, with data that never leaves.",
      reviewedAgo: 250,
    },
    teams: team(["joana.pires"], ["rui.tavares"]),
  },
  {
    org: partner("tessera-hosting", "Tessera Hosting", "tessera.example", "GR", "Thessaloniki", [
      ["eleni.papas", "Eleni Papas", ["partner_admin"]],
      ["nikos.kanelos", "Nikos Kanelos", ["partner_support", "partner_support_manager"]],
    ]),
    application: { state: "accepted", submittedAgo: 800, decidedAgo: 790 },
    partnership: {
      state: "remediation",
      targetTier: "advanced",
      tier: "advanced",
      tierAgo: 740,
      agreementAgo: 35,
      planAgo: 40,
      remediationEndsIn: 11,
    },
    certificates: [{ who: "nikos.kanelos", area: "architect", endsIn: -19 }],
    solution: { name: "Tessera Shared", description: "Managed hosting for small shops.", reviewedAgo: 380 },
    teams: team(["nikos.kanelos"], ["nikos.kanelos"]),
  },
  {
    org: partner("helvion", "Helvion", "helvion.example", "CH", "Bern", [
      ["urs.amstutz", "Urs Amstutz", ["partner_admin"]],
      ["corinne.favre", "Corinne Favre", ["partner_support"]],
    ]),
    application: { state: "accepted", submittedAgo: 60, decidedAgo: 46 },
    partnership: {
      state: "onboarding",
      targetTier: "advanced",
      steps: 1,
      lastStepAgo: 31,
      agreementAgo: 3,
      agreementHalf: true,
      planSubmittedAgo: 2,
      talk: [
        { by: "vendor", ago: 20, text: "Did the notaries’ chamber answer about the archive licence?" },
        {
          by: "partner",
          ago: 18,
          text: "The chamber meets once a month; we need its approval first.",
          waitsFor: "other",
        },
      ],
    },
    certificates: [
      { who: "corinne.favre", area: "architect", nominatedAgo: 12, courseIn: -3, result: "passed" },
    ],
    solution: {
      name: "Helvion Vault",
      description: "Archive cloud for notaries, replicated between two cantons.",
    },
    teams: team(["corinne.favre"], ["corinne.favre"]),
  },
  {
    org: partner("brightmoor-cloud", "Brightmoor Cloud", "brightmoor.example", "GB", "Leeds", [
      ["oluwaseun.adeyemi", "Oluwaseun Adeyemi", ["partner_admin"]],
    ]),
    application: {
      state: "in_review",
      submittedAgo: 8,
      before: {
        submittedAgo: 260,
        decidedAgo: 251,
        reason: "Level 2 rests on one person. Apply again once a second one can stand in.",
        answers: { competing: "None yet; we were a reseller of hardware until last year." },
      },
      assessors: [
        {
          who: "elena.robles",
          points: [4, 2, 4, 4],
          verdict: "unsure",
          note: "Much better than last time; the sales team is still thin.",
          notes: { selling_competency: "Two people, both new to the product." },
        },
        {
          who: "oliver.grant",
          points: [3, 5, 4, 4],
          verdict: "accept",
          notes: { technical_skills: "Four named engineers, two of them with the architects’ course." },
        },
        { who: "iris.vandamme", points: [null, null, null, 3] },
      ],
    },
    partnership: null,
    certificates: [],
  },
  {
    // The web domain of a former partner: perhaps the same company under another name.
    org: partner("lumen-peak", "Lumen Peak", "lumenpeak.example", "US", "Denver", [
      ["dana.whitfield", "Dana Whitfield", ["partner_admin"]],
    ]),
    application: { state: "submitted", submittedAgo: 1, answers: { website: "https://cloud.farol.example" } },
    partnership: null,
    certificates: [],
  },
  {
    org: partner("cascadia-nodes", "Cascadia Nodes", "cascadia.example", "CA", "Vancouver", [
      ["grace.whitlock", "Grace Whitlock", ["partner_admin"]],
    ]),
    application: {
      state: "info_requested",
      submittedAgo: 14,
      questions: ["solution_difference"],
      note: "Which part of the solution is yours, and which is ours? Two or three sentences a customer would understand.",
    },
    partnership: null,
    certificates: [],
  },
  {
    org: partner("farol-sistemas", "Farol Sistemas", "farol.example", "BR", "Recife", [
      ["caio.barros", "Caio Barros", ["partner_admin"]],
      ["livia.prado", "Lívia Prado", ["partner_support"]],
    ]),
    application: { state: "accepted", submittedAgo: 950, decidedAgo: 940 },
    partnership: {
      state: "ended",
      targetTier: "advanced",
      agreementAgo: 900,
      planAgo: 905,
      ended: { ago: 300, reason: "Ended by agreement: the company stopped its cloud business." },
    },
    certificates: [
      {
        who: "livia.prado",
        area: "architect",
        endsIn: 100,
        revoked: "Issued in error: another edition of the course.",
      },
    ],
    solution: { name: "Farol Cloud", description: "Public cloud for the north-east.", reviewedAgo: 800 },
  },
  {
    org: partner("quay-lane", "Quay Lane Computing", "quaylane.example", "IE", "Cork", [
      ["niamh.daly", "Niamh Daly", ["partner_admin"]],
    ]),
    application: { state: "draft", startedAgo: 2 },
    partnership: null,
    certificates: [],
  },
];
