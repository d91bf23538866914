import type en from "../en/training.ts";
import type { Messages } from "../shape.ts";
import course from "./training/course.ts";
import exam from "./training/exam.ts";
import orders from "./training/orders.ts";
import refusals from "./training/refusals.ts";
import session from "./training/session.ts";

export default {
  title: "Formación",
  lead: "Cursos con sus convocatorias. Plazas, exámenes y resultados llevan al certificado.",
  leadPartner: "Cursos para su personal, con lo que cuestan hoy a su empresa.",
  online: "En línea",
  cancel: "Cancelar",
  calendarTrainer: "Formador: {name}",
  left: "{name} ya no está en la empresa.",
  tabs: {
    label: "Formación",
    dates: "Convocatorias",
    courses: "Cursos",
    orders: "Pedidos",
    mine: "Mi formación",
  },
  views: {
    label: "Mostrar",
    upcoming: "Próximas",
    ownVendor: "Las que imparto",
    ownPartner: "Con nuestra gente",
    past: "Pasadas",
  },
  filter: { course: "Curso", all: "Todos los cursos", apply: "Filtrar" },
  columns: {
    when: "Cuándo",
    course: "Curso",
    place: "Lugar",
    seats: "Plazas",
    price: "Precio",
    own: "Nuestra gente",
    state: "Estado",
    trainer: "Formador",
    areas: "Certifica en",
    questions: "Preguntas",
    next: "Próxima fecha",
    actions: "Acciones",
    person: "Persona",
    company: "Empresa",
    attendance: "Asistió",
    result: "Resultado",
  },
  seatsOf: "{taken} de {seats}",
  waitingCount: "{count, plural, one {# en espera} other {# en espera}}",
  ownCount:
    "{seated, plural, =0 {} one {# plaza} other {# plazas}}{waiting, plural, =0 {} one { · # en espera} other { · # en espera}}{asked, plural, =0 {} one { · # solicitud} other { · # solicitudes}}",
  sessionState: {
    open: "abierta",
    full: "completa, lista de espera",
    closed: "inscripción cerrada",
    running: "en curso",
    over: "terminada",
    cancelled: "anulada",
  },
  enrolmentState: {
    asked: "pide plaza",
    waiting: "lista de espera",
    seated: "con plaza",
    cancelled: "cancelada",
  },
  outcome: { open: "pendiente", passed: "superado", failed: "no superado" },
  price: {
    forPeople: "{people, plural, one {para una persona} other {para # personas}}",
    additional: "{price} por cada persona más",
    discount: "−{percent}",
    none: "sin precio indicado",
  },
  none: "Aquí no hay convocatorias",
  noneVendor: "Cree la convocatoria de un curso: los partners la ven e inscriben a su gente.",
  nonePartner: "El fabricante publica aquí las convocatorias. Pregunte a su contacto por la próxima.",
  newSession: "Nueva convocatoria",
  newCourse: "Nuevo curso",
  ...session,
  ...course,
  ...orders,
  ...exam,
  ...refusals,
} satisfies Messages<typeof en>;
