export default {
  moved: {
    subject: "[{number}] {title}",
    body: "{progress, select, planned {Lo que votó su empresa está previsto para la versión {release}:} released {Lo que votó su empresa ya está en la versión {release}:} declined {Lo que votó su empresa no se hará:} other {Lo que votó su empresa vuelve a estar en estudio:}}\n{title}\n{reason}",
    button: "Leerlo",
  },
  moved_for_case: {
    subject: "[{number}] {title}",
    body: "{progress, select, planned {Lo que pide un caso que usted sigue está previsto para la versión {release}:} released {Lo que pide un caso que usted sigue ya está en la versión {release}:} declined {Lo que pide un caso que usted sigue no se hará:} other {Lo que pide un caso que usted sigue vuelve a estar en estudio:}}\n{title}\n{reason}",
    button: "Leerlo",
  },
};
