export const hours = {
  bought:
    "Se compraron {hours, plural, one {# hora} other {# horas}}, orden de compra {orderNumber}, hasta el {expiresOn}",
  asked: "Se solicitaron {hours, plural, one {# hora} other {# horas}} para el {on}: {what}",
  planned: "Se planearon {hours, plural, one {# hora} other {# horas}} para el {on}: {what}",
  moved: "Se movieron {hours, plural, one {# hora} other {# horas}} del {fromDay} al {on}: {what}",
  declined: "Se rechazaron {hours, plural, one {# hora} other {# horas}} del {on}: {reason}",
  cancelled: "Se cancelaron {hours, plural, one {# hora} other {# horas}} del {on}: {reason}",
  reversed: "Se anularon {hours, plural, one {# hora} other {# horas}} del {on}: {reason}",
};
export const readiness = {
  stated: "Preparación declarada: {item}",
  confirmed: "Preparación confirmada: {item}; se revisa el {reviewOn}",
  returned: "Preparación pedida de nuevo: {item}",
  due: "Preparación por revisar antes del {reviewOn}: {item}",
};
export const review = {
  bought: "Soporte en sitio del {startsOn} al {endsOn}, orden de compra {orderNumber}",
  fixed: "Revisión de negocio el {on}, de {from} a {to}",
  moved: "Revisión de negocio movida al {on}, de {from} a {to}: {reason}",
  held: "Revisión de negocio realizada el {on}",
  due: "Revisión de negocio antes del {dueOn}, aún sin fecha",
};
export const booked_day = {
  asked: "Se pidió un día fuera de horario: {on}, de {from} a {to}",
  agreed: "Se acordó un día fuera de horario: {on}, de {from} a {to}",
  proposed: "Se propuso otro día fuera de horario: {on}, de {from} a {to}",
  declined: "Se rechazó un día fuera de horario: {on}",
  cancelled: "Se canceló un día fuera de horario: {on}",
  used: "Se usó un día fuera de horario: {on}",
  unused: "No se usó un día fuera de horario: {on}",
};
