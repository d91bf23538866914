import type en from "../en/forms.ts";
import type { Messages } from "../shape.ts";

export default {
  sending: "Enviando",
  saved: "Guardado",
  needsScript: "Esto solo se envía con JavaScript. Sin él puede leer aquí.",
  kept: "Lo que había escrito se guardó y está aquí.",
  discardKept: "Empezar de nuevo",
  conflict: {
    title: "Alguien cambió esto mientras usted escribía",
    text: "Su texto sigue aquí. Cargue el estado más reciente y envíe de nuevo.",
    reload: "Cargar el estado más reciente",
  },
  keeping: {
    saving: "Guardando",
    saved: "Guardado {time}",
    offline: "Sin red: guardado en este dispositivo, sube por sí solo",
    signedOut: "Sesión cerrada: guardado en este dispositivo",
    choose: "Sin guardar: elija uno de los dos textos",
    notSaved: "Sin guardar: {reason}",
  },
  signedOut: {
    title: "Su sesión ha terminado",
    text: "Su texto sigue en esta página. Entre en otra pestaña, vuelva y envíe de nuevo.",
    action: "Entrar en otra pestaña",
  },
  offline: {
    title: "No se envió",
    text: "No se pudo llegar al servidor. Su texto sigue aquí; envíelo de nuevo en un momento.",
  },
  refused: "No se ha hecho",
  forbidden: "Usted no puede hacer esto",
  notFound: "Esto ya no existe",
  invalid: {
    required: "Complete este dato.",
    choose: "Elija una opción.",
    tick: "Marque esta casilla para seguir.",
    chooseSome: "Elija al menos {min}.",
    tooShort: "Escriba al menos {min, plural, one {# carácter} other {# caracteres}}.",
    tooLong: "Escriba como máximo {max, plural, one {# carácter} other {# caracteres}}.",
    tooSmall: "Indique {min} o más.",
    tooBig: "Indique {max} o menos.",
    tooMany: "Como máximo {max}.",
    number: "Indique un número.",
    integer: "Indique un número entero.",
    email: "Escriba un correo como nombre@empresa.com.",
    url: "Escriba una dirección como https://empresa.com.",
    date: "Indique una fecha.",
    format: "El formato no es correcto.",
    value: "Este valor no se puede aceptar.",
  },
} satisfies Messages<typeof en>;
