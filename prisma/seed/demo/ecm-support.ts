import { customerOrg } from "./customer-org.ts";
import type { DemoContract, DemoCustomer, DemoSupport, DemoTicket, Stage, Story } from "./support-types.ts";

const sigap = (name: string, salePrice: number, version = "6.1"): DemoContract["systems"][number] => ({
  product: "sigap",
  name,
  version,
  salePrice,
  modules: ["e_oficio", "e_firma"],
});
const framework = (name: string, salePrice: number, version = "4.0"): DemoContract["systems"][number] => ({
  product: "ecm_framework",
  name,
  version,
  salePrice,
  modules: ["oficina_digital", "ecm_loader"],
});

const customers: DemoCustomer[] = [
  {
    org: customerOrg(
      "grupo-registral-anahuac",
      "Grupo Registral Anáhuac",
      "anahuac.example",
      "MX",
      "Ciudad de México",
      [
        ["veronica.montes", "Verónica Montes", ["customer_admin", "customer_contact"]],
        ["ulises.cordero", "Ulises Cordero", ["customer_contact"]],
        ["brenda.ochoa", "Brenda Ochoa", ["customer_contact"]],
        ["julian.tapia", "Julián Tapia", ["customer_reader"]],
      ],
    ),
    contracts: [
      {
        key: "2025",
        plan: "standard",
        startsIn: -510,
        months: 12,
        systems: [sigap("SIGAP central", 92_000, "6.0")],
        contacts: [{ who: "veronica.montes" }],
      },
      {
        key: "2026",
        plan: "extended",
        startsIn: -144,
        months: 12,
        renews: "2025",
        systems: [sigap("SIGAP central", 92_000), framework("Archivo registral", 64_000)],
        contacts: [{ who: "veronica.montes" }, { who: "ulises.cordero" }, { who: "brenda.ochoa" }],
        quotes: [
          {
            sentIn: -185,
            validIn: -155,
            by: "Mariana Solís",
            answer: { accepted: true, in: -176 },
          },
        ],
        order: { number: "OC-2026-118", in: -170 },
        invoiced: { number: "F-2041", throughIn: -60, by: "Mariana Solís" },
        amendment: {
          in: -21,
          reason: "Se suma el portal de trámites, que entró en producción este mes.",
          by: "Mariana Solís",
          add: [sigap("Portal de trámites", 38_000)],
        },
      },
    ],
  },
  {
    org: customerOrg(
      "instituto-vivienda-norte",
      "Instituto de Vivienda del Norte",
      "ivnorte.example",
      "MX",
      "Monterrey",
      [
        ["abel.garza", "Abel Garza", ["customer_admin", "customer_contact"]],
        ["dulce.trevino", "Dulce Treviño", ["customer_contact"]],
      ],
    ),
    contracts: [
      {
        key: "2026",
        plan: "standard",
        startsIn: -310,
        months: 12,
        systems: [sigap("SIGAP vivienda", 48_000)],
        contacts: [{ who: "abel.garza" }, { who: "dulce.trevino" }],
      },
    ],
  },
  {
    org: customerOrg(
      "secretaria-cultura-bajio",
      "Secretaría de Cultura del Bajío",
      "culturabajio.example",
      "MX",
      "León",
      [
        ["noemi.padilla", "Noemí Padilla", ["customer_admin", "customer_contact"]],
        ["saul.rivas", "Saúl Rivas", ["customer_contact"]],
      ],
    ),
    contracts: [
      {
        key: "2026",
        plan: "extended",
        startsIn: -220,
        months: 12,
        systems: [framework("Acervo digital", 130_000)],
        contacts: [{ who: "noemi.padilla" }, { who: "saul.rivas", untrained: true }],
      },
    ],
  },
  {
    org: customerOrg(
      "puertos-del-pacifico",
      "Puertos del Pacífico",
      "ppacifico.example",
      "MX",
      "Manzanillo",
      [
        ["esteban.luna", "Esteban Luna", ["customer_admin", "customer_contact"]],
        ["karina.vega", "Karina Vega", ["customer_contact"]],
      ],
    ),
    contracts: [
      {
        key: "2026",
        plan: "standard",
        startsIn: -350,
        months: 12,
        systems: [sigap("SIGAP portuario", 55_000, "4.0")],
        contacts: [{ who: "esteban.luna" }, { who: "karina.vega" }],
      },
    ],
  },
  {
    org: customerOrg(
      "tribunal-laboral-oriente",
      "Tribunal Laboral de Oriente",
      "tlo.example",
      "MX",
      "Puebla",
      [["irma.castellanos", "Irma Castellanos", ["customer_admin", "customer_contact"]]],
    ),
    contracts: [
      {
        key: "2026",
        plan: "extended",
        startsIn: -30,
        months: 24,
        systems: [sigap("Expediente electrónico", 160_000), framework("Digitalización", 70_000)],
        contacts: [{ who: "irma.castellanos" }],
      },
    ],
  },
  {
    org: customerOrg(
      "universidad-del-istmo",
      "Universidad del Istmo Azul",
      "uistmo.example",
      "MX",
      "Oaxaca",
      [["ruben.ake", "Rubén Aké", ["customer_admin", "customer_contact"]]],
    ),
    contracts: [
      {
        key: "2025",
        plan: "standard",
        startsIn: -500,
        months: 12,
        systems: [framework("Titulación", 26_000, "2.0")],
        contacts: [{ who: "ruben.ake" }],
      },
    ],
  },
  {
    org: customerOrg("aseguradora-cenote", "Aseguradora Cenote", "cenote.example", "MX", "Mérida", [
      ["xochitl.pech", "Xóchitl Pech", ["customer_admin", "customer_contact"]],
    ]),
    contracts: [
      {
        key: "2022",
        plan: "standard",
        startsIn: -1260,
        months: 12,
        systems: [sigap("SIGAP siniestros", 38_000, "5.0")],
        contacts: [{ who: "xochitl.pech" }],
      },
    ],
  },
  {
    org: customerOrg(
      "caja-popular-sierra",
      "Caja Popular de la Sierra",
      "cpsierra.example",
      "MX",
      "Zacatecas",
      [["octavio.mena", "Octavio Mena", ["customer_admin"]]],
    ),
    contracts: [
      {
        key: "2027",
        plan: "standard",
        startsIn: 20,
        months: 12,
        signedIn: null,
        systems: [framework("Expediente de crédito", 60_000)],
        contacts: [],
        quotes: [
          {
            sentIn: -12,
            validIn: 18,
            by: "Mariana Solís",
            answer: {
              accepted: false,
              in: -8,
              reason: "El consejo aprobó un gasto menor. ¿Hay algo para una caja popular?",
            },
          },
          {
            sentIn: -4,
            validIn: 26,
            by: "Mariana Solís",
            words: "Es lo más que podemos hacer: el mínimo por póliza lo fija el plan.",
            discount: { bp: 1_000, why: "Institución de ahorro social", by: "Mariana Solís" },
          },
        ],
      },
    ],
  },
];

