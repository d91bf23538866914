/** Qué hace cada tecla. */
export const keys = {
  title: "Teclas",
  text: "Funcionan mientras no escribe.",
  place: { everywhere: "En todas partes", queue: "En la lista de casos", case: "En un caso" },
  does: {
    search: "Buscar o ir a un sitio",
    help: "Mostrar estas teclas",
    next: "Caso siguiente",
    previous: "Caso anterior",
    open: "Abrir el caso",
    find: "Buscar en la lista",
    filter: "Filtrar",
    new: "Caso nuevo",
    select: "Seleccionar el caso",
    take: "Tomar el caso",
    reply: "Escribir una respuesta",
    nextMessage: "Mensaje siguiente",
    messageBefore: "Mensaje anterior",
    newest: "El mensaje más reciente",
  },
  single: "Teclas sueltas en este dispositivo",
  singleText: "Desactívelas si habla a su ordenador o las pulsa sin querer.",
};
