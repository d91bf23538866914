"use server";

import { partnerHealthPolicy } from "#lib/domain/policies/partner-health.ts";
import { action } from "#lib/platform/action.ts";
import { startExport } from "./commands.ts";
import { exportPartnersInput } from "./schema.ts";

export const exportPartnersAction = action({
  name: "partners.export",
  input: exportPartnersInput,
  load: async (_, { actor }) => (actor.side === "vendor" ? { own: true } : null),
  allow: partnerHealthPolicy.export,
  whyNot: "partners.health.refusal.notManager",
  run: ({ tx, actor, input }) => startExport(tx, actor, input),
});
