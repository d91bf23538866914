import type en from "../../en/events/training.ts";
import type { Messages } from "../../shape.ts";

export default {
  asked: "{name} pide plaza en {course}",
  waiting: "{name} espera plaza en {course}",
  seated: "{name} tiene plaza en {course}",
  moved: "{course}: otra hora u otro lugar para {name}",
  company_moved: "{course}: otra hora u otro lugar",
  company_called_off: "{course} se anuló: {reason}",
  cancelled: "{name} ya no está en {course}",
  called_off: "{course} se anuló para {name}: {reason}",
  trainer_named: "Formador asignado a {course}",
  trainer_moved: "{course}: otra hora u otro lugar",
  trainer_replaced: "Otro formador para {course}",
  trainer_called_off: "{course} se anuló: {reason}",
  date_asked: "{company} pide fecha para {course}",
  date_opened: "{course} ya tiene fecha",
  date_declined: "De momento no hay fecha para {course}: {reason}",
  renewal_passed: "{name} superó {area} para renovar",
} satisfies Messages<typeof en>;
