import { newId } from "#lib/platform/ids.ts";
import type { Case, Table } from "#tests/security/table/types.ts";
import { row, type Who, type World } from "#tests/security/world.ts";

// P6, P7, P17: the vendor fills the library; nobody else changes anything in it.

const editors: Who[] = ["vendor_admin", "partner_manager", "trainer"];

const words = {
  kind: "guide",
  titleEn: "Guide",
  titleEs: "",
  descriptionEn: "",
  descriptionEs: "",
  productKey: "",
  benefit: "",
  tiers: [],
  roles: [],
  levels: [],
};
const item = (w: World, state: string) =>
  row(w, "library_item", {
    kind: "guide",
    state,
    title_en: "Guide",
    title_es: "",
    created_by: "Test",
  });
async function version(w: World, state: string) {
  const itemId = await item(w, state);
  const versionId = await row(w, "library_version", {
    item_id: itemId,
    label: newId().slice(-8),
    media: "link",
    state,
    published_at: state === "published" ? new Date() : null,
    created_by: "Test",
  });
  return { versionId, version: 0 };
}
const by = (make: Case["make"]): Case[] => [{ may: editors, make }];

export const library: Table = {
  createItemAction: [{ may: editors, own: true, make: () => words }],
  saveItemAction: by(async w => ({ ...words, itemId: await item(w, "draft"), version: 0 })),
  addVersionAction: by(async w => ({
    itemId: await item(w, "draft"),
    label: "1.0",
    changesEn: "",
    changesEs: "",
    media: "link",
    url: "https://videos.example/1",
    files: [],
  })),
  publishVersionAction: by(async w => ({ ...(await version(w, "draft")), announce: true })),
  announceVersionAction: by(w => version(w, "published")),
  withdrawVersionAction: by(w => version(w, "published")),
  withdrawItemAction: by(async w => ({ itemId: await item(w, "published"), version: 0 })),
  restoreItemAction: by(async w => ({ itemId: await item(w, "withdrawn"), version: 0 })),
};
