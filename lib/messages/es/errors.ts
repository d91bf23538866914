import type en from "../en/errors.ts";
import type { Messages } from "../shape.ts";

export default {
  invalid: "Revise los campos señalados.",
  required: "Complete este dato.",
  tooShort: "Al menos {minimum, plural, one {# carácter} other {# caracteres}}.",
  fileTooBig: "Hay un archivo demasiado grande: 25 MB como máximo cada uno.",
  tooLong: "Como máximo {maximum, plural, one {# carácter} other {# caracteres}}.",
  tooSmall: "Como mínimo {minimum}.",
  tooBig: "Como máximo {maximum}.",
  email: "Una dirección de correo tiene la forma nombre@empresa.com.",
  url: "Una dirección web tiene la forma https://empresa.com.",
  invalidValue: "Este valor no es válido aquí.",
  conflict:
    "Otra persona lo cambió entretanto. Su texto sigue aquí: cargue el estado nuevo y vuelva a enviarlo.",
  notFound: "No está aquí. Puede que se haya eliminado o que pertenezca a otra organización.",
  forbidden: "Su rol no lo permite. Un administrador de su organización puede cambiar los roles.",
  signedOut: "Su sesión ha terminado. Vuelva a entrar; lo escrito se conserva.",
  unexpected: "Algo falló por nuestra parte. No se cambió nada. Inténtelo de nuevo en un momento.",
  file: {
    tooBig: "{name} ocupa más de {maximum} MB.",
    type: "{name} no es un archivo admitido aquí: su contenido es {found}.",
    name: "{name}: este nombre de archivo no se puede usar.",
    empty: "{name} está vacío.",
    tooMany: "Como máximo {maximum} archivos a la vez.",
  },
} satisfies Messages<typeof en>;
