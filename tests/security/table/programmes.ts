import { beginDraft } from "#lib/features/programmes/draft-commands.ts";
import { type Draft, loadDraft, removeDraft } from "#lib/features/programmes/drafts.ts";
import { fileText } from "#lib/features/programmes/file.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import type { Table } from "#tests/security/table/types.ts";
import { day, row, type World } from "#tests/security/world.ts";

/** P20: programmes are written by the vendor's administrators and partner managers. */
const may = ["vendor_admin", "partner_manager"] as const;

/** The programme's draft, as just begun. */
async function draft(w: World): Promise<Draft> {
  const who = w.people.vendor_admin;
  const by = { ...who, ip: "192.0.2.1" };
  return inWorkspace(
    who,
    async tx => {
      await nothing(w);
      await beginDraft(tx, by, w.programmeId, null);
      const found = await loadDraft(tx, who, w.programmeId);
      if (!found) throw new Error("no draft");
      return found;
    },
    w.db.client,
  );
}

/** Nobody is changing the programme. */
const nothing = (w: World) =>
  inWorkspace(
    w.people.vendor_admin,
    async tx => {
      const there = await loadDraft(tx, w.people.vendor_admin, w.programmeId);
      if (there) await removeDraft(tx, w.ws.tenantId, there.draftId);
    },
    w.db.client,
  );

const text = fileText(emmaProgramme, "https://escala.example/schema");

let versions = 1;
/** A version whose day has not come. */
async function coming(w: World): Promise<number> {
  versions += 1;
  await row(w, "programme_version", {
    programme_id: w.programmeId,
    version: versions,
    effective_from: day(400 + versions),
    definition: JSON.stringify(emmaProgramme),
    published_by: "Test",
  });
  return versions;
}

export const programmes: Table = {
  newProgrammeAction: [
    {
      may,
      own: true,
      make: () => ({ slug: `p-${newId().slice(-8)}`, name: "Another programme", copyOf: null, text: null }),
    },
  ],
  beginDraftAction: [
    {
      may,
      make: async w => {
        await nothing(w);
        return { programmeId: w.programmeId };
      },
    },
  ],
  savePartAction: [
    {
      may,
      make: async w => {
        const { programmeId, parts } = await draft(w);
        const content = { remediationDays: 45, renewalWindowDays: null, noticeDays: [] };
        return { programmeId, part: "rules", version: parts.rules.version, content };
      },
    },
  ],
  importDraftAction: [
    {
      may,
      make: async w => {
        const { programmeId, version } = await draft(w);
        return { programmeId, version, text };
      },
    },
  ],
  discardDraftAction: [
    {
      may,
      make: async w => {
        const { programmeId, version } = await draft(w);
        return { programmeId, version };
      },
    },
  ],
  withdrawVersionAction: [
    { may, make: async w => ({ programmeId: w.programmeId, version: await coming(w) }) },
  ],
};

let published = 0;

/** Whom a draft moves is told to those who may publish it (P20). */
export const publication: Table = {
  publishProgrammeAction: [
    {
      may,
      make: async w => {
        published += 1;
        const { programmeId, version } = await draft(w);
        return {
          programmeId,
          version,
          effectiveFrom: day(900 + published),
          losing: 0,
          keep: "everybody",
          toggled: [],
          until: "",
          note: "What changes",
        };
      },
    },
  ],
};
