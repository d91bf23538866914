import type en from "../en/views.ts";
import type { Messages } from "../shape.ts";

export default {
  label: "Vistas",
  save: "Guardar esta vista…",
  title: "Guardar esta vista",
  text: "Guarda los filtros y el orden que la lista muestra ahora.",
  name: "Nombre",
  shared: "Compartida con todo el equipo de {team}",
  saveDo: "Guardar",
  saved: "Guardada",
  sharedBy: "compartida por {name}",
  manage: "Sus vistas y las compartidas",
  rename: "Cambiar el nombre",
  newName: "Nombre nuevo",
  renameDo: "Guardar el nombre",
  renamed: "Nombre cambiado",
  remove: "Quitar",
  removed: "Quitada",
  refusal: {
    taken: "Ya hay una vista con este nombre.",
    tooMany: "Ya hay {most} vistas. Quite antes alguna.",
    notOwner: "Una vista compartida solo pueden cambiarla o quitarla quien la guardó y un administrador.",
  },
} satisfies Messages<typeof en>;
