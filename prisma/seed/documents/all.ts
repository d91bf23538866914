import { emmaAgreement } from "./emma-agreement.ts";
import { emmaNda } from "./emma-nda.ts";
import { openNebulaDocuments } from "./opennebula.ts";
import type { TemplateSeed } from "./types.ts";

/** What each shipped workspace sends for signature, in its own language (P2, P3, P13). */
export const templatesOf: Record<string, readonly TemplateSeed[]> = {
  emma: [emmaNda, emmaAgreement],
  opennebula: openNebulaDocuments,
};
