import type { Messages } from "#lib/messages/shape.ts";
import type en from "../../en/knowledge/rules.ts";

/** In which of its two languages something is missing. */
const languages = "{where, select, en {en inglés} es {en español} other {en inglés y español}}";

export default {
  invalid: {
    title: "Escriba un título al menos en un idioma.",
    confirmed: "Revíselo y marque esta casilla: lo que se publica lo leen otros.",
    names: "Nombra a {name}. Otros lo leerán: dígalo sin el nombre.",
    ticket: "No hay ningún caso con este número.",
    other: "No hay nada con este número.",
    itself: "Nada se sustituye a sí mismo: dé otro número.",
    other_not_out: "Ese no está publicado. Publíquelo antes.",
    rangeWithoutProduct: "Las versiones son de un producto: elíjalo.",
    rangeFormat: "Escriba una versión como 6.10 o 6.10.2, o déjelo vacío.",
    rangeOrder: "La última versión es anterior a la primera.",
    rangeFixed: "La versión corregida debe ser posterior a la primera afectada.",
    file: "Una imagen o un archivo de aquí no es de este texto, o ya no existe. Añádalo de nuevo donde corresponda.",
    manyFiles: "Como máximo {maximum} imágenes y archivos en un texto.",
    filesWaiting: "Hay demasiados archivos en textos sin guardar. Guarde antes alguno.",
    picture:
      "{name} no se puede mostrar como imagen: está dañada o es demasiado grande. Guárdela de nuevo como PNG o JPEG.",
    pictureBig: "{name} ocupa más de {maximum} MB. Reduzca la imagen o recórtela a lo que importa.",
    fileBig: "{name} ocupa más de {maximum} MB. Comprímalo en un zip o ponga la parte que importa.",
    fileLost: "{name} no se pudo enviar. Compruebe la conexión y añádalo de nuevo.",
  },
  missing: {
    seen: `Una imagen del texto ${languages} no dice qué se ve en ella. Escríbalo debajo del texto en que está.`,
    title: "Aún no tiene título.",
    severity: "Una alerta dice qué gravedad tiene.",
    course: "Diga en qué punto está: activa, con solución temporal o resuelta.",
    affected: `Una alerta dice a quién afecta. Aún no lo dice ${languages}.`,
    workaround: `Consta como con solución temporal y no dice cuál ${languages}.`,
    resolution: `Consta como resuelta y no dice con qué ${languages}.`,
    half_workaround: `Falta la solución temporal ${languages}: a quien lee en ese idioma se le diría que no se conoce ninguna.`,
    half_resolution: `Falta la resolución ${languages}: a quien lee en ese idioma se le diría que se está trabajando en ello.`,
  },
  refusal: {
    notAuthor:
      "Las alertas y los artículos los escriben el soporte y los administradores del fabricante. Un administrador puede darle el rol.",
    notKeeper: "Solo pueden hacerlo los administradores y responsables de soporte del fabricante.",
    submit_no_draft: "Aquí no se está escribiendo nada: empiece antes un cambio.",
    submit_already: "Ya se entregó para revisión.",
    sendBack_no_draft: "Aquí no se está escribiendo nada.",
    sendBack_not_in_review: "No se ha entregado para revisión.",
    sendBack_own_work: "Usted escribió en él: lo revisa otra persona.",
    publish_no_draft: "No hay nada nuevo que publicar.",
    publish_not_in_review: "Aquí lo lee antes una segunda persona: entréguelo para revisión.",
    publish_own_work:
      "Usted escribió en él, y aquí lo lee antes una segunda persona. Puede publicarlo cualquier otro autor del fabricante.",
    withdraw_never_out: "Nunca se publicó: descarte el borrador.",
    withdraw_already: "Ya está retirado.",
    restore_not_gone: "No está retirado.",
    supersede_not_out: "Solo se puede sustituir lo que está publicado.",
    confirm_not_asked: "El fabricante ya no lo pide.",
    confirm_newer: "Hay novedades desde que lo abrió. Recargue la página y léalas antes.",
    lapsed:
      "Su contrato de {product} terminó el {until}. Las alertas y los artículos son parte de un contrato vigente; renuévelo o pregunte a quien le atiende.",
    lapsedAny:
      "Su contrato terminó el {until}. Las alertas y los artículos son parte de un contrato vigente; renuévelo o pregunte a quien le atiende.",
    not_covered: "Es para clientes con contrato de {product}. Quien le atiende puede añadirlo al suyo.",
    not_coveredAny: "Es para clientes con un contrato vigente. Quien le vende puede ofrecerle uno.",
    no_status:
      "Es para partners en regla y para quienes atienden a un cliente de {product}. Su responsable de partners en el fabricante puede decirle cómo llegar.",
    no_statusAny:
      "Es para partners en regla. Su responsable de partners en el fabricante puede decirle cómo llegar.",
  },
} satisfies Messages<typeof en>;