const stories: Story[] = [
  {
    subject: "SIGAP no abre expedientes en producción",
    product: "sigap",
    environment: "production",
    affectedBp: 10000,
    canWork: false,
    text: "Desde las 9:20 ningún usuario puede abrir expedientes: aparece «Error fatal 0x51» y la sesión se cierra. Está detenida toda la ventanilla.",
    acknowledge: "Recibido. El servicio de índices no responde; ya estamos conectados a su servidor.",
    ask: {
      question: "¿Hubo algún cambio en el almacenamiento durante la noche?",
      reply: "Sí: ampliaron el volumen del repositorio a las 6:00.",
    },
    note: "El volumen se remontó con otro identificador. Revisar también el de respaldos.",
    answer:
      "El volumen del repositorio se montó con otra ruta tras la ampliación. Corregimos el montaje y reiniciamos los índices: el servicio opera desde las 10:41.",
    thanks: "Confirmado, ventanilla operando. Gracias.",
  },
  {
    subject: "La exportación a PDF/A se detiene a los 2 GB",
    product: "ecm_framework",
    environment: "production",
    affectedBp: 2200,
    canWork: true,
    text: "Al exportar lotes grandes a PDF/A el proceso se detiene al llegar a 2 GB, sin mensaje. Los lotes menores terminan.",
    acknowledge: "Lo reproducimos con un lote de prueba. Parece un límite del directorio temporal.",
    ask: {
      question: "¿Puede enviarnos la traza de la exportación (nivel DEBUG) de un lote que falle?",
      reply: "La adjunto en texto:\n\n```\nExportWorker: write failed: EFBIG /tmp/exp-8812\n```",
    },
    note: "El /tmp del cliente es FAT32 montado por NFS. Raro, pero es.",
    answer:
      "El directorio temporal está en un volumen con límite de 2 GB por archivo. Cambiamos `export.tmp` a /datos/tmp y los lotes grandes terminan.",
    thanks: "Un lote de 11 GB terminó bien.",
  },
  {
    subject: "La búsqueda por folio repite resultados",
    product: "sigap",
    environment: "production",
    affectedBp: 1800,
    canWork: true,
    text: "Al buscar por folio, los oficios reasignados aparecen dos veces. No impide trabajar, pero confunde al capturar.",
    acknowledge: "Ocurre con los reasignados antes de la 6.1. Preparamos la corrección del índice.",
    answer:
      "El índice conservaba el área anterior. Ejecutamos la depuración en una copia y mañana a las 7:30 en producción; le avisamos al terminar.",
    thanks: "Resuelto, ya no se repiten.",
  },
  {
    subject: "Permisos heredados en carpetas nuevas",
    product: "ecm_framework",
    environment: "production",
    affectedBp: 700,
    canWork: true,
    text: "Las carpetas nuevas del área jurídica heredan lectura para todos. Debería ser solo del área.",
    acknowledge: "La plantilla «Jurídico» trae la herencia activada. La revisamos con usted.",
    answer:
      "Desactivamos la herencia en la plantilla y corregimos las 14 carpetas creadas desde el lunes. El listado va en el anexo.",
    thanks: "Revisado con el área, correcto.",
  },
  {
    subject: "Texto cortado en el visor de documentos",
    product: "sigap",
    environment: "test",
    affectedBp: 500,
    canWork: true,
    text: "En el ambiente de pruebas el visor corta la última línea de los oficios en tamaño carta.",
    acknowledge: "Es el margen del nuevo controlador de impresión. Lo ajustamos en pruebas.",
    answer:
      "Ajustamos el margen inferior a 12 mm. La corrección se incluye en la 6.1.2, que instalará ya con ese valor.",
    thanks: "Se ve completo.",
  },
  {
    subject: "e-firma: el sello de tiempo tarda más de un minuto",
    product: "sigap",
    module: "e_firma",
    environment: "production",
    affectedBp: 6200,
    canWork: true,
    text: "Firmar un oficio tarda entre 60 y 90 segundos desde el viernes. Se puede firmar, pero se forma fila: lo usa más de la mitad del personal.",
    acknowledge: "La autoridad de sellado responde lento por la ruta principal. Probamos la alterna.",
    ask: {
      question: "¿Su salida a internet cambió de proveedor el viernes?",
      reply: "Sí, el viernes por la tarde.",
    },
    note: "El nuevo proveedor filtra el puerto y todo sale por el proxy. Pedir regla directa.",
    answer:
      "El tráfico al sellado pasaba por un proxy con inspección. Con la regla directa que aplicó su proveedor, la firma tarda 2 segundos.",
    thanks: "Excelente, ya no hay fila.",
  },
  {
    subject: "ECM Loader rechaza lotes con acentos en el nombre",
    product: "ecm_framework",
    module: "ecm_loader",
    environment: "production",
    affectedBp: 1500,
    canWork: true,
    text: "El cargador masivo rechaza los archivos cuyo nombre lleva acentos o eñe. Los renombramos a mano.",
    acknowledge: "El lote viene en otra codificación. Le proponemos un ajuste sin renombrar.",
    ask: {
      question: "¿Con qué programa se comprimen los lotes?",
      reply: "Con el del escáner, versión 3. No deja elegir.",
    },
    answer:
      "Indique `loader.charset=ISO-8859-1` para esa fuente: ya no hace falta renombrar. El cambio queda solo para el escáner.",
    thanks: "Se cargaron 3,400 imágenes sin tocar nombres.",
  },
  {
    subject: "¿Cómo se agrega un área nueva a la Oficina Digital?",
    product: "ecm_framework",
    module: "oficina_digital",
    environment: "production",
    affectedBp: 200,
    canWork: true,
    kind: "question",
    text: "Se creó la Dirección de Archivo y necesitamos su bandeja, numeración y firmantes antes del día primero.",
    acknowledge: "Con gusto. Le enviamos los pasos y quedamos atentos el día del cambio.",
    answer:
      "1. *Catálogos › Áreas*: alta con siglas. 2. *Numeración*: serie propia desde 0001. 3. *Firmantes*: titular y suplente. 4. Mueva las plantillas. Son unos 20 minutos; podemos acompañarlo.",
    thanks: "Quedó lista. Muy claro.",
  },
  {
    subject: "Consulta ciudadana: el acuse no llega por correo",
    product: "sigap",
    environment: "production",
    affectedBp: 3000,
    canWork: true,
    text: "Desde el martes los ciudadanos no reciben el acuse de su solicitud. En la ventanilla sí se imprime.",
    acknowledge: "Su servidor de correo rechaza al remitente. Vemos los rebotes.",
    ask: { question: "¿Se activó DMARC en su dominio esta semana?", reply: "Sí, con política de rechazo." },
    answer:
      "El sistema enviaba con un remitente que la nueva política rechaza. Cambiamos el remitente al dominio autorizado y reenviamos los 86 acuses pendientes.",
    thanks: "Confirmado con tres ciudadanos. Gracias.",
  },
  {
    subject: "Poder adjuntar un plano al oficio desde el celular",
    product: "sigap",
    module: "e_oficio",
    environment: "production",
    affectedBp: 300,
    canWork: true,
    kind: "feature_request",
    text: "Los inspectores toman fotos en campo y las envían por correo. Ayudaría adjuntarlas al oficio desde el teléfono.",
    acknowledge: "Queda registrada su petición con el caso de uso de los inspectores.",
    answer:
      "Se incluirá en el análisis de la versión mayor siguiente. Mientras tanto, la dirección de correo del oficio ya acepta adjuntos y los integra.",
    thanks: "Nos sirve la dirección de correo por ahora.",
  },
];

