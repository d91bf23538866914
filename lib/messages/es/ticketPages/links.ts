/** Qué tiene que ver un caso con otros: enlaces, unir, separar. */
export const links = {
  follow: {
    start: "Seguir este caso",
    stop: "Dejar de seguirlo",
    started: "Se le avisará de lo que se escriba aquí",
    stopped: "Ya no se le avisará",
    text: "Se le avisa de los mensajes nuevos que puede leer.",
    textOn: "Lo sigue: se le avisa de los mensajes nuevos que puede leer.",
  },
  links: {
    title: "Casos enlazados",
    relation: {
      related: "Relacionado",
      duplicate_of: "Duplicado de",
      duplicated_by: "Tiene un duplicado",
      child_of: "Depende de",
      parent_of: "Principal de",
    },
    choose: {
      related: "Relacionado con él",
      duplicate_of: "Un duplicado de él",
      duplicated_by: "El original, y el otro su duplicado",
      child_of: "Dependiente de él",
      parent_of: "Su caso principal",
    },
    mergedFrom: "Sigue aquí",
    before: "Continúa",
    remove: "Quitar el enlace con {number}",
    removed: "Enlace quitado",
    mergedInto: "Este caso sigue en {number}: {subject}",
    mergedIntoText: "Lo escrito aquí se lee también allí. Lo que escriba aquí llega allí.",
    open: "Abrir {number}",
  },
  link: {
    title: "Enlazar con otro caso",
    text: "El cliente ve el enlace solo si los dos casos son suyos.",
    relation: "Este caso es",
    other: "Número del otro caso",
    done: "Enlazado",
    do: "Enlazar",
  },
  merge: {
    title: "Unir con otro caso",
    text: "Este caso se cierra y sigue en el otro. Su conversación se lee allí, las respuestas posteriores llegan allí y el reloj cuenta desde la apertura más temprana. No se puede deshacer.",
    into: "Sigue en",
    choose: "elija un caso abierto de {customer}",
    none: "{customer} no tiene otro caso abierto.",
    done: "Unido",
    do: "Unir y cerrar este caso",
  },
  split: {
    title: "Separar un caso",
    text: "Los mensajes que elija se copian a un caso nuevo, con sus archivos y para los mismos lectores. Su reloj cuenta desde el más antiguo del cliente.",
    messages: "Mensajes",
    subject: "De qué trata el caso nuevo",
    done: "Separado como caso propio",
    do: "Abrir el caso nuevo",
  },
  children: {
    resolve:
      "{count, plural, one {Resolver también el caso dependiente {numbers}} other {Resolver también los # casos dependientes {numbers}}}",
    close:
      "{count, plural, one {Cerrar también el caso dependiente {numbers}} other {Cerrar también los # casos dependientes {numbers}}}",
    hintResolve: "Cada cliente lee la misma nota. El que aún no está diagnosticado queda abierto.",
    hintClose: "El que aún no está resuelto queda como está.",
  },
};
