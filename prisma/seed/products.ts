import type { LocalText } from "#lib/domain/text.ts";
import { type Packet, type PacketPart, STANDARD_PACKET } from "#lib/domain/tickets/packet.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** An end of life in days from today: announced so many ago, the last supported day so many ahead (S11). */
export type EndSeed = { announcedAgo: number; endsIn: number };

export type ReleaseSeed = {
  version: string;
  major: boolean;
  releasedOn: PlainDate;
  end: EndSeed | null;
};

/** A product with its modules; the prefix is that of its tickets' numbers. */
export type ProductSeed = {
  key: string;
  name: string;
  ticketPrefix: string;
  modules: { key: string; name: LocalText }[];
  releases: ReleaseSeed[];
  /** A major one in preparation, so many days ahead: the vendor's own until it is published. */
  planned?: { version: string; inDays: number };
  /** Kinds of benefit under which partners have its releases (P25). */
  partnerBenefits?: string[];
  /** What its level 3 needs, where it is more or less than the usual (T3). */
  packet?: Packet;
};

/** The usual, and some more that helps. */
const packet = (more: Partial<Packet>): Packet => ({ ...STANDARD_PACKET, ...more });
const part = (key: string, en: [string, string], es: [string, string]): PacketPart => ({
  key,
  label: { en: en[0], es: es[0] },
  hint: { en: en[1], es: es[1] },
  required: false,
});

/** Oldest first: version, first day, and its end where one is announced. The first version of a line is its major one. */
function releases(...rows: [string, PlainDate, EndSeed?][]): ReleaseSeed[] {
  const lines = new Set<string>();
  return rows.map(([version, releasedOn, end]) => {
    const line = version.split(".")[0] ?? version;
    const major = !lines.has(line);
    lines.add(line);
    return { version, major, releasedOn, end: end ?? null };
  });
}

const over = (announcedAgo: number, endedAgo: number): EndSeed => ({ announcedAgo, endsIn: -endedAgo });
const coming = (announcedAgo: number, endsIn: number): EndSeed => ({ announcedAgo, endsIn });

export const emmaProducts: ProductSeed[] = [
  {
    key: "emma",
    name: "EMMA",
    ticketPrefix: "OCF",
    modules: [
      { key: "visibility", name: { en: "Visibility", es: "Visibilidad" } },
      { key: "access_control", name: { en: "Access control", es: "Control de acceso" } },
      { key: "segmentation", name: { en: "Segmentation", es: "Segmentación" } },
      { key: "remote_access", name: { en: "Secure remote access", es: "Acceso remoto seguro" } },
      { key: "cmdb", name: { en: "CMDB and tags", es: "CMDB y etiquetas" } },
      { key: "dashboards", name: { en: "Reports and dashboards", es: "Informes y cuadros de mando" } },
    ],
    releases: releases(
      ["2.0", "2022-05-16", over(298, 105)],
      ["2.4", "2023-06-12", coming(152, 41)],
      ["3.0", "2024-03-04", coming(24, 210)],
      ["3.2", "2025-02-17", coming(24, 210)],
      ["4.0", "2026-01-19"],
      ["4.1", "2026-06-08"],
    ),
    planned: { version: "5.0", inDays: 74 },
    partnerBenefits: ["library"],
    packet: packet({
      parts: [
        part(
          "reinstalled",
          ["Last reinstallation of the nodes", "Which node, and when."],
          ["Última reinstalación de los nodos", "Qué nodo y cuándo."],
        ),
        part(
          "policy_version",
          ["Policy version", "As `emma-node status --policy` shows it."],
          ["Versión de la política", "Como la muestra `emma-node status --policy`."],
        ),
      ],
    }),
  },
];

export const openNebulaProducts: ProductSeed[] = [
  {
    key: "opennebula",
    name: "OpenNebula",
    ticketPrefix: "ONE",
    modules: [
      { key: "core", name: { en: "Core and scheduler", es: "Núcleo y planificador" } },
      { key: "sunstone", name: "Sunstone" },
      { key: "storage", name: { en: "Storage and datastores", es: "Almacenamiento y datastores" } },
      { key: "networking", name: { en: "Virtual networks", es: "Redes virtuales" } },
      { key: "kvm", name: { en: "KVM and LXC drivers", es: "Controladores KVM y LXC" } },
      { key: "oneflow", name: "OneFlow, OneGate" },
      { key: "federation", name: { en: "Zones and federation", es: "Zonas y federación" } },
    ],
    releases: releases(
      ["5.10", "2019-11-11", over(600, 340)],
      ["5.12", "2020-06-09", coming(138, 53)],
      ["6.0", "2021-04-12"],
      ["6.4", "2022-05-24"],
      ["6.8", "2023-09-26"],
      ["6.10", "2024-09-18"],
      ["7.0", "2025-07-03"],
      ["7.2", "2026-04-21"],
    ),
    planned: { version: "8.0", inDays: 160 },
    partnerBenefits: ["beta"],
    packet: packet({
      parts: [
        part(
          "fsck",
          ["Output of onedb fsck in dry mode", "Where the state of something is wrong."],
          ["Salida de onedb fsck en modo de prueba", "Cuando el estado de algo es incorrecto."],
        ),
        part(
          "drivers",
          ["Drivers and their versions", "Hypervisor, storage and network of the hosts concerned."],
          ["Drivers y sus versiones", "Hipervisor, almacenamiento y red de los hosts afectados."],
        ),
      ],
    }),
  },
];

/** S19 */
export const ecmProducts: ProductSeed[] = [
  {
    key: "sigap",
    name: "SIGAP",
    ticketPrefix: "SIGAP",
    modules: [
      { key: "e_oficio", name: "e-oficio" },
      { key: "e_memorias", name: "e-memorias" },
      { key: "e_firma", name: "e-firma" },
      { key: "solicitudes", name: { en: "Citizens’ requests", es: "Atención a solicitudes ciudadanas" } },
    ],
    releases: releases(
      ["4.0", "2021-03-08", coming(121, 66)],
      ["5.0", "2023-04-17"],
      ["5.3", "2024-10-07"],
      ["6.0", "2025-09-01"],
      ["6.1", "2026-05-11"],
    ),
  },
  {
    key: "ecm_framework",
    name: "ECM Framework",
    ticketPrefix: "ECMF",
    modules: [
      { key: "oficina_digital", name: { en: "Digital office (Oficina Digital)", es: "Oficina Digital" } },
      {
        key: "firma_electronica",
        name: {
          en: "Advanced electronic signature and time stamps",
          es: "Firma Electrónica Avanzada y Sellos de tiempo",
        },
      },
      { key: "ecm_loader", name: { en: "ECM Loader (bulk loading)", es: "ECM Loader (cargador masivo)" } },
    ],
    releases: releases(
      ["2.0", "2020-11-23", over(361, 170)],
      ["3.0", "2023-02-06"],
      ["3.4", "2025-03-24"],
      ["4.0", "2026-02-16"],
    ),
  },
];