const plan: [Stage, number, number, string, { late?: boolean; site?: string }?][] = [
  ["diagnosed", 0, 150, "grupo-registral-anahuac"],
  ["waiting", 1, 560, "grupo-registral-anahuac"],
  ["level2", 2, 700, "grupo-registral-anahuac"],
  ["new", 3, 300, "grupo-registral-anahuac"],
  ["replied", 5, 440, "tribunal-laboral-oriente"],
  ["level2", 5, 620, "puertos-del-pacifico", { site: "terminal 2" }],
  ["level2", 1, 1150, "secretaria-cultura-bajio"],
  ["diagnosed", 6, 1480, "secretaria-cultura-bajio"],
  ["waiting", 8, 900, "instituto-vivienda-norte"],
  ["replied", 8, 1230, "puertos-del-pacifico"],
  ["new", 7, 50, "tribunal-laboral-oriente"],
  ["new", 2, 760, "instituto-vivienda-norte"],
  ["diagnosed", 9, 2000, "instituto-vivienda-norte"],
  ["answered", 3, 2100, "tribunal-laboral-oriente"],
  ["answered", 6, 1400, "grupo-registral-anahuac", { site: "archivo" }],
  ["reopened", 4, 3400, "puertos-del-pacifico"],
  ["resolved", 4, 2900, "grupo-registral-anahuac"],
  ["resolved", 0, 1300, "instituto-vivienda-norte"],
  ["resolved", 7, 3700, "secretaria-cultura-bajio"],
];

const sites = [
  "oficialía",
  "delegación sur",
  "archivo de concentración",
  "ventanilla 3",
  "jurídico",
  "piso 5",
];
const busy = [
  "grupo-registral-anahuac",
  "instituto-vivienda-norte",
  "secretaria-cultura-bajio",
  "puertos-del-pacifico",
  "tribunal-laboral-oriente",
];

const closed: DemoTicket[] = Array.from({ length: 31 }, (_, i) => ({
  story: (i * 3) % stories.length,
  customer: busy[i % busy.length] ?? "grupo-registral-anahuac",
  stage: "closed",
  age: 10_600 + i * 3_200,
  late: i % 12 === 5,
  site: sites[i % sites.length] ?? "archivo",
}));

export const ecmSupport: DemoSupport = {
  customers,
  stories,
  tickets: [
    ...closed.reverse(),
    ...plan.map(([stage, story, age, customer, more]) => ({ stage, story, age, customer, ...more })),
  ],
};
