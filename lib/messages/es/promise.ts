import type en from "../en/promise.ts";
import type { Messages } from "../shape.ts";

export default {
  title: "Comprobación de la promesa",
  leadPartner:
    "Si cada nivel y el fabricante emplean todo su tiempo, ¿recibe el cliente su respuesta antes del vencimiento? Se prueban todos los comienzos posibles de los próximos doce meses, con los festivos de cada calendario.",
  leadVendor:
    "Si cada nivel emplea todo su tiempo, ¿recibe el cliente su respuesta antes del vencimiento? Se prueban todos los comienzos posibles de los próximos doce meses, con los festivos de cada calendario.",
  from: "Durante el año que empieza el {day}.",
  byPriority: "El camino de cada prioridad por los niveles",
  priority: "Prioridad",
  target: "Objetivo del cliente",
  way: "El camino por los niveles",
  verdict: "¿Puede cumplirse?",
  stage: {
    level1: "Nivel 1",
    level2: "Nivel 2",
    level3: "Nivel 3",
    handover: "traspaso",
  },
  unstated:
    "{count, plural, one {El nivel {levels} no tiene objetivo propio y cuenta como nada.} other {Los niveles {levels} no tienen objetivo propio y cuentan como nada.}}",
  nothing: "Nada que comprobar: ningún nivel tiene un objetivo propio.",
  allKept:
    "Todas las prioridades pueden cumplirse en cualquier momento del próximo año, aunque cada nivel y traspaso emplee todo su tiempo.",
  showWay: "Ver el camino de cada prioridad",
  kept: "En cualquier momento del año.",
  keptIf:
    "{count, plural, one {Solo si el nivel {levels} no emplea tiempo.} other {Solo si los niveles {levels} no emplean tiempo.}}",
  never: "Nunca: los tiempos suman más que el objetivo.",
  notKept:
    "No, cuando el reloj empieza en el {share} del año ({count, plural, one {# intervalo} other {# intervalos}}).",
  show: "Ver cuándo y por qué",
  worst: "El peor caso: un reloj que empieza el {from} vence el {due}. El último termina {late} después:",
  until: "{stage} hasta el {until}",
  stretches:
    "{count, plural, one {No puede cumplirse cuando el reloj empieza} other {No puede cumplirse cuando el reloj empieza en uno de # intervalos; los {shown} primeros}}:",
  span: "del {from} al {to}",
  plan: "Los objetivos y traspasos son los del plan {plan}.",
  changePlan: "Abrir el plan",
} satisfies Messages<typeof en>;
