/** Palabras propias de una mesa de soporte sobre un caso. */
export const tags = {
  tags: {
    title: "Etiquetas",
    field: "Añadir una etiqueta",
    add: "Añadir",
    added: "Etiqueta {tag} añadida",
    removed: "Etiqueta {tag} quitada",
    text: "Solo las ve su equipo de soporte.",
    wrong: "Hasta {letters} letras.",
  },
};
