import type en from "#lib/messages/en/events/partnerships.ts";
import type { Messages } from "#lib/messages/shape.ts";
export default {
  onboarding_started: "Comienza el camino para ser partner",
  onboarded: "Todos los pasos de la incorporación están terminados",
} satisfies Messages<typeof en>;
