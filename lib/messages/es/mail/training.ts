import type en from "../../en/mail/training.ts";
import type { Messages } from "../../shape.ts";

export default {
  asked: {
    subject: "{name} pide plaza: {course}",
    body: "{name} querría hacer {course}, {when}. La plaza la paga su empresa, así que decide usted.",
    button: "Decidir",
  },
  waiting: {
    subject: "Lista de espera: {name}, {course}",
    body: "{course}, {when}, está completo. {name} espera por orden y recibirá la primera plaza que quede libre.",
    button: "Ver la convocatoria",
  },
  seated: {
    subject: "Plaza para {name}: {course}",
    body: "{name} tiene plaza en {course}, {when}. {place}",
    button: "Ver la convocatoria",
  },
  company_moved: {
    subject: "Cambio: {course}, {when}",
    body: "{course} cambia de hora o de lugar: {when}. {place}\n{count, plural, one {La plaza de {names} se mantiene} other {Las plazas de {names} se mantienen}}.",
    button: "Ver la convocatoria",
  },
  cancelled: {
    subject: "{name} ya no está en {course}",
    body: "{actor} ha retirado a {name} de {course}, {when}. {reason}",
    button: "Ver la convocatoria",
  },
  company_called_off: {
    subject: "Anulado: {course}, {when}",
    body: "{course}, {when}, no se celebra: {reason}\nNo hay nada que pagar. Busque otra convocatoria para {names}.",
    button: "Ver otras convocatorias",
  },
  trainer_named: {
    subject: "Usted imparte {course}, {when}",
    body: "{actor} le ha asignado como formador de {course}, {when}. {place}\nVe quién asiste y anota asistencia y resultados.",
    button: "Ver la convocatoria",
  },
  trainer_moved: {
    subject: "Cambio: {course}, {when}",
    body: "{course}, que usted imparte, cambia de hora o de lugar: {when}. {place}",
    button: "Ver la convocatoria",
  },
  trainer_replaced: {
    subject: "Ya no imparte {course}, {when}",
    body: "{actor} ha asignado a otra persona a {course}, {when}.",
    button: "Ver la convocatoria",
  },
  trainer_called_off: {
    subject: "Anulado: {course}, {when}",
    body: "{course}, {when}, que iba a impartir usted, no se celebra: {reason}",
    button: "Ver la convocatoria",
  },
  renewal_passed: {
    subject: "{name} superó {area}: falta renovar",
    body: "{name} ha superado {course} y tiene un certificado de {area} que ya se puede renovar.",
    button: "Renovar el certificado",
  },
  date_asked: {
    subject: "{company} pide fecha: {course}",
    body: "{company} pide fecha para {course}, para {people, plural, one {una persona} other {# personas}}. {note}\nSi abre una convocatoria, se avisa a todas las empresas que la han pedido; si no, explique por qué.",
    button: "Ver quién la pide",
  },
  date_opened: {
    subject: "{course} ya tiene fecha: {when}",
    body: "Ya está la convocatoria que pidió su empresa: {course}, {when}. {place}",
    button: "Reservar plazas",
  },
  date_declined: {
    subject: "De momento no hay fecha para {course}",
    body: "{organisation} no convoca {course} de momento: {reason}",
    button: "Verlo",
  },
  own: {
    waiting: {
      subject: "Lista de espera: {course}",
      body: "{course}, {when}, está completo. Espera por orden y recibirá la primera plaza que quede libre.",
      button: "Ver la convocatoria",
    },
    seated: {
      subject: "Tiene plaza: {course}, {when}",
      body: "Tiene plaza en {course}, {when}. {place}\nCon este correo llega la cita para su calendario; en la página encontrará lo que conviene saber antes.",
      button: "Ver la convocatoria",
    },
    moved: {
      subject: "Cambio: {course}, {when}",
      body: "{course} cambia de hora o de lugar: {when}. {place}\nSu plaza se mantiene. Con este correo cambia también la cita de su calendario.",
      button: "Ver la convocatoria",
    },
    cancelled: {
      subject: "Ya no está en {course}",
      body: "{actor} ha retirado su plaza de {course}, {when}. {reason}",
      button: "Ver la convocatoria",
    },
    called_off: {
      subject: "Anulado: {course}, {when}",
      body: "{course}, {when}, no se celebra: {reason}",
      button: "Ver otras convocatorias",
    },
  },
} satisfies Messages<typeof en>;
