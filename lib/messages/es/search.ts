import type en from "../en/search.ts";
import type { Messages } from "../shape.ts";

export default {
  tickets: "Casos",
  customers: "Clientes",
  partners: "Partners",
  contracts: "Contratos",
  features: "Peticiones",
  defects: "Defectos",
  people: "Personas",
  library: "Biblioteca",
  knowledge: "Alertas y artículos",
  applications: "Solicitudes",
} satisfies Messages<typeof en>;
