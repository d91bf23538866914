import { newId } from "#lib/platform/ids.ts";
import type { Case, Table } from "#tests/security/table/types.ts";
import { put, row, type Who, type World } from "#tests/security/world.ts";

// The partner writes its public profile, the vendor decides about it; one profile is open at a time.

const writers: Who[] = ["partner_admin", "partner_sales"];
const managers: Who[] = ["vendor_admin", "partner_manager"];

const words = {
  headlineEn: "Clouds",
  headlineEs: "",
  descriptionEn: "Ours",
  descriptionEs: "",
  countries: ["ES"],
  specialities: "Migration",
  languages: ["en"],
  contactEmail: "",
  contactPhone: "",
  logo: null,
};

async function profile(w: World, state: string | null) {
  await put(w, "DELETE FROM partner_profile WHERE partner_org_id = $1", w.partner.orgId);
  if (state !== null)
    await row(w, "partner_profile", { partner_org_id: w.partner.orgId, org_name: w.partner.name, state });
  return { slug: w.partner.slug, version: 0 };
}
const by = (may: Who[], make: Case["make"]): Case[] => [{ may, make }];

export const directory: Table = {
  saveProfileAction: [
    { on: "a new one", may: writers, make: async w => ({ ...words, ...(await profile(w, null)) }) },
    {
      on: "a returned one",
      may: writers,
      make: async w => ({ ...words, ...(await profile(w, "returned")) }),
    },
  ],
  submitProfileAction: by(writers, async w => ({
    ...words,
    ...(await profile(w, "draft")),
    headlineEn: newId(),
  })),
  takeBackProfileAction: by(writers, w => profile(w, "submitted")),
  approveProfileAction: by(managers, w => profile(w, "submitted")),
  returnProfileAction: by(managers, async w => ({ ...(await profile(w, "submitted")), reason: "Too long" })),
};
