export default {
  moved:
    "{progress, select, planned {Prevista para {release}} released {Publicada en {release}} declined {No se hará} other {En estudio}}",
};
