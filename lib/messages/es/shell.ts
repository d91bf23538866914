import type en from "../en/shell.ts";
import type { Messages } from "../shape.ts";

export default {
  nav: {
    home: "Inicio",
    tickets: "Casos",
    newTicket: "Abrir un caso",
    applications: "Solicitudes",
    myApplication: "Solicitud",
    partners: "Partners",
    myPartnership: "Ficha de partner",
    ladder: "Escalera",
    year: "Año",
    onboarding: "Incorporación",
    certificates: "Certificados",
    training: "Formación",
    benefits: "Ventajas",
    library: "Biblioteca",
    customers: "Clientes",
    contracts: "Contratos",
    people: "Personas y roles",
    notifications: "Avisos",
    settings: "Ajustes",
  },
  sections: { programme: "Programa", support: "Soporte" },
  notFound: {
    title: "Aquí no hay nada",
    text: "Puede que la dirección tenga una errata, que esto se haya retirado o que pertenezca a otra persona. En los tres casos respondemos lo mismo.",
    as: "Ha entrado como {email}. Si esperaba ver algo aquí, quizá deba usar otra de sus cuentas.",
    home: "Ir al inicio",
    workspaces: "Sus espacios",
    signIn: "Entrar",
  },
  error: {
    page: "Error",
    title: "Algo ha fallado por nuestra parte",
    text: "No se ha cambiado nada de lo que escribió. Inténtelo otra vez; si sigue igual, avise a soporte e indique el número de abajo.",
    number: "Número {digest}",
    again: "Intentar otra vez",
    home: "Ir al inicio",
  },
  loading: "Cargando la página",
} satisfies Messages<typeof en>;
