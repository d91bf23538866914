export default {
  title: "Además de la cobertura",
  tabs: {
    label: "Páginas de este contrato",
    contract: "Contrato",
    hours: "Horas",
    reviews: "Soporte en sitio",
    days: "Días agendados",
    readiness: "Preparación",
  },
  hours: {
    none: "sin comprar",
    left: "quedan {hours}",
    planned: "de ellas, {hours} planeadas",
    until: "las primeras, hasta el <day></day>",
  },
  days: {
    left: "quedan {left} de {granted}",
    next: "próximo: <time></time>",
  },
  reviews: {
    none: "sin contratar",
    until: "hasta el <day></day>",
    due: "revisión antes del <day></day>",
    next: "revisión: <time></time>",
    actions: "{count, plural, one {# acción pendiente} other {# acciones pendientes}}",
  },
  readiness: {
    of: "{ready} de {total} listos",
    overdue: "{count, plural, one {# vencido} other {# vencidos}}",
  },
};
