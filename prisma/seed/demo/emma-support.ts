import { customerOrg } from "./customer-org.ts";
import type { DemoContract, DemoCustomer, DemoSupport, DemoTicket, Stage, Story } from "./support-types.ts";

const emma = (name: string, salePrice: number, version = "4.1"): DemoContract["systems"] => [
  { product: "emma", name, version, salePrice, modules: ["visibility", "access_control", "cmdb"] },
];

const customers: DemoCustomer[] = [
  {
    org: customerOrg(
      "ayuntamiento-valdelagua",
      "Ayuntamiento de Valdelagua",
      "valdelagua.example",
      "ES",
      "Valdelagua",
      [
        ["beatriz.salgado", "Beatriz Salgado", ["customer_admin", "customer_contact"]],
        ["julio.merino", "Julio Merino", ["customer_contact"]],
        ["pilar.roca", "Pilar Roca", ["customer_reader"]],
      ],
    ),
    contracts: [
      {
        key: "2026",
        plan: "emma_support",
        servedBy: "sistemas-arlanza",
        startsIn: -180,
        months: 12,
        systems: emma("Red municipal", 86_000),
        contacts: [{ who: "beatriz.salgado" }, { who: "julio.merino" }],
        quotes: [
          {
            sentIn: -215,
            validIn: -185,
            by: "Lucía Ferrer",
            discount: { bp: 500, why: "Primer ayuntamiento de la comarca", by: "Andrés Quiroga" },
            answer: { accepted: true, in: -205 },
          },
        ],
        order: { number: "EXP-2026/044", in: -200 },
        invoiced: { number: "OCF-26-077", throughIn: -90, by: "Irene Pons" },
        amendment: {
          in: -35,
          reason: "Entra la red de la policía local.",
          by: "Lucía Ferrer",
          add: emma("Red de la policía local", 24_000),
        },
      },
    ],
  },
  {
    org: customerOrg(
      "consorcio-hospitalario-duero",
      "Consorcio Hospitalario del Duero",
      "chduero.example",
      "ES",
      "Aranda de Duero",
      [
        ["mateo.sanz", "Mateo Sanz", ["customer_admin", "customer_contact"]],
        ["cristina.vela", "Cristina Vela", ["customer_contact"]],
      ],
    ),
    contracts: [
      {
        key: "2026",
        plan: "emma_support",
        servedBy: "sistemas-arlanza",
        startsIn: -326,
        months: 12,
        systems: emma("Red hospitalaria", 210_000, "4.0"),
        contacts: [{ who: "mateo.sanz" }, { who: "cristina.vela" }],
      },
    ],
  },
  {
    org: customerOrg("aguas-fuentelmonte", "Aguas de Fuentelmonte", "aguasfm.example", "ES", "Soria", [
      ["rebeca.nieto", "Rebeca Nieto", ["customer_admin", "customer_contact"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "emma_support",
        servedBy: "sistemas-arlanza",
        startsIn: -60,
        months: 12,
        systems: emma("Telecontrol", 54_000),
        contacts: [{ who: "rebeca.nieto" }],
      },
    ],
  },
  {
    org: customerOrg("diputacion-urbasa", "Diputación de Urbasa", "urbasa.example", "ES", "Vitoria-Gasteiz", [
      ["aitor.mendia", "Aitor Mendía", ["customer_admin", "customer_contact"]],
      ["leire.otxoa", "Leire Otxoa", ["customer_contact"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "emma_support",
        servedBy: "norte-ciberseguridad",
        startsIn: -150,
        months: 12,
        systems: emma("Red foral", 175_000, "2.4"),
        contacts: [{ who: "aitor.mendia" }, { who: "leire.otxoa" }],
      },
    ],
  },
  {
    org: customerOrg(
      "universidad-berrocal",
      "Universidad de Berrocal",
      "uberrocal.example",
      "ES",
      "Berrocal",
      [
        ["samuel.gallego", "Samuel Gallego", ["customer_admin", "customer_contact"]],
        ["marina.ochoa", "Marina Ochoa", ["customer_contact"]],
      ],
    ),
    contracts: [
      {
        key: "2025",
        plan: "emma_support",
        servedBy: "duero-defensa-digital",
        startsIn: -351,
        months: 12,
        systems: emma("Campus", 140_000),
        contacts: [{ who: "samuel.gallego" }],
      },
      {
        key: "2026",
        plan: "emma_support",
        servedBy: "duero-defensa-digital",
        startsIn: 14,
        months: 12,
        signedIn: -3,
        renews: "2025",
        systems: emma("Campus", 140_000),
        contacts: [{ who: "samuel.gallego" }, { who: "marina.ochoa" }],
      },
    ],
  },
  {
    org: customerOrg(
      "puerto-almansa",
      "Autoridad Portuaria de Almansa",
      "puertoalmansa.example",
      "ES",
      "Almansa del Mar",
      [["vicenta.pla", "Vicenta Pla", ["customer_admin", "customer_contact"]]],
    ),
    contracts: [
      {
        key: "2026",
        plan: "emma_support",
        servedBy: "levante-redes",
        startsIn: -280,
        months: 12,
        systems: emma("Red portuaria", 98_000, "3.2"),
        contacts: [{ who: "vicenta.pla" }],
      },
    ],
  },
  {
    org: customerOrg("energia-sanabria", "Energía Sanabria", "sanabria.example", "ES", "Zamora", [
      ["fermin.casas", "Fermín Casas", ["customer_admin", "customer_contact"]],
      ["lola.arce", "Lola Arce", ["customer_contact"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "emma_support",
        startsIn: -100,
        months: 12,
        systems: emma("Subestaciones", 320_000),
        contacts: [{ who: "fermin.casas" }, { who: "lola.arce", untrained: true }],
      },
    ],
  },
  {
    org: customerOrg("mancomunidad-henar", "Mancomunidad del Henar", "henar.example", "ES", "Cuéllar", [
      ["gema.rubio", "Gema Rubio", ["customer_admin", "customer_contact"]],
    ]),
    contracts: [
      {
        key: "2024",
        plan: "emma_support",
        servedBy: "sistemas-arlanza",
        startsIn: -430,
        months: 12,
        systems: emma("Red de la mancomunidad", 31_000, "2.0"),
        contacts: [{ who: "gema.rubio" }],
      },
    ],
  },
  {
    org: customerOrg("museo-tierras-altas", "Museo de Tierras Altas", "mtaltas.example", "ES", "Soria", [
      ["adrian.lobo", "Adrián Lobo", ["customer_admin"]],
    ]),
    contracts: [
      {
        key: "2027",
        plan: "emma_support",
        servedBy: "sistemas-arlanza",
        startsIn: 9,
        months: 12,
        signedIn: null,
        systems: emma("Red del museo", 18_000, "2.4"),
        contacts: [],
        quotes: [
          {
            sentIn: -15,
            validIn: 15,
            by: "Lucía Ferrer",
            words: "Como hablamos en la visita al museo.",
            answer: { accepted: true, in: -6 },
          },
        ],
        order: { number: "PED-0311", in: -2 },
      },
    ],
  },
];

const stories: Story[] = [
  {
    subject: "No se despliega la política en tres nodos",
    product: "emma",
    environment: "production",
    affectedBp: 5500,
    canWork: true,
    text: "Desde el cambio de ayer, la política de acceso no llega a los nodos 4, 6 y 9. Algo más de la mitad de los puestos entra en la red de cuarentena, aunque pueden trabajar con la excepción.",
    acknowledge:
      "Gracias. Los tres nodos rechazan la versión de la política por la firma. Lo estamos mirando con el nodo 4.",
    ask: {
      question: "¿Puede enviarnos la salida de `emma-node status --policy` en los nodos 4 y 5?",
      reply: "Va aquí. El 4 dice `signature: unknown issuer`; el 5, `ok`.",
    },
    note: "El nodo 4 se reinstaló en mayo y no se renovó su cadena de certificados. Revisar también el 6 y el 9.",
    level3: {
      steps:
        "1. Reinstalar un nodo. 2. Renovar la CA del clúster. 3. La política no se despliega en ese nodo.",
      logs: "policyd: signature: unknown issuer CN=emma-ca-2025",
      tried: "Importar la cadena a mano: funciona hasta el siguiente reinicio.",
      more: "¿Pueden enviar el paquete de diagnóstico completo del nodo 6 y la fecha de su última reinstalación?",
      answer:
        "Confirmado: el reinicio restaura la cadena antigua desde la copia del instalador. Corregido en 4.1.2; mientras tanto, `emma-node trust --persist`.",
    },
    answer:
      "Los tres nodos guardaban la cadena antigua. Con `emma-node trust --persist` la política ya está en todos; la corrección definitiva llega en la 4.1.2.",
    thanks: "Comprobado: los nueve nodos tienen la política. Muchas gracias.",
  },
  {
    subject: "La CMDB duplica los equipos con dos interfaces",
    product: "emma",
    module: "cmdb",
    environment: "production",
    affectedBp: 2400,
    canWork: true,
    text: "Los portátiles con base y wifi aparecen dos veces en la CMDB, y los informes de inventario no cuadran con compras.",
    acknowledge: "Vemos 212 duplicados. La regla de unión usa la dirección MAC y no el número de serie.",
    ask: {
      question: "¿Los equipos informan del número de serie por el agente o por WMI?",
      reply: "Por WMI, salvo unos 40 de la biblioteca, que no tienen agente.",
    },
    answer:
      "Hemos añadido el número de serie como primera clave de unión y lanzado la fusión: quedan 3 casos para revisar a mano, que le dejamos en el informe «Duplicados».",
    thanks: "Ahora cuadra con compras. Gracias.",
  },
  {
    subject: "Nadie puede entrar por la VPN de acceso remoto",
    product: "emma",
    environment: "production",
    affectedBp: 10000,
    canWork: false,
    text: "Desde las 8:15 ningún usuario remoto puede conectarse. El portal responde «credenciales no válidas» también a quien acaba de cambiar la contraseña. Están parados los técnicos de guardia.",
    acknowledge: "Lo vemos: el conector con el directorio no responde. Estamos en ello con prioridad máxima.",
    ask: {
      question: "¿Se ha renovado hoy el certificado del controlador de dominio?",
      reply: "Sí, esta madrugada, en los dos controladores.",
    },
    level3: {
      steps:
        "1. Renovar el certificado LDAPS. 2. El conector no recarga la confianza. 3. Toda autenticación falla.",
      logs: "ldap-connector: TLS handshake: certificate unknown",
      tried: "Reiniciar el conector: sin cambios hasta importar la nueva CA.",
      answer:
        "Correcto: el conector no relee la CA en caliente. Queda anotado para la 4.2; el procedimiento es importar la CA y reiniciar `ldap-connector`.",
    },
    answer:
      "Importamos la nueva CA del directorio y reiniciamos el conector: la VPN funciona desde las 9:02. Le dejamos el procedimiento para la próxima renovación.",
    thanks: "Todos conectados. Gracias por la rapidez.",
  },
  {
    subject: "El informe mensual de cumplimiento sale vacío",
    product: "emma",
    environment: "production",
    affectedBp: 800,
    canWork: true,
    text: "El informe del ENS de noviembre sale sin datos en la sección de equipos no conformes. El de octubre estaba bien.",
    acknowledge: "La sección depende de una etiqueta que se renombró el día 3. Lo corregimos.",
    answer:
      "La etiqueta «no-conforme» pasó a «no conforme» y el informe buscaba la antigua. Actualizado; puede volver a generarlo.",
    thanks: "Ya sale completo.",
  },
  {
    subject: "Clúster: el nodo secundario no toma el servicio",
    product: "emma",
    environment: "production",
    affectedBp: 5200,
    canWork: true,
    text: "En la prueba de conmutación de esta mañana el nodo secundario tardó once minutos en tomar el servicio. En ese tiempo los cambios de puerto no se autorizaban y hubo que conectar a mano a medio edificio.",
    acknowledge: "Once minutos no es normal: el objetivo es menos de uno. Revisamos la cola de réplica.",
    ask: {
      question: "¿Qué latencia hay entre los dos centros (`emma-cluster ping`)?",
      reply: "Entre 2 y 3 ms, con picos de 180 ms cada hora en punto.",
    },
    note: "Los picos coinciden con la copia de seguridad. Proponer otra ventana.",
    level3: {
      steps:
        "1. Copia en la misma línea de réplica. 2. Conmutar durante la copia. 3. La toma de servicio espera la cola.",
      logs: "replica: backlog 41210, waiting for drain",
      tried: "Conmutar fuera de la copia: 40 segundos.",
      answer:
        "Comportamiento conocido: se espera a vaciar la cola. En 4.1.2 hay límite de 60 s configurable (`takeover.maxDrain`).",
    },
    answer:
      "La réplica compartía línea con la copia. Movimos la copia a las 3:00 y limitamos la espera a 60 segundos; la prueba repetida tardó 38.",
    thanks: "Prueba repetida con ustedes al teléfono: perfecto.",
  },
  {
    subject: "¿Cómo se etiquetan los equipos de proveedores?",
    product: "emma",
    module: "cmdb",
    environment: "production",
    affectedBp: 300,
    canWork: true,
    kind: "question",
    text: "Queremos que los portátiles de empresas externas entren solo en su segmento y con fecha de fin.",
    acknowledge: "Se puede hacer con una etiqueta con caducidad. Le preparamos el ejemplo.",
    answer:
      "Cree la etiqueta «proveedor» con caducidad, asóciela al segmento en *Políticas › Segmentación* y active el aviso de siete días. El anexo lleva las capturas y una plantilla.",
    thanks: "Funciona a la primera.",
  },
  {
    subject: "Los teléfonos IP pierden la VLAN de voz",
    product: "emma",
    module: "access_control",
    environment: "production",
    affectedBp: 3500,
    canWork: true,
    text: "Un tercio de los teléfonos de la segunda planta se queda sin voz tras cada reinicio de los conmutadores. Se arregla desconectando y conectando el cable.",
    acknowledge: "Parece el orden entre LLDP y la autenticación. Reproducimos en laboratorio.",
    ask: {
      question: "¿Modelo y versión de los conmutadores de la segunda planta?",
      reply: "Los cuatro son del mismo modelo, versión 16.11; los demás tienen 16.12.",
    },
    answer:
      "La 16.11 envía LLDP antes de autorizar el puerto. Con la 16.12 desaparece; mientras tanto hemos puesto un retardo de 5 s en la política de voz.",
    thanks: "Actualizados a 16.12, sin más cortes.",
  },
  {
    subject: "Aviso antes de que caduque una excepción",
    product: "emma",
    environment: "production",
    affectedBp: 200,
    canWork: true,
    kind: "feature_request",
    text: "Las excepciones de acceso caducan sin aviso y el usuario llama. Nos ayudaría un correo tres días antes.",
    acknowledge: "Buena idea; la trasladamos al fabricante con su ejemplo.",
    answer:
      "Queda registrada como petición. Mientras tanto, el informe programado «Excepciones por caducar» le llega cada lunes.",
    thanks: "El informe nos sirve por ahora.",
  },
  {
    subject: "Actualización a 4.1 detenida en el paso de base de datos",
    product: "emma",
    environment: "test",
    affectedBp: 1000,
    canWork: true,
    text: "En preproducción la actualización a la 4.1 lleva una hora en «migrating events». Producción sigue en 4.0.",
    acknowledge:
      "No la detengan: con su volumen, el paso tarda unas dos horas. Lo confirmamos con el registro.",
    answer:
      "Terminó a las 2 h 10 min: migró 90 millones de eventos. Para producción, reduzca antes la retención a 90 días y tardará unos 25 minutos.",
    thanks: "Lo haremos así el sábado.",
  },
  {
    subject: "El portal cautivo no muestra el acuerdo de uso",
    product: "emma",
    environment: "production",
    affectedBp: 1200,
    canWork: true,
    text: "Los invitados pasan directamente sin aceptar el acuerdo. Lo detectó auditoría interna.",
    acknowledge: "El paso está desactivado en el perfil «Invitados 2». Comprobamos desde cuándo.",
    ask: {
      question: "¿Usan el perfil «Invitados 2» a propósito en la sede nueva?",
      reply: "No, se clonó en la mudanza de septiembre.",
    },
    answer:
      "El perfil clonado no llevaba el paso del acuerdo. Está activado y el registro desde septiembre se puede exportar para auditoría.",
    thanks: "Exportado y entregado a auditoría.",
  },
];

const plan: [Stage, number, number, string, { late?: boolean; site?: string }?][] = [
  ["l3_more", 0, 560, "ayuntamiento-valdelagua"],
  ["l3_accepted", 4, 420, "consorcio-hospitalario-duero"],
  ["l3_asked", 0, 300, "diputacion-urbasa", { site: "sede de Salvatierra" }],
  ["l3_asked", 4, 800, "universidad-berrocal", { site: "campus sur" }],
  ["level2", 0, 350, "aguas-fuentelmonte", { site: "estación 3" }],
  ["waiting", 1, 1100, "ayuntamiento-valdelagua"],
  ["waiting", 6, 700, "puerto-almansa"],
  ["replied", 6, 1250, "consorcio-hospitalario-duero", { site: "planta 2" }],
  ["replied", 9, 900, "energia-sanabria"],
  ["diagnosed", 2, 170, "aguas-fuentelmonte"],
  ["diagnosed", 1, 1190, "diputacion-urbasa"],
  ["new", 5, 40, "ayuntamiento-valdelagua"],
  ["new", 3, 260, "universidad-berrocal"],
  ["new", 8, 900, "energia-sanabria"],
  ["l3_answered", 0, 470, "consorcio-hospitalario-duero", { site: "urgencias" }],
  ["answered", 7, 2300, "diputacion-urbasa"],
  ["answered", 1, 1500, "aguas-fuentelmonte"],
  ["reopened", 8, 3300, "ayuntamiento-valdelagua"],
  ["resolved", 2, 1000, "consorcio-hospitalario-duero"],
  ["resolved", 5, 2800, "energia-sanabria"],
  ["resolved", 3, 3600, "puerto-almansa"],
];

const sites = [
  "sede central",
  "planta 4",
  "archivo",
  "edificio B",
  "delegación norte",
  "oficina de atención",
  "CPD 2",
];
const busy = [
  "ayuntamiento-valdelagua",
  "consorcio-hospitalario-duero",
  "diputacion-urbasa",
  "universidad-berrocal",
  "energia-sanabria",
  "aguas-fuentelmonte",
];

const closed: DemoTicket[] = Array.from({ length: 29 }, (_, i) => ({
  story: (i * 3) % stories.length,
  customer: busy[i % busy.length] ?? "ayuntamiento-valdelagua",
  stage: "closed",
  age: 10_800 + i * 3_400,
  late: i % 10 === 4,
  site: sites[i % sites.length] ?? "archivo",
}));

export const emmaSupport: DemoSupport = {
  customers,
  stories,
  tickets: [
    ...closed.reverse(),
    ...plan.map(([stage, story, age, customer, more]) => ({ stage, story, age, customer, ...more })),
  ],
};
