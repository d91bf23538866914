import { lockup } from "./logo.ts";
import { pdf } from "./pdf.ts";
import type { DemoItem } from "./types.ts";

const PDF = "application/pdf";
const MARK = '<path d="M18 72V24l26 26 26-26v48"/>';

const operation = (version: string, more: string[]) =>
  pdf(
    "EMMA: guía de operación",
    `Versión ${version}. Para el nivel 1: atención al usuario final, vigilancia de la infraestructura, primera recuperación de servicios e informes.`,
    [
      {
        head: "1. Atención al usuario final",
        text: [
          "Pida el nombre del equipo, su dirección MAC y la hora en que dejó de funcionar. Búsquelo en el módulo de visibilidad: el historial dice qué política se le aplicó y por qué.",
          "Si el equipo está en cuarentena, compruebe qué requisito incumple antes de moverlo. Un cambio manual caduca a las 24 horas.",
        ],
      },
      {
        head: "2. Vigilancia de la infraestructura",
        text: [
          "El cuadro de mando muestra los nodos del clúster, la cola de eventos RADIUS y la edad de la última copia de seguridad. Ámbar desde el 75 % de uso, rojo desde el 90 %.",
          "Una cola de eventos que crece durante más de diez minutos se trata como incidente: abra un caso con prioridad P2.",
        ],
      },
      {
        head: "3. Primera recuperación de servicios",
        text: [
          "Reinicie el servicio afectado desde la consola y espere dos minutos. Si no vuelve, reinicie el nodo, nunca los dos nodos a la vez.",
          ...more,
        ],
      },
      {
        head: "4. Informes",
        text: [
          "El informe semanal se envía los lunes a las 7:00. Añada destinatarios en Informes > Programación; los nuevos reciben el siguiente.",
        ],
      },
      {
        head: "5. Cuándo escalar al nivel 2",
        text: [
          "Cuando la recuperación no da resultado, cuando hay que cambiar una política o cuando el fallo se repite tres veces en una semana. Adjunte el paquete de diagnóstico.",
        ],
      },
    ],
  );

const administration = pdf(
  "EMMA: guía de administración",
  "Versión 4.2. Para el nivel 2: cuadros de mando, mecanismos de visibilidad, políticas, CMDB, etiquetas, clústeres y actualizaciones.",
  [
    {
      head: "1. Mecanismos de visibilidad",
      text: [
        "Active las fuentes de una en una: SNMP de los conmutadores, DHCP, escucha de tráfico y agente. Cada fuente añade certeza a la identificación de un equipo; dos que coinciden bastan para una política automática.",
      ],
    },
    {
      head: "2. Políticas y etiquetas",
      text: [
        "Una política mira etiquetas, nunca direcciones. Ordénelas de la más concreta a la más general; la primera que coincide decide. Pruebe cada cambio en modo de observación durante una semana.",
      ],
    },
    {
      head: "3. CMDB",
      text: [
        "La sincronización es de ida: la CMDB manda en propietario y ubicación, EMMA en estado y último avistamiento. Resuelva los duplicados por número de serie.",
      ],
    },
    {
      head: "4. Clúster",
      text: [
        "Dos nodos y un testigo. La conmutación tarda menos de 30 segundos. Antes de sacar un nodo, compruebe que el otro tiene la base de datos al día.",
      ],
    },
    {
      head: "5. Actualización de servidores",
      text: [
        "Copia de seguridad, actualización del nodo pasivo, conmutación, actualización del otro. Una versión mayor exige la ventana de mantenimiento y el visto bueno del cliente.",
      ],
    },
  ],
);

const qualifying = `# Cualificar un proyecto de EMMA

Ocho preguntas antes de presentar una oferta. Con tres respuestas «no», hable con su gestor de partners.

1. ¿Quién decide y quién firma? ¿Hay presupuesto asignado este año?
2. ¿Cuántos equipos se conectan a la red, y cuántos sin agente posible?
3. ¿Qué conmutadores y puntos de acceso hay, y admiten 802.1X?
4. ¿Le obliga el ENS? ¿En qué categoría?
5. ¿Existe una CMDB, aunque sea una hoja de cálculo?
6. ¿Quién opera hoy la red: personal propio o un tercero?
7. ¿Qué incidente reciente quieren que no se repita?
8. ¿Para qué fecha tiene que estar en servicio, y por qué esa?

Lleve las respuestas al registro de la oportunidad: son la base del dimensionamiento.
`;

