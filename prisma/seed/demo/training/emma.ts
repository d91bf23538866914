import type { DemoCourse } from "./types.ts";

const exam = (questions: number, minutes: number) =>
  ({ questions, minutes, openDays: 14, opens: "end", explains: "topics" }) as const;

/** The two courses of the programme with its prices (P2, P4). */
export const emmaCourses: readonly DemoCourse[] = [
  {
    key: "sales",
    title: { en: "Sales training and certification", es: "Capacitación y certificación comercial" },
    summary: {
      en: "How to present EMMA, qualify projects and manage opportunities.",
      es: "Cómo presentar EMMA, cualificar proyectos y gestionar oportunidades.",
    },
    areas: ["sales"],
    training: "sales_course",
    ownPrice: null,
    scheme: {
      passMark: 70,
      attendanceRequired: true,
      counts: "best",
      freeCancelDays: 7,
      fewDays: 21,
      fewPercent: 25,
      parts: [
        {
          key: "examen",
          title: { en: "Examination", es: "Examen" },
          exam: exam(5, 20),
          minimum: 0,
          weight: 1,
          areas: [],
          tries: 2,
          waitDays: 1,
        },
      ],
    },
    questions: {
      examen: [
        [
          "Programa",
          "¿Cuánto dura el acuerdo de partnership desde su firma?",
          ["+Doce meses", "Veinticuatro meses", "Hasta que una parte lo denuncie"],
        ],
        [
          "Programa",
          "¿Qué se certifica para implantar EMMA en un organismo público?",
          ["+La empresa", "Cada proyecto por separado", "Solo el comercial"],
        ],
        [
          "Oportunidades",
          "¿Quién valida el plan comercial del partner?",
          ["+El fabricante", "El cliente final", "Nadie: es interno"],
        ],
        [
          "Oportunidades",
          "¿Qué recoge el plan comercial?",
          ["+La definición del mercado", "+El plan de acción", "La arquitectura de cada cliente"],
        ],
        [
          "Producto",
          "¿A quién puede ofrecerse EMMA con un partner certificado?",
          ["+Organismos públicos", "+Entidades privadas autorizadas por el CCN-CERT", "Cualquier particular"],
        ],
        [
          "Producto",
          "¿Qué se firma antes de presentar la solución en detalle?",
          ["+El acuerdo de confidencialidad", "La póliza de soporte", "El acta de implantación"],
        ],
      ],
    },
    sessions: [
      {
        key: "next",
        in: 20,
        days: 1,
        place: "",
        link: "https://aula.ocf.example/comercial",
        language: "es",
        seats: 12,
        people: [{ org: "sistemas-arlanza", who: "lucia.ferrer", areas: ["sales"] }],
      },
    ],
  },
  {
    key: "technical",
    title: { en: "Technical training and certification", es: "Capacitación y certificación técnica" },
    summary: {
      en: "Presales, and implementation and support: present, demonstrate, implement, administer, operate, escalate.",
      es: "Preventa, e implementación y soporte: presentar, demostrar, implantar, administrar, operar y escalar.",
    },
    areas: ["presales", "implementation"],
    training: "technical_course",
    ownPrice: null,
    scheme: {
      passMark: 65,
      attendanceRequired: true,
      counts: "best",
      freeCancelDays: 10,
      fewDays: 21,
      fewPercent: 25,
      parts: [
        {
          key: "teoria",
          title: { en: "Theory", es: "Teoría" },
          exam: exam(6, 30),
          minimum: 50,
          weight: 2,
          areas: [],
          tries: 2,
          waitDays: 1,
        },
        {
          key: "demostracion",
          title: { en: "Demonstration of EMMA", es: "Demostración de EMMA" },
          exam: null,
          minimum: 60,
          weight: 1,
          areas: ["presales"],
          tries: null,
          waitDays: 0,
        },
        {
          key: "laboratorio",
          title: { en: "Laboratory", es: "Laboratorio" },
          exam: null,
          minimum: 60,
          weight: 1,
          areas: ["implementation"],
          tries: null,
          waitDays: 0,
        },
      ],
    },
    questions: {
      teoria: [
        [
          "Implantación",
          "¿Qué contiene la preimplementación que valida el fabricante?",
          ["+Requisitos", "+Dimensionamiento", "+Propuesta de arquitectura", "El contrato de soporte"],
        ],
        [
          "Implantación",
          "¿Quién certifica la implantación de un proyecto?",
          ["+El fabricante", "El partner", "El cliente"],
        ],
        [
          "Nivel 1",
          "¿Cuál de estas tareas es de nivel 1?",
          ["+Recuperación primaria de servicios", "Configuración de clústeres", "Corregir el producto"],
        ],
        [
          "Nivel 1",
          "¿A quién atiende el nivel 1?",
          ["+Al usuario de operación", "Al administrador", "Al fabricante"],
        ],
        [
          "Nivel 2",
          "¿Qué tareas son de nivel 2?",
          ["+Mantenimiento de la CMDB", "+Mantenimiento de políticas", "Firmar el acuerdo"],
        ],
        [
          "Nivel 2",
          "¿Quién actualiza los servidores?",
          ["+El nivel 2 del partner", "El nivel 1 del partner", "El usuario final"],
        ],
        [
          "Escalado",
          "¿Cuándo se escala al nivel 3?",
          ["+Ante un posible fallo del producto", "Siempre que el cliente insiste", "Nunca"],
        ],
        [
          "Escalado",
          "¿Dónde se sigue una incidencia de nivel 3?",
          ["+En la herramienta de incidencias del fabricante", "Por teléfono", "En una hoja del partner"],
        ],
      ],
    },
    sessions: [
      {
        // Of somebody between companies by now: course and result stay theirs (P22).
        key: "spring",
        in: -150,
        days: 2,
        place: "Valencia, avenida del Puerto 8",
        language: "es",
        seats: 10,
        people: [
          {
            org: "levante-redes",
            who: "sergi.beltran",
            areas: ["implementation"],
            attended: true,
            results: { teoria: 74, laboratorio: 78 },
          },
        ],
      },
      {
        key: "last",
        in: -5,
        days: 2,
        place: "Madrid, calle de la Nube 3",
        language: "es",
        seats: 12,
        note: "Traigan un portátil con 16 GB de memoria.",
        people: [
          {
            org: "sistemas-arlanza",
            who: "pablo.reig",
            areas: ["implementation"],
            attended: true,
            results: { laboratorio: 78 },
          },
        ],
      },
      {
        key: "next",
        in: 9,
        days: 2,
        place: "Bilbao, Gran Vía 12",
        language: "es",
        seats: 2,
        note: "Traigan un portátil con 16 GB de memoria.",
        people: [
          { org: "grupo-tecnalba", who: "felix.soto", areas: ["implementation"] },
          { org: "sistemas-arlanza", who: "iker.zabala", areas: ["implementation"] },
          { org: "sistemas-arlanza", who: "rosa.maldonado", areas: ["presales"], asked: true },
        ],
      },
    ],
  },
  {
    key: "refresher",
    title: { en: "Yearly refresher", es: "Puesta al día anual" },
    summary: {
      en: "What changed in a year, for those who renew. Half a day, online.",
      es: "Lo que ha cambiado en un año, para quien renueva. Media jornada, en línea.",
    },
    areas: ["implementation"],
    training: null,
    ownPrice: null,
    scheme: {
      passMark: 60,
      attendanceRequired: true,
      counts: "best",
      freeCancelDays: 5,
      fewDays: 21,
      fewPercent: 25,
      parts: [
        {
          key: "laboratorio",
          title: { en: "Laboratory", es: "Laboratorio" },
          exam: null,
          minimum: 60,
          weight: 1,
          areas: [],
          tries: null,
          waitDays: 0,
        },
      ],
    },
    questions: {},
    sessions: [],
    asks: [
      {
        org: "sistemas-arlanza",
        by: "andres.quiroga",
        people: 2,
        note: "Mejor por las tardes; nos viene bien en línea.",
        ago: 3,
      },
    ],
  },
];
