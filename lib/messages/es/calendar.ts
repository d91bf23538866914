import type en from "../en/calendar.ts";
import type { Messages } from "../shape.ts";

export default {
  title: "Suscripciones de calendario",
  lead: "Siga lo que termina, y cuándo, en el calendario que ya usa. Los días llegan solos y se mueven cuando aquí se mueven.",
  link: "Seguir en un calendario",
  scopes: {
    own: {
      name: "{workspace}: mis certificados",
      title: "Mis certificados",
      text: "Cuándo termina cada uno de sus certificados, desde cuándo se puede renovar y los cursos en los que tiene plaza.",
    },
    company: {
      name: "{workspace}: {company}",
      title: "{company}",
      text: "Certificados y cursos de todas sus personas, acuerdos, hasta cuándo se puede subsanar un nivel, y los contratos que atiende: cuándo terminan, sus días agendados y sus revisiones.",
    },
    vendor: {
      name: "{workspace}: todos los partners",
      title: "Todos los partners",
      text: "Cuándo terminan los certificados y los acuerdos de todos los partners, hasta cuándo se pueden subsanar los niveles, todas las convocatorias de cursos, cuándo terminan los contratos, y los días y revisiones de los que atiende el fabricante.",
    },
  },
  entries: {
    renewal: "Se abre la renovación: {who}, {what}",
    certificate: "Termina el certificado: {who}, {what}",
    agreement: "Termina el acuerdo: {who}, {what}",
    remediation: "Último día para subsanar {what}: {who}",
    training: "Curso: {what}",
    endOfLife: "Termina el soporte: {who}",
    contract: "Termina el contrato: {who}",
    bookedDay: "Soporte fuera de horario: {who}",
    review: "Revisión de negocio: {who}",
    trainingOf: "Curso: {what}, {who}",
  },
  kinds: {
    renewal: "Renovación",
    certificate: "Certificado",
    agreement: "Acuerdo",
    remediation: "Subsanación",
    endOfLife: "Fin de soporte",
    contract: "Contrato",
    bookedDay: "Día agendado",
    review: "Revisión de negocio",
    training: "Formación",
  },
  until: "termina el {day}",
  open: "Crear una dirección",
  address: "Dirección de {name}",
  secret: "Quien conozca esta dirección lee el calendario sin iniciar sesión. No la comparta.",
  subscribe: "Abrir en el programa de calendario",
  turn: "Dirección nueva",
  turnTitle: "¿Dar una dirección nueva a este calendario?",
  turnText: "Los programas que tengan la anterior dejarán de leer. Después añada allí la nueva.",
  close: "Quitar la dirección",
  closeTitle: "¿Quitar la dirección?",
  closeText: "Los programas que la tengan dejarán de leer. Puede crear otra cuando quiera.",
  never: "Ningún programa la ha consultado todavía.",
  read: "Última lectura de un programa: {when}",
  how: "Cómo se hace",
  steps: {
    google: "Google Calendar: Otros calendarios, Añadir, Desde URL, pegue la dirección.",
    outlook: "Outlook: Agregar calendario, Suscribirse desde la web, pegue la dirección.",
    apple:
      "Calendario de Apple: Archivo, Nueva suscripción a calendario, pegue la dirección. O pulse «Abrir en el programa de calendario».",
  },
  done: {
    open: "La dirección está lista",
    turn: "El calendario tiene una dirección nueva",
    close: "La dirección se ha quitado",
  },
} satisfies Messages<typeof en>;