export const emmaLibrary: readonly DemoItem[] = [
  {
    key: "operation-guide",
    kind: "guide",
    state: "published",
    title: { en: "EMMA operation guide", es: "Guía de operación de EMMA" },
    description: {
      en: "What level 1 does every day: end users, infrastructure, first recovery of services, reports, and when to hand over to level 2. In Spanish.",
      es: "Lo que hace el nivel 1 cada día: usuario final, infraestructura, recuperación primaria de servicios, informes y cuándo pasar al nivel 2.",
    },
    product: "emma",
    benefit: "library",
    levels: [1, 2],
    versions: [
      {
        label: "4.1",
        changes: { en: "First edition for 4.x", es: "Primera edición para 4.x" },
        content: { file: "emma-guia-de-operacion-4.1.pdf", bytes: operation("4.1", []), mediaType: PDF },
        state: "published",
        ago: 260,
      },
      {
        label: "4.2",
        changes: {
          en: "Recovery of the event queue; thresholds of the dashboard",
          es: "Recuperación de la cola de eventos; umbrales del cuadro de mando",
        },
        content: {
          file: "emma-guia-de-operacion-4.2.pdf",
          bytes: operation("4.2", [
            "La cola de eventos se vacía con «Reencolar pendientes». Hágalo una sola vez y compruebe que el contador baja.",
          ]),
          mediaType: PDF,
        },
        state: "published",
        ago: 21,
      },
    ],
    readBy: [
      ["sistemas-arlanza/nuria.castano", 20, 3],
      ["sistemas-arlanza/iker.zabala", 12, 1],
      ["norte-ciberseguridad/eider.sola", 18, 2],
    ],
  },
  {
    key: "administration-guide",
    kind: "guide",
    state: "published",
    title: { en: "EMMA administration guide", es: "Guía de administración de EMMA" },
    description: {
      en: "For level 2: visibility, policies, CMDB, tags, clusters, updates. In Spanish.",
      es: "Para el nivel 2: visibilidad, políticas, CMDB, etiquetas, clústeres y actualizaciones.",
    },
    product: "emma",
    benefit: "library",
    levels: [2],
    versions: [
      {
        label: "4.2",
        changes: { en: "Observation mode of policies", es: "Modo de observación de las políticas" },
        content: { file: "emma-guia-de-administracion-4.2.pdf", bytes: administration, mediaType: PDF },
        state: "published",
        ago: 40,
      },
    ],
    readBy: [
      ["sistemas-arlanza/nuria.castano", 33, 5],
      ["norte-ciberseguridad/unai.lasa", 25, 1],
    ],
  },
  {
    key: "recovery-video",
    kind: "video",
    state: "published",
    title: {
      en: "First recovery of services, step by step",
      es: "Recuperación primaria de servicios, paso a paso",
    },
    description: {
      en: "Twelve minutes, in Spanish with subtitles.",
      es: "Doce minutos, con subtítulos.",
    },
    product: "emma",
    benefit: "library",
    levels: [1, 2],
    versions: [
      {
        label: "2026",
        changes: { en: "", es: "" },
        content: { url: "https://videos.ocf.example/emma/recuperacion-primaria" },
        state: "published",
        ago: 120,
      },
    ],
    readBy: [["sistemas-arlanza/iker.zabala", 90, 1]],
  },
  {
    key: "cluster-video",
    kind: "video",
    state: "published",
    title: { en: "Configuring a cluster", es: "Configuración de un clúster" },
    description: { en: "Twenty-five minutes, in Spanish.", es: "Veinticinco minutos." },
    product: "emma",
    benefit: "library",
    levels: [2],
    versions: [
      {
        label: "2026",
        changes: { en: "", es: "" },
        content: { url: "https://videos.ocf.example/emma/cluster" },
        state: "published",
        ago: 118,
      },
    ],
  },
  {
    key: "documentation-portal",
    kind: "document",
    state: "published",
    title: { en: "Documentation portal", es: "Portal de documentación" },
    description: {
      en: "Reference of every module, with release notes.",
      es: "Referencia de todos los módulos, con las notas de cada versión.",
    },
    product: "emma",
    benefit: "library",
    versions: [
      {
        label: "4.x",
        changes: { en: "", es: "" },
        content: { url: "https://docs.ocf.example/emma" },
        state: "published",
        ago: 300,
      },
    ],
    readBy: [
      ["sistemas-arlanza/andres.quiroga", 250, 2],
      ["sistemas-arlanza/nuria.castano", 4, 31],
    ],
  },
  {
    key: "qualifying",
    kind: "guide",
    state: "published",
    title: { en: "Qualifying an EMMA project", es: "Cualificar un proyecto de EMMA" },
    description: {
      en: "Eight questions before an offer, for sales and presales. In Spanish.",
      es: "Ocho preguntas antes de una oferta, para comerciales y preventa.",
    },
    product: "emma",
    roles: ["partner_admin", "partner_sales", "partner_presales"],
    versions: [
      {
        label: "3",
        changes: { en: "Question on the ENS", es: "Pregunta sobre el ENS" },
        content: { file: "cualificar-un-proyecto.md", bytes: qualifying, mediaType: "text/plain" },
        state: "published",
        ago: 9,
      },
    ],
    readBy: [["norte-ciberseguridad/jon.etxea", 8, 1]],
  },
  {
    key: "certified-logo",
    kind: "logo",
    state: "published",
    title: { en: "“EMMA certified company” logo", es: "Logo «Empresa certificada EMMA»" },
    description: {
      en: "For your website and offers, as long as your company is certified.",
      es: "Para su web y sus ofertas, mientras la empresa esté certificada.",
    },
    product: "emma",
    benefit: "",
    tiers: ["certified"],
    versions: [
      {
        label: "2026",
        changes: { en: "", es: "" },
        content: {
          file: "emma-empresa-certificada.svg",
          bytes: lockup(MARK, "#00857a", ["EMMA", "EMPRESA CERTIFICADA"]),
          mediaType: "image/svg+xml",
        },
        state: "published",
        ago: 200,
      },
    ],
    readBy: [["sistemas-arlanza/lucia.ferrer", 150, 1]],
  },
  {
    key: "high-availability",
    kind: "document",
    state: "draft",
    title: { en: "High availability across two sites", es: "Alta disponibilidad entre dos sedes" },
    description: { en: "", es: "Diseño de referencia; en revisión por el nivel 3." },
    product: "emma",
    benefit: "library",
    levels: [2],
    versions: [
      {
        label: "0.9",
        changes: { en: "", es: "Para revisar" },
        content: {
          file: "emma-alta-disponibilidad-0.9.pdf",
          bytes: pdf("EMMA: alta disponibilidad entre dos sedes", "Borrador 0.9.", [
            {
              head: "Diseño",
              text: [
                "Un nodo por sede y el testigo en una tercera. La latencia entre sedes no pasa de 20 ms.",
              ],
            },
          ]),
          mediaType: PDF,
        },
        state: "draft",
      },
    ],
  },
];
