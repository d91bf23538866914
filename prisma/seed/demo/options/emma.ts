import type { DemoOptions } from "./types.ts";

export const emmaOptions: readonly DemoOptions[] = [
  {
    customer: "ayuntamiento-valdelagua",
    contract: "2026",
    consultant: "Nuria Castaño",
    manager: "Rosa Maldonado",
    packs: [{ order: "AYTO-118/26", hours: 80, bought: -150 }],
    time: [
      { on: -141, hours: 14, what: "Alta de sedes de biblioteca y policía local" },
      { on: -97, hours: 10.5, what: "Políticas de acceso para proveedores externos" },
      { on: -35, hours: 8, what: "Informe de visibilidad para el Esquema Nacional de Seguridad" },
    ],
    planned: [
      { on: 12, hours: 8, what: "Alta de la nueva casa de cultura", state: "agreed" },
      { on: 33, hours: 6, what: "Revisión de etiquetas y grupos antes de la auditoría", state: "asked" },
    ],
    onSite: {
      order: "AYTO-121/26",
      from: -176,
      reviews: [{ on: 6, place: "Ayuntamiento, sala de plenos pequeña" }, {}],
    },
    readiness: {
      remote_access: [
        { deed: "stated", at: -172, text: "Acceso por VPN municipal con doble factor." },
        { deed: "confirmed", at: -170, review: 195 },
      ],
      own_experts: [
        {
          deed: "stated",
          at: -172,
          text: "Julio Merino lleva red y sistemas; la base de datos la lleva el partner.",
        },
        { deed: "confirmed", at: -170, review: 195 },
      ],
      backup: [
        { deed: "stated", at: -3, text: "Copia diaria; última recuperación de prueba en septiembre." },
      ],
      test_environment: [
        { deed: "stated", at: -160, text: "Todavía no tenemos." },
        {
          deed: "returned",
          at: -158,
          text: "Proponemos una máquina pequeña con la misma versión: ¿cuándo puede estar?",
        },
      ],
    },
    former: [{ name: "Tomás Requena", from: -185, until: -66, replacedBy: "julio.merino" }],
  },
  {
    customer: "consorcio-hospitalario-duero",
    contract: "2026",
    consultant: "Iker Zabala",
    manager: "Rosa Maldonado",
    packs: [
      { order: "CHD-2025-77", hours: 80, bought: -320 },
      { order: "CHD-2026-31", hours: 120, bought: -90 },
    ],
    time: [
      { on: -301, hours: 40, what: "Despliegue en los centros de salud" },
      { on: -244, hours: 24, what: "Segmentación de equipos médicos" },
      { on: -61, hours: 30, what: "Integración con la CMDB del hospital" },
    ],
    onSite: {
      order: "CHD-2026-02",
      from: -310,
      reviews: [
        {
          on: -131,
          place: "Hospital, planta 2",
          minutes: {
            releases:
              "EMMA 4.1 publicada; 4.2 prevista para primavera con mejor inventario de equipos médicos.",
            activity: "31 casos; dos P2 por la caída de un colector. Todos respondidos en plazo.",
            migrations: "De la 4.0 a la 4.1 en dos ventanas, empezando por consultas externas.",
          },
          actions: [
            { what: "Calendario de migración a la 4.1", owner: "Iker Zabala", due: -100, done: -104 },
            { what: "Inventario de equipos médicos sin agente", owner: "Cristina Vela", due: -20 },
          ],
        },
        {},
      ],
    },
    readiness: {
      remote_access: [
        { deed: "stated", at: -318, text: "Acceso por bastión, sesiones grabadas." },
        { deed: "confirmed", at: -316, review: 48 },
      ],
      backup: [
        {
          deed: "stated",
          at: -318,
          text: "Copias cifradas en dos sedes; recuperación probada cada trimestre.",
        },
        { deed: "confirmed", at: -316, review: 20 },
      ],
    },
  },
];
