import type { DemoOrg, DemoPerson, DemoWorkspace } from "./types.ts";

const mark = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">${inner}</svg>`;

type Seat = [key: string, name: string, roles: DemoPerson["roles"]];

function vendor(o: Omit<DemoOrg, "side" | "people">, seats: Seat[]): DemoOrg {
  return {
    ...o,
    side: "vendor",
    people: seats.map(([key, name, roles]) => ({
      key,
      name,
      email: `${key}@${o.domain}`,
      roles,
      signsIn: true,
      joinedDaysAgo: 900,
    })),
  };
}

/** The three workspaces that ship (DOMAIN, first table). People, addresses and numbers are made up. */
export const demoWorkspaces: readonly DemoWorkspace[] = [
  {
    slug: "emma",
    name: "EMMA",
    legalName: "Open Cloud Factory, S.L.",
    locale: "es",
    timeZone: "Europe/Madrid",
    colour: "#00857a",
    logoSvg: mark('<path d="M7 20V9l7 7 7-7v11"/>'),
    ticketPrefix: "OCF",
    calendarKey: "madrid",
    supportEmail: "soporte@ocf.example",
    supportPhone: "+34 910 000 112",
    currency: "EUR",
    vendor: vendor(
      {
        key: "vendor",
        name: "Open Cloud Factory",
        slug: "open-cloud-factory",
        country: "ES",
        city: "Madrid",
        domain: "ocf.example",
      },
      [
        ["carmen.rueda", "Carmen Rueda", ["vendor_admin", "partner_manager"]],
        ["alvaro.seco", "Álvaro Seco", ["certification_manager", "trainer"]],
        ["irene.pons", "Irene Pons", ["partner_manager"]],
        ["diego.luna", "Diego Luna", ["vendor_support"]],
        ["nerea.ibarra", "Nerea Ibarra", ["vendor_support"]],
        ["tomas.vidal", "Tomás Vidal", ["vendor_support_manager", "vendor_support"]],
      ],
    ),
    demoAccounts: [
      {
        side: "vendor",
        role: "administrator, partner manager",
        name: "Carmen Rueda",
        email: "carmen.rueda@ocf.example",
      },
      {
        side: "vendor",
        role: "certification manager",
        name: "Álvaro Seco",
        email: "alvaro.seco@ocf.example",
      },
      {
        side: "vendor",
        role: "support engineer, level 3",
        name: "Diego Luna",
        email: "diego.luna@ocf.example",
      },
      {
        side: "partner",
        role: "administrator",
        name: "Andrés Quiroga",
        email: "andres.quiroga@arlanza.example",
      },
      {
        side: "partner",
        role: "support engineer, certified",
        name: "Nuria Castaño",
        email: "nuria.castano@arlanza.example",
      },
      {
        side: "customer",
        role: "administrator",
        name: "Beatriz Salgado",
        email: "beatriz.salgado@valdelagua.example",
      },
    ],
  },
  {
    slug: "opennebula",
    name: "OpenNebula",
    legalName: "OpenNebula Systems, S.L.",
    locale: "en",
    timeZone: "Europe/Madrid",
    colour: "#0098c3",
    logoSvg: mark(
      '<circle cx="14" cy="14" r="7"/><circle cx="14" cy="14" r="1.6" fill="currentColor" stroke="none"/>',
    ),
    ticketPrefix: "ONE",
    calendarKey: "madrid",
    supportEmail: "support@one.example",
    supportPhone: "+34 910 000 240",
    currency: "EUR",
    vendor: vendor(
      {
        key: "vendor",
        name: "OpenNebula Systems",
        slug: "opennebula-systems",
        country: "ES",
        city: "Madrid",
        domain: "one.example",
      },
      [
        ["elena.robles", "Elena Robles", ["vendor_admin", "partner_manager"]],
        ["oliver.grant", "Oliver Grant", ["certification_manager", "trainer"]],
        ["sofia.lindgren", "Sofia Lindgren", ["partner_manager"]],
        ["iris.vandamme", "Iris Vandamme", ["vendor_support"]],
        ["ravi.menon", "Ravi Menon", ["vendor_support"]],
        ["hugo.marchetti", "Hugo Marchetti", ["vendor_support_manager", "vendor_support"]],
      ],
    ),
    demoAccounts: [
      {
        side: "vendor",
        role: "administrator, partner manager",
        name: "Elena Robles",
        email: "elena.robles@one.example",
      },
      {
        side: "vendor",
        role: "certification manager",
        name: "Oliver Grant",
        email: "oliver.grant@one.example",
      },
      {
        side: "vendor",
        role: "support engineer, level 3",
        name: "Iris Vandamme",
        email: "iris.vandamme@one.example",
      },
      {
        side: "partner",
        role: "administrator",
        name: "Hanna Brandt",
        email: "hanna.brandt@kaltenbach.example",
      },
      {
        side: "partner",
        role: "support engineer, certified",
        name: "Miriam Okafor",
        email: "miriam.okafor@kaltenbach.example",
      },
      {
        side: "customer",
        role: "administrator",
        name: "Stefan Aigner",
        email: "stefan.aigner@lindtal.example",
      },
    ],
  },
  {
    slug: "ecm",
    name: "ECM Solutions",
    legalName: "Consultoría y Aplicaciones Avanzadas de ECM, S.A. de C.V.",
    locale: "es",
    timeZone: "America/Mexico_City",
    colour: "#9c2f6f",
    logoSvg: mark('<path d="M8 9h12M8 14h12M8 19h7"/>'),
    ticketPrefix: "ECM",
    calendarKey: "mexico-city",
    supportEmail: "casos@ecm.example",
    supportPhone: "+52 55 0000 0114",
    currency: "USD",
    vendor: vendor(
      {
        key: "vendor",
        name: "ECM Solutions",
        slug: "ecm-solutions",
        country: "MX",
        city: "Ciudad de México",
        domain: "ecm.example",
      },
      [
        ["mariana.solis", "Mariana Solís", ["vendor_admin"]],
        ["rodrigo.ibanez", "Rodrigo Ibáñez", ["vendor_support"]],
        ["lucia.arredondo", "Lucía Arredondo", ["vendor_support"]],
        ["paola.cisneros", "Paola Cisneros", ["vendor_support_manager", "vendor_support"]],
        ["hector.bravo", "Héctor Bravo", ["trainer"]],
      ],
    ),
    demoAccounts: [
      { side: "vendor", role: "administrator", name: "Mariana Solís", email: "mariana.solis@ecm.example" },
      {
        side: "vendor",
        role: "support engineer, all levels",
        name: "Rodrigo Ibáñez",
        email: "rodrigo.ibanez@ecm.example",
      },
      {
        side: "vendor",
        role: "support manager",
        name: "Paola Cisneros",
        email: "paola.cisneros@ecm.example",
      },
      {
        side: "customer",
        role: "administrator",
        name: "Verónica Montes",
        email: "veronica.montes@anahuac.example",
      },
    ],
  },
];
