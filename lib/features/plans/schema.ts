import { z } from "zod";
import { loosePlan } from "./definition/loose.ts";

const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, "plans.definition.key");
const version = z.int32().min(1);

/** A plan that is not there yet: its word in addresses, and what it begins with: usual terms, another plan, or a file. */
export const newPlanInput = z.object({
  key: key.refine(name => !(name in {}), "plans.definition.keyReserved"),
  name: z.string().trim().min(1, "errors.required").max(120),
  copyOf: z.literal("").or(key),
  content: loosePlan.nullable(),
});
export type NewPlanInput = z.output<typeof newPlanInput>;

/** A draft of a plan that is published; begun with its newest version, or with an older one. */
export const beginPlanInput = z.object({ key, fromVersion: version.optional() });

/** A draft as typed; `version` is the one it was typed over. */
export const savePlanInput = z.object({ key, version, content: loosePlan });

export const discardPlanInput = z.object({ key, version });

/** A draft as looked at, the first day it counts on, and what changes in the publisher's words. */
export const publishPlanInput = z.object({
  key,
  version,
  effectiveFrom: z.iso.date("errors.required"),
  note: z.string().trim().min(1, "plans.invalid.note").max(2000),
});
export type PublishPlanInput = z.output<typeof publishPlanInput>;
