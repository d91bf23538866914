export default {
  moved: {
    subject: "[{number}] {title}",
    body: "{progress, select, planned {Lo que votó su empresa está previsto para la versión {release}:} released {Lo que votó su empresa ya está en la versión {release}:} declined {Lo que votó su empresa no se hará:} other {Lo que votó su empresa vuelve a estar en estudio:}}\n{title}\n{reason}",
    button: "Leerlo",
  },
};
