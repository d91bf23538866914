import { lockup } from "./logo.ts";
import { pdf } from "./pdf.ts";
import type { DemoItem } from "./types.ts";

const PDF = "application/pdf";
const SVG = "image/svg+xml";
const RING = '<circle cx="44" cy="46" r="28"/><circle cx="44" cy="46" r="6"/>';
const COLOUR = "#0098c3";

const brand = pdf(
  "Using the partner logos",
  "What holders of the Solution Provider and Powered logos may do with them, and what not.",
  [
    {
      head: "Room and size",
      text: [
        "Leave as much free room around the logo as its ring is wide. On screens it is never narrower than 120 pixels, in print never narrower than 25 millimetres.",
      ],
    },
    {
      head: "Colour",
      text: ["Blue on white, or white on a dark ground. No other colour, no gradient, no shadow."],
    },
    {
      head: "Words beside it",
      text: [
        "Name your company first. “Solution Provider” names your status, “Powered” names a product of yours that runs on the platform.",
      ],
    },
    {
      head: "When the status ends",
      text: [
        "The logos are granted with the status and withdrawn with it. Take them from your website within 30 days, and from print with the next edition.",
      ],
    },
  ],
);

const architecture = pdf(
  "Open cloud reference architecture",
  "The design the architects’ course teaches: sizes, networks and storage of a cloud from three to three hundred hosts.",
  [
    {
      head: "1. Front end",
      text: [
        "Two or three front ends in a Raft cluster. The leader holds the floating address; followers take reads. Keep the database on the same hosts up to 500 virtual machines.",
      ],
    },
    {
      head: "2. Hosts",
      text: [
        "Group hosts of one processor generation into a cluster, so that machines move live. Leave one host’s worth of room in each cluster for maintenance.",
      ],
    },
    {
      head: "3. Networks",
      text: [
        "Separate management, storage and machine traffic. VXLAN from the second rack on; a plain VLAN before.",
      ],
    },
    {
      head: "4. Storage",
      text: [
        "Local disks and replication for edge sites, Ceph from five hosts on, an existing SAN where there is one. Measure latency before capacity.",
      ],
    },
    {
      head: "5. What a proposal says",
      text: ["Growth for three years, the failure it survives, who is called at night, and the exit."],
    },
  ],
);

const checklist = `# Before you escalate to level 3

The manufacturer can begin at once when the case carries all of this.

- [ ] Product and exact version, of front ends and hosts
- [ ] Environment: production or not, number of hosts, storage, network driver
- [ ] Steps that show it, from a clean state where possible
- [ ] \`oned.log\`, \`sched.log\` and the machine's own log of the hour in question
- [ ] What you tried, and what it changed
- [ ] Impact: share of users, and whether they can go on

Only a person certified today can escalate. The customer's clock goes on meanwhile.
`;

const beta = `# Beta notes, next release

For PREMIER partners. Not for customers, not for production.

## New
- Placement that weighs energy prices by hour
- Backup of machines with passed-through devices

## Known
- The upgrade of a federation takes zones one after the other
- Quotas of groups are shown without the machines in the bin

Tell us through a case of the kind *feature request*; the answer comes from the people who wrote it.
`;

