import type en from "../en/tasks.ts";
import type { Messages } from "../shape.ts";

export default {
  list: "Sus exportaciones y mensajes",
  kind: {
    partners: { export: "Partners en un archivo", message: "Mensaje a partners" },
    certifications: { export: "Certificados en un archivo" },
    defects: { announce: "Aviso de un defecto a sus casos" },
    systems: { export: "Sistemas en un archivo" },
    matrix: { export: "Matriz en un archivo" },
    mail: { decide: "Decisión sobre varios correos" },
    cases: { bulk: "Cambio de varios casos", undo: "Deshacer un cambio de varios casos" },
    calendar: { recount: "Recuento de casos abiertos" },
    training: { import: "Resultados desde un archivo", orders: "Pedidos de formación en un archivo" },
    rules: { try: "Regla probada con casos pasados" },
    reports: { export: "Informe de servicio en un archivo", cases: "Casos de un informe en un archivo" },
  },
  export: {
    title: "Exportar",
    started: "La exportación está en curso",
    as: { xlsx: "Como Excel (.xlsx)", csv: "Como CSV" },
  },
  state: {
    waiting: "Espera su turno",
    running: "En curso",
    done: "Terminado",
    failed: "Falló",
    cancelled: "Detenido",
  },
  progress: "{done} de {total}",
  progressLabel: "{kind}: {done} de {total}",
  starting: "Empieza enseguida",
  stop: "Detener",
  stopped: "Detenido. Lo hecho hasta entonces queda hecho.",
  download: "Descargar {name}",
  until: "se conserva hasta: <time></time>",
  sent: "{people, plural, =0 {nadie a quien escribir} one {# persona} other {# personas}} en {partners, plural, one {# partner} other {# partners}}",
  recorded:
    "{recorded, plural, =0 {nada anotado} one {# resultado anotado} other {# resultados anotados}}{skipped, plural, =0 {} one {, # sin anotar} other {, # sin anotar}}",
  gone: "El archivo ya no se conserva",
  lost: "Ahora mismo no hay respuesta; lo que está en curso continúa.",
  error: {
    gaveUp: "Falló varias veces y se abandonó. No se ha perdido nada: vuelva a pedirlo.",
    left: "La pertenencia con la que se pidió ha terminado.",
    unknown: "Esta versión del portal no conoce este tipo de trabajo.",
  },
  refusal: {
    tooMany:
      "Ya hay {most, plural, one {uno} other {#}} en curso. Espere a que termine alguno o detenga uno.",
  },
} satisfies Messages<typeof en>;
