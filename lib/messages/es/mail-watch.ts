export default {
  looked: "El buzón se consultó por última vez <when></when>.",
  never: "Todavía no se ha consultado el buzón.",
  since: "El problema empezó <when></when>.",
  trouble: {
    unreachable: "No se puede llegar al buzón",
    certificate: "No se puede confiar en el certificado del servidor de correo",
    password: "El servidor de correo rechaza el usuario o la contraseña",
    folder: "No se puede usar una carpeta del buzón",
    failing: "No se puede guardar un correo del buzón",
    silent: "Nadie consulta el buzón",
  },
  who: "Quien opera esta instalación; el registro del proceso de trabajo dice más.",
  meanwhile: "Lo que llegue se queda en el buzón y se recoge en cuanto vuelva a funcionar.",
};