export const openNebulaLibrary: readonly DemoItem[] = [
  {
    key: "solution-provider-logo",
    kind: "logo",
    state: "published",
    title: { en: "Solution Provider logo", es: "Logo Solution Provider" },
    description: {
      en: "For your website, offers and stands. Granted with the status, withdrawn with it.",
      es: "Para su web, ofertas y ferias. Se concede con la condición de partner y se retira con ella.",
    },
    product: null,
    benefit: "logo",
    versions: [
      {
        label: "2026",
        changes: { en: "", es: "" },
        content: {
          file: "solution-provider.svg",
          bytes: lockup(RING, COLOUR, ["OPENNEBULA", "SOLUTION PROVIDER"]),
          mediaType: SVG,
        },
        state: "published",
        ago: 210,
      },
    ],
    readBy: [
      ["kaltenbach/hanna.brandt", 180, 2],
      ["nordlys-sky/tuva.hagen", 140, 1],
    ],
  },
  {
    key: "powered-logo",
    kind: "logo",
    state: "published",
    title: { en: "Powered logo", es: "Logo Powered" },
    description: {
      en: "For a product of yours that runs on OpenNebula.",
      es: "Para un producto suyo que funciona sobre OpenNebula.",
    },
    product: null,
    benefit: "logo",
    versions: [
      {
        label: "2026",
        changes: { en: "", es: "" },
        content: {
          file: "powered.svg",
          bytes: lockup(RING, COLOUR, ["POWERED", "BY OPENNEBULA"]),
          mediaType: SVG,
        },
        state: "published",
        ago: 210,
      },
    ],
    readBy: [["kaltenbach/hanna.brandt", 180, 1]],
  },
  {
    key: "brand",
    kind: "document",
    state: "published",
    title: { en: "Using the partner logos", es: "Uso de los logos de partner" },
    description: {
      en: "Room, colour, the words beside them, and what happens when the status ends.",
      es: "Espacio, color, las palabras que los acompañan y qué ocurre cuando termina la condición. En inglés.",
    },
    product: null,
    benefit: "logo",
    versions: [
      {
        label: "1.3",
        changes: { en: "Sizes for screens", es: "Tamaños en pantalla" },
        content: { file: "using-the-partner-logos-1.3.pdf", bytes: brand, mediaType: PDF },
        state: "published",
        ago: 75,
      },
    ],
  },
  {
    key: "reference-architecture",
    kind: "guide",
    state: "published",
    title: { en: "Open cloud reference architecture", es: "Arquitectura de referencia de nube abierta" },
    description: {
      en: "The design the architects’ course teaches, from three hosts to three hundred.",
      es: "El diseño que enseña el curso de arquitectos, de tres servidores a trescientos. En inglés.",
    },
    product: "opennebula",
    roles: ["partner_admin", "partner_presales", "partner_support", "partner_support_manager"],
    versions: [
      {
        label: "5.1",
        changes: { en: "", es: "" },
        content: { file: "open-cloud-reference-5.1.pdf", bytes: architecture, mediaType: PDF },
        state: "published",
        ago: 30,
      },
    ],
    readBy: [["kaltenbach/miriam.okafor", 28, 4]],
  },
  {
    key: "escalation-checklist",
    kind: "document",
    state: "published",
    title: { en: "Before you escalate to level 3", es: "Antes de escalar al nivel 3" },
    description: {
      en: "What a case carries so that the manufacturer can begin at once.",
      es: "Lo que lleva un caso para que el fabricante pueda empezar enseguida. En inglés.",
    },
    product: "opennebula",
    benefit: "level3_support",
    roles: ["partner_support", "partner_support_manager"],
    versions: [
      {
        label: "2",
        changes: { en: "Logs of the hour in question", es: "Registros de la hora en cuestión" },
        content: { file: "before-you-escalate.md", bytes: checklist, mediaType: "text/plain" },
        state: "published",
        ago: 6,
      },
    ],
  },
  {
    key: "beta-notes",
    kind: "document",
    state: "published",
    title: { en: "Beta notes, next release", es: "Notas de la beta, próxima versión" },
    description: {
      en: "What is coming, what is known, and how to tell us.",
      es: "Qué viene, qué se sabe y cómo contárnoslo. En inglés.",
    },
    product: "opennebula",
    benefit: "beta",
    versions: [
      {
        label: "beta 2",
        changes: { en: "Placement by energy price", es: "Ubicación según el precio de la energía" },
        content: { file: "beta-2-notes.md", bytes: beta, mediaType: "text/plain" },
        state: "published",
        ago: 3,
      },
    ],
  },
  {
    key: "course-video",
    kind: "video",
    state: "published",
    title: { en: "Architects’ course: the first hour", es: "Curso de arquitectos: la primera hora" },
    description: { en: "In English, with Spanish subtitles.", es: "En inglés, con subtítulos en español." },
    product: "opennebula",
    versions: [
      {
        label: "2026",
        changes: { en: "", es: "" },
        content: { url: "https://videos.one.example/architects/1" },
        state: "published",
        ago: 95,
      },
    ],
  },
  {
    key: "price-notes",
    kind: "document",
    state: "withdrawn",
    title: { en: "Notes on subscription prices", es: "Notas sobre los precios de suscripción" },
    description: {
      en: "Replaced by the calculator of each contract.",
      es: "Sustituidas por el cálculo de cada contrato.",
    },
    product: null,
    roles: ["partner_admin", "partner_sales"],
    versions: [
      {
        label: "2025",
        changes: { en: "", es: "" },
        content: {
          file: "price-notes-2025.md",
          bytes: "# Notes on subscription prices\n\nPer server, per zone or per customer.\n",
          mediaType: "text/plain",
        },
        state: "published",
        ago: 400,
      },
    ],
  },
];
