/** Lo que se revisa antes de ir al nivel 3 y lo que vuelve de él. */
export const packet = {
  secrets: {
    title:
      "{count, plural, one {Algo aquí parece un secreto.} other {# puntos de este texto parecen secretos.}}",
    where: "{field}, línea {line}: {kind}.",
    kind: {
      private_key: "una clave privada",
      connection: "una contraseña en una conexión",
      header: "una cabecera de acceso",
      token: "una clave de acceso",
      password: "una contraseña",
    },
    hide: "Ocultarlos todos",
    anyway: "Enviarlo tal cual",
    anywayHint: "Lo leerá quien trabaje en el caso en el fabricante.",
  },
  passOn: {
    title: "Trasladar al cliente la respuesta del fabricante",
    text: "El cliente lee esto y nada más de lo que escribió el fabricante.",
    body: "Lo que lee el cliente",
    do: "Enviar al cliente",
    done: "Trasladado al cliente",
    words: "{maker} escribió esto para el cliente:",
    passed: "{maker} escribió esto para el cliente; ya se le trasladó.",
    asItIs: "Enviarlo al cliente tal cual",
  },
};
