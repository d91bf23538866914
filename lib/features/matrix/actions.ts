"use server";

import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { action } from "#lib/platform/action.ts";
import { startMatrixExport } from "./export.ts";
import { exportMatrixInput } from "./schema.ts";

export const exportMatrixAction = action({
  name: "matrix.export",
  input: exportMatrixInput,
  load: async ({ slug }, { tx, actor }) =>
    actor.side === "customer" ? null : findPartnership(tx, actor.tenantId, { slug }),
  allow: certificationPolicy.export,
  whyNot: "certifications.refusal.roleExport",
  run: ({ tx, actor, input }) => startMatrixExport(tx, actor, input),
});
