import type { DemoOptions } from "./types.ts";

export const ecmOptions: readonly DemoOptions[] = [
  {
    customer: "grupo-registral-anahuac",
    contract: "2026",
    consultant: "Rodrigo Ibáñez",
    manager: "Paola Cisneros",
    packs: [
      { order: "OC-2026-0184", hours: 80, bought: -130 },
      { order: "OC-2026-0411", hours: 100, bought: -24 },
    ],
    time: [
      { on: -118, hours: 16, what: "Levantamiento para la integración con el archivo registral" },
      { on: -96, hours: 24, what: "Integración del archivo registral: servicios de consulta" },
      { on: -71, hours: 12.5, what: "Capacitación a administradores en numeración y firmantes" },
      {
        on: -52,
        hours: 8,
        what: "Afinación de índices de búsqueda",
        back: "Se registró dos veces: la visita fue de un solo día",
      },
      { on: -52, hours: 8, what: "Afinación de índices de búsqueda" },
      { on: -19, hours: 14, what: "Migración de plantillas de oficio a la versión 6.1" },
    ],
    planned: [
      { on: 9, hours: 16, what: "Migración de plantillas: oficialía y delegación sur", state: "agreed" },
      { on: 26, hours: 8, what: "Tablero de oficios por vencer para la dirección", state: "asked" },
      {
        on: -33,
        hours: 8,
        what: "Revisión de respaldos en sitio",
        state: "cancelled",
        reason: "El cliente la hizo con su proveedor de infraestructura",
      },
    ],
    onSite: {
      order: "OC-2026-0177",
      from: -144,
      reviews: [{ on: 31, place: "Sala de juntas, piso 5" }, {}],
    },
    days: [
      {
        on: 18,
        from: "20:00",
        to: "23:30",
        reason: "Actualización de SIGAP central a la 6.2 con el archivo en solo lectura",
        state: "agreed",
      },
    ],
    readiness: {
      remote_access: [
        {
          deed: "stated",
          at: -140,
          text: "VPN con dos cuentas nominales para soporte. La administra redes.",
        },
        { deed: "confirmed", at: -138, review: 227 },
      ],
      own_experts: [
        {
          deed: "stated",
          at: -353,
          text: "Base de datos: Julián Tapia. Sistema operativo y red: mesa de servicios.",
        },
        { deed: "confirmed", at: -351, review: 14 },
      ],
      equivalent_support: [
        {
          deed: "stated",
          at: -2,
          text: "Póliza de hardware renovada hasta junio. Base de datos con soporte del fabricante.",
        },
      ],
      backup: [
        { deed: "stated", at: -136, text: "Respaldo completo cada noche a cinta." },
        { deed: "returned", at: -134, text: "¿Cuándo se probó por última vez una recuperación completa?" },
      ],
      test_environment: [
        { deed: "stated", at: -372, text: "Ambiente de pruebas con copia mensual de producción." },
        { deed: "confirmed", at: -370, review: -5 },
      ],
      trained_administrators: [
        {
          deed: "stated",
          at: -120,
          text: "Verónica Montes y Ulises Cordero tomaron el curso de administración.",
        },
        { deed: "confirmed", at: -119, review: 246 },
      ],
    },
    former: [{ name: "Rosalba Quintero", from: -149, until: -41, replacedBy: "brenda.ochoa" }],
  },
  {
    customer: "secretaria-cultura-bajio",
    contract: "2026",
    consultant: "Lucía Arredondo",
    manager: "Paola Cisneros",
    packs: [{ order: "SC-0932/26", hours: 80, bought: -210 }],
    time: [
      { on: -201, hours: 24, what: "Carga inicial del acervo fotográfico" },
      { on: -160, hours: 20, what: "Reglas de metadatos y tesauro" },
      { on: -88, hours: 16, what: "Consulta pública del acervo: ajustes de accesibilidad" },
    ],
    planned: [{ on: -6, hours: 8, what: "Carga del fondo de planos", state: "agreed" }],
    onSite: {
      order: "SC-0931/26",
      from: -220,
      reviews: [
        {
          on: -44,
          place: "Videollamada",
          minutes: {
            releases:
              "ECM Framework 4.1 se libera este trimestre; cambia el visor. Se prueba primero en el ambiente de pruebas.",
            activity:
              "19 casos en el semestre, ninguno P1. Tiempo de respuesta dentro de lo acordado en todos.",
            migrations:
              "Pasar a la 4.1 antes de fin de año. Falta espacio para duplicar el almacén durante la migración.",
          },
          actions: [
            {
              what: "Pedir 4 TB más para el almacén",
              owner: "Noemí Padilla",
              due: -14,
              done: -17,
              note: "Entregados",
            },
            { what: "Plan de migración a la 4.1 con ventana de servicio", owner: "Lucía Arredondo", due: -4 },
            { what: "Segunda persona capacitada como contacto", owner: "Saúl Rivas", due: 21 },
          ],
        },
        {},
      ],
    },
    days: [
      {
        on: -70,
        from: "19:00",
        to: "23:00",
        reason: "Cambio de servidor de base de datos",
        state: "used",
        answer: "Se terminó a las 22:10 sin incidencias",
      },
      {
        on: 24,
        from: "18:30",
        to: "22:00",
        reason: "Migración a la 4.1, primera ventana",
        state: "asked",
      },
    ],
    readiness: {
      remote_access: [
        { deed: "stated", at: -215, text: "Acceso por escritorio remoto con aviso previo." },
        { deed: "confirmed", at: -212, review: 153 },
      ],
      backup: [
        { deed: "stated", at: -1, text: "Respaldo diario; recuperación probada el mes pasado, 3 horas." },
      ],
      test_environment: [
        { deed: "stated", at: -200, text: "Ambiente de pruebas en la misma granja." },
        { deed: "confirmed", at: -199, review: 166 },
      ],
    },
  },
];
