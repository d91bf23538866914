/** Muchas novedades en un solo correo. */
export const together = {
  digest: {
    subject: "{count, plural, one {Una novedad} other {# novedades}} de {workspace}",
    body: "Esto es lo que ha ocurrido desde el último resumen.{more, plural, =0 {} one {\nHay una más en el portal.} other {\nHay # más en el portal.}}",
    button: "Todas las notificaciones",
  },
  after_quiet: {
    subject: "{count, plural, one {Una novedad} other {# novedades}} de {workspace} en sus horas de silencio",
    body: "Esto es lo que ha ocurrido durante sus horas de silencio.{more, plural, =0 {} one {\nHay una más en el portal.} other {\nHay # más en el portal.}}",
    button: "Todas las notificaciones",
  },
};
