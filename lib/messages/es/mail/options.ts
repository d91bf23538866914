const button = "Ver el contrato";

export const hours = {
  bought: {
    subject: "{hours, plural, one {# hora} other {# horas}} para {customer} (contrato {number})",
    body: "Se registró un paquete de {hours, plural, one {# hora} other {# horas}} en el contrato {number}, orden de compra {orderNumber}. Se puede usar hasta el {expiresOn, date, medium}.",
    button,
  },
  asked: {
    subject: "{customer} solicita {hours, plural, one {# hora} other {# horas}} para el {on, date, medium}",
    body: "{actor} solicita trabajo planeado en el contrato {number}: {hours, plural, one {# hora} other {# horas}} el {on, date, medium}.\n{what}\nAcepte, proponga otro día o rechace; las horas quedan apartadas hasta entonces.",
    button: "Responder",
  },
  planned: {
    subject: "{hours, plural, one {# hora} other {# horas}} planeadas para el {on, date, medium}",
    body: "En el contrato {number} de {customer} hay {hours, plural, one {# hora} other {# horas}} planeadas para el {on, date, medium} con {consultant}.\n{what}",
    button,
  },
  moved: {
    subject: "Trabajo planeado movido al {on, date, medium}",
    body: "El trabajo de {hours, plural, one {# hora} other {# horas}} del contrato {number} de {customer} se mueve al {on, date, medium}.\n{what}\nMotivo: {reason}",
    button,
  },
  declined: {
    subject: "Trabajo planeado rechazado: {on, date, medium}",
    body: "Se rechazaron las {hours, plural, one {# hora} other {# horas}} solicitadas para el {on, date, medium} en el contrato {number}; quedan libres.\n{what}\nMotivo: {reason}",
    button,
  },
  cancelled: {
    subject: "Trabajo planeado cancelado: {on, date, medium}",
    body: "Se cancelaron las {hours, plural, one {# hora} other {# horas}} planeadas para el {on, date, medium} en el contrato {number} de {customer}; quedan libres.\n{what}\nMotivo: {reason}",
    button,
  },
  reversed: {
    subject: "Se devuelven {hours, plural, one {# hora} other {# horas}} a {customer}",
    body: "Se anuló un registro de {hours, plural, one {# hora} other {# horas}} del {on, date, medium} en el contrato {number}; las horas vuelven a su paquete.\n{what}\nMotivo: {reason}",
    button,
  },
};

export const readiness = {
  stated: {
    subject: "{customer} declara: {item}",
    body: "{actor} declaró un punto de la lista de preparación del contrato {number}.\n{item}: {text}\nConfírmelo o pídalo de nuevo.",
    button: "Revisarlo",
  },
  confirmed: {
    subject: "Confirmado: {item}",
    body: "Este punto de la lista de preparación del contrato {number} quedó confirmado. Se revisa de nuevo el {reviewOn, date, medium}.",
    button: "Ver la lista",
  },
  returned: {
    subject: "Se pide de nuevo: {item}",
    body: "{actor} pregunta de nuevo por este punto de la lista de preparación del contrato {number}:\n{text}",
    button: "Declararlo",
  },
  due: {
    subject: "Por revisar antes del {reviewOn, date, medium}: {item}",
    body: "Este punto de la lista de preparación del contrato {number} se confirmó hace tiempo. Declare antes del {reviewOn, date, medium} cómo lo mantiene listo hoy.",
    button: "Declararlo",
  },
};

export const review = {
  bought: {
    subject: "Soporte en sitio para {customer} desde el {startsOn, date, medium}",
    body: "El soporte en sitio del contrato {number} va del {startsOn, date, medium} al {endsOn, date, medium}, orden de compra {orderNumber}. Incluye {reviews, plural, one {# revisión de negocio} other {# revisiones de negocio}}.",
    button,
  },
  fixed: {
    subject: "Revisión de negocio con {customer} el {on, date, medium}",
    body: "{actor} le invita a la revisión de negocio del contrato {number}: {on, date, medium}, de {from} a {to}.\n{place}\nSe adjunta la entrada para su calendario.",
    button: "Ver la agenda",
  },
  moved: {
    subject: "Revisión de negocio movida al {on, date, medium}",
    body: "La revisión de negocio del contrato {number} se hace el {on, date, medium}, de {from} a {to}.\n{place}\nMotivo: {reason}\nSe adjunta la entrada para su calendario.",
    button: "Ver la agenda",
  },
  held: {
    subject: "Minuta de la revisión de negocio del {on, date, medium}",
    body: "Ya está la minuta de la revisión de negocio del contrato {number}, con lo acordado.",
    button: "Leer la minuta",
  },
  due: {
    subject: "Revisión de negocio con {customer} antes del {dueOn, date, medium}",
    body: "La próxima revisión de negocio del contrato {number} toca antes del {dueOn, date, medium} y aún no tiene fecha.",
    button: "Fijar fecha",
  },
};

export const booked_day = {
  asked: {
    subject: "{customer} pide soporte fuera de horario el {on, date, medium}",
    body: "{actor} pide un día agendado del contrato {number}: {on, date, medium}, de {from} a {to}.\n{reason}\nAcepte, proponga otra hora o rechace.",
    button: "Responder",
  },
  agreed: {
    subject: "Soporte fuera de horario acordado: {on, date, medium}",
    body: "Soporte fuera de horario del contrato {number} de {customer}: {on, date, medium}, de {from} a {to}.\n{reason}\nSe adjunta la entrada para su calendario.",
    button,
  },
  proposed: {
    subject: "Se propone otra hora: {on, date, medium}",
    body: "{actor} propone el {on, date, medium}, de {from} a {to}, para el soporte fuera de horario del contrato {number}.\n{answer}\nAcéptelo o cancele.",
    button: "Responder",
  },
  declined: {
    subject: "Día agendado rechazado: {on, date, medium}",
    body: "Se rechazó el soporte fuera de horario del {on, date, medium} en el contrato {number}; el día queda libre.\n{answer}",
    button,
  },
  cancelled: {
    subject: "Día agendado cancelado: {on, date, medium}",
    body: "Se canceló el soporte fuera de horario del {on, date, medium} en el contrato {number} de {customer}; el día queda libre.\n{answer}",
    button,
  },
};
