import type { DemoPartner } from "./partner-types.ts";
import type { DemoOrg, DemoPerson } from "./types.ts";

type Seat = [key: string, name: string, roles: DemoPerson["roles"], more?: Partial<DemoPerson>];

function partner(
  slug: string,
  name: string,
  domain: string,
  city: string,
  taxId: string,
  seats: Seat[],
): DemoOrg {
  return {
    key: slug,
    side: "partner",
    name,
    slug,
    country: "ES",
    city,
    domain,
    taxId,
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

/** Partners of the EMMA programme in every state (companies and people are made up). */
export const emmaPartners: readonly DemoPartner[] = [
  {
    org: partner("sistemas-arlanza", "Sistemas Arlanza", "arlanza.example", "Burgos", "B09000112", [
      ["andres.quiroga", "Andrés Quiroga", ["partner_admin", "partner_sales"]],
      ["lucia.ferrer", "Lucía Ferrer", ["partner_sales"]],
      ["nuria.castano", "Nuria Castaño", ["partner_support"]],
      ["iker.zabala", "Iker Zabala", ["partner_support"]],
      ["marta.olmedo", "Marta Olmedo", ["partner_presales"]],
      ["pablo.reig", "Pablo Reig", ["partner_support"], { joinedDaysAgo: 60 }],
      ["rosa.maldonado", "Rosa Maldonado", ["partner_support_manager"]],
    ]),
    application: { state: "accepted", submittedAgo: 610, decidedAgo: 596 },
    partnership: {
      state: "active",
      targetTier: "certified",
      tier: "certified",
      tierAgo: 570,
      agreementAgo: 204,
      planAgo: 216,
    },
    certificates: [
      { who: "andres.quiroga", area: "sales", endsIn: 210 },
      { who: "lucia.ferrer", area: "sales", endsIn: 84 },
      { who: "marta.olmedo", area: "presales", endsIn: 190 },
      { who: "nuria.castano", area: "implementation", endsIn: 240 },
      { who: "iker.zabala", area: "implementation", endsIn: 17 },
      { who: "pablo.reig", area: "implementation", nominatedAgo: 19, courseIn: -5 },
    ],
    teams: [
      { level: 1, who: "pablo.reig" },
      { level: 1, who: "iker.zabala" },
      { level: 2, who: "nuria.castano" },
    ],
  },
  {
    org: partner(
      "norte-ciberseguridad",
      "Norte Ciberseguridad",
      "norteciber.example",
      "Bilbao",
      "B48000231",
      [
        ["ane.goiri", "Ane Goiri", ["partner_admin"]],
        ["jon.etxea", "Jon Etxea", ["partner_sales"]],
        ["maite.arana", "Maite Arana", ["partner_sales"]],
        ["unai.lasa", "Unai Lasa", ["partner_support", "partner_support_manager"]],
        ["eider.sola", "Eider Sola", ["partner_support"]],
        ["gorka.ruiz", "Gorka Ruiz", ["partner_presales"]],
      ],
    ),
    application: { state: "accepted", submittedAgo: 480, decidedAgo: 470 },
    partnership: {
      state: "active",
      targetTier: "certified",
      tier: "certified",
      tierAgo: 430,
      agreementAgo: 75,
      planAgo: 80,
    },
    certificates: [
      { who: "jon.etxea", area: "sales", endsIn: 270 },
      { who: "maite.arana", area: "sales", endsIn: 300 },
      { who: "gorka.ruiz", area: "presales", endsIn: 280 },
      { who: "unai.lasa", area: "implementation", endsIn: 265 },
      { who: "eider.sola", area: "implementation", endsIn: 310 },
    ],
    teams: [
      { level: 1, who: "eider.sola" },
      { level: 2, who: "unai.lasa" },
    ],
  },
  {
    org: partner("levante-redes", "Levante Redes", "levanteredes.example", "Valencia", "B46000345", [
      ["vicent.marti", "Vicent Martí", ["partner_admin", "partner_sales"]],
      ["amparo.gil", "Amparo Gil", ["partner_sales"]],
      ["laia.ros", "Laia Ros", ["partner_presales"]],
      ["pau.climent", "Pau Climent", ["partner_support", "partner_support_manager"]],
      ["sergi.beltran", "Sergi Beltrán", ["partner_support"], { leftDaysAgo: 12 }],
      ["mireia.pons", "Mireia Pons", ["partner_support"], { joinedDaysAgo: 3, undecided: true }],
    ]),
    application: { state: "accepted", submittedAgo: 540, decidedAgo: 530 },
    partnership: {
      state: "remediation",
      targetTier: "certified",
      tier: "certified",
      tierAgo: 500,
      agreementAgo: 130,
      planAgo: 140,
      remediationEndsIn: 18,
    },
    certificates: [
      { who: "vicent.marti", area: "sales", endsIn: 160 },
      { who: "amparo.gil", area: "sales", endsIn: 170 },
      { who: "laia.ros", area: "presales", endsIn: 150 },
      { who: "pau.climent", area: "implementation", endsIn: 145 },
      { who: "sergi.beltran", area: "implementation", endsIn: 220 },
      { who: "mireia.pons", area: "implementation", endsIn: 150 },
    ],
    teams: [
      { level: 1, who: "pau.climent" },
      { level: 2, who: "pau.climent" },
    ],
  },
  {
    org: partner(
      "duero-defensa-digital",
      "Duero Defensa Digital",
      "duerodd.example",
      "Valladolid",
      "A47000456",
      [
        ["raquel.hoyos", "Raquel Hoyos", ["partner_admin"]],
        ["ivan.cuesta", "Iván Cuesta", ["partner_sales"]],
        ["teresa.bravo", "Teresa Bravo", ["partner_sales"]],
        ["oscar.prieto", "Óscar Prieto", ["partner_presales"]],
        ["elena.tapia", "Elena Tapia", ["partner_support", "partner_support_manager"]],
        ["marcos.leal", "Marcos Leal", ["partner_support"]],
      ],
    ),
    application: { state: "accepted", submittedAgo: 390, decidedAgo: 381 },
    partnership: {
      state: "active",
      targetTier: "certified",
      tier: "certified",
      tierAgo: 338,
      agreementAgo: 330,
      planAgo: 345,
    },
    certificates: [
      { who: "ivan.cuesta", area: "sales", endsIn: 130 },
      { who: "teresa.bravo", area: "sales", endsIn: 140 },
      { who: "oscar.prieto", area: "presales", endsIn: 120 },
      { who: "elena.tapia", area: "implementation", endsIn: 115 },
      { who: "marcos.leal", area: "implementation", endsIn: 200 },
    ],
    teams: [
      { level: 1, who: "marcos.leal" },
      { level: 2, who: "elena.tapia" },
    ],
  },
  {
    org: partner("grupo-tecnalba", "Grupo Tecnalba", "tecnalba.example", "Albacete", "A02000567", [
      ["rocio.navas", "Rocío Navas", ["partner_admin"]],
      ["dario.cano", "Darío Cano", ["partner_sales"]],
      ["ines.moya", "Inés Moya", ["partner_sales"]],
      ["felix.soto", "Félix Soto", ["partner_support"]],
    ]),
    application: { state: "accepted", submittedAgo: 110, decidedAgo: 98 },
    partnership: { state: "onboarding", targetTier: "certified", steps: 8, planAgo: 40 },
    certificates: [
      { who: "dario.cano", area: "sales", endsIn: 340 },
      { who: "ines.moya", area: "sales", endsIn: 340 },
      { who: "felix.soto", area: "implementation", nominatedAgo: 20, courseIn: 9 },
    ],
  },
  {
    org: partner("ibersec-consultores", "Ibersec Consultores", "ibersec.example", "Madrid", "B28000678", [
      ["alicia.montero", "Alicia Montero", ["partner_admin"]],
      ["ramon.vega", "Ramón Vega", ["partner_sales"]],
    ]),
    application: { state: "accepted", submittedAgo: 44, decidedAgo: 30 },
    partnership: {
      state: "onboarding",
      targetTier: "certified",
      steps: 3,
      planSubmittedAgo: 4,
      talkAbout: "sales_training",
      talk: [
        {
          by: "partner",
          ago: 6,
          text: "La formación comercial la harán Ramón y una segunda persona que se incorpora el mes que viene.",
        },
        {
          by: "vendor",
          ago: 5,
          text: "De acuerdo. Si hace falta, movemos la fecha a la siguiente convocatoria.",
        },
        {
          by: "partner",
          ago: 3,
          text: "Necesitamos las fechas de la próxima convocatoria de la formación comercial.",
          waitsFor: "vendor",
        },
        {
          by: "vendor",
          ago: 2,
          text: "Propondría la edición de febrero; queda una plaza libre. Pendiente de que lo confirme formación.",
          only: "vendor",
        },
      ],
    },
    certificates: [{ who: "ramon.vega", area: "sales", nominatedAgo: 6 }],
  },
  {
    org: partner("atlantica-sistemas", "Atlántica Sistemas", "atlantica.example", "A Coruña", "B15000789", [
      ["xiana.castro", "Xiana Castro", ["partner_admin"]],
    ]),
    // The tax id of a former partner, written otherwise: somebody comes back under another name.
    application: { state: "submitted", submittedAgo: 2, answers: { tax_id: "ES-B41.000.234" } },
    partnership: null,
    certificates: [],
  },
  {
    org: partner("tajo-networks", "Tajo Networks", "tajonet.example", "Toledo", "B45000890", [
      ["gonzalo.pena", "Gonzalo Peña", ["partner_admin"]],
    ]),
    application: {
      state: "in_review",
      submittedAgo: 24,
      assessors: [
        {
          who: "carmen.rueda",
          points: [4, 2, 4, 4],
          verdict: "unsure",
          note: "Buen encaje, pero el equipo comercial es corto.",
          notes: { selling_competency: "Dos personas para toda la zona centro." },
        },
        {
          who: "alvaro.seco",
          points: [3, 4, 4, 5],
          verdict: "accept",
          notes: { technical_skills: "Ya operan 802.1X en tres diputaciones." },
        },
        { who: "diego.luna", points: [null, null, null, 4] },
      ],
    },
    partnership: null,
    certificates: [],
  },
  {
    org: partner(
      "cantabrico-digital",
      "Cantábrico Digital",
      "cantabricodigital.example",
      "Santander",
      "B39000901",
      [["noelia.saiz", "Noelia Saiz", ["partner_admin"]]],
    ),
    application: {
      state: "info_requested",
      submittedAgo: 12,
      questions: ["references", "specialists_planned"],
      note: "Indiquen, por favor, dos referencias en la administración pública y quiénes harán el curso técnico.",
    },
    partnership: null,
    certificates: [],
  },
  {
    org: partner("meseta-tic", "Meseta TIC", "mesetatic.example", "Salamanca", "B37000012", [
      ["jaime.ortega", "Jaime Ortega", ["partner_admin"]],
    ]),
    application: { state: "draft", startedAgo: 3 },
    partnership: null,
    certificates: [],
  },
  {
    org: partner("pirineo-cloud", "Pirineo Cloud", "pirineocloud.example", "Huesca", "B22000123", [
      ["montse.abadia", "Montse Abadía", ["partner_admin"]],
    ]),
    application: {
      state: "rejected",
      submittedAgo: 70,
      decidedAgo: 58,
      reason:
        "Todavía no disponen de equipo propio de soporte de nivel 1. Pueden volver a solicitarlo cuando lo tengan.",
    },
    partnership: null,
    certificates: [],
  },
  {
    org: partner("betica-integra", "Bética Integra", "beticaintegra.example", "Sevilla", "B41000234", [
      ["macarena.leon", "Macarena León", ["partner_admin"]],
      ["curro.pineda", "Curro Pineda", ["partner_support"]],
    ]),
    application: { state: "accepted", submittedAgo: 820, decidedAgo: 805 },
    partnership: {
      state: "ended",
      targetTier: "certified",
      agreementAgo: 770,
      planAgo: 780,
      ended: { ago: 405, reason: "El acuerdo venció y no se renovó." },
    },
    certificates: [{ who: "curro.pineda", area: "implementation", endsIn: -60 }],
  },
];
