import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import { seedId } from "../ids.ts";
import { monogram } from "../library/logo.ts";
import { moment } from "../partner-paper.ts";
import { partnersOf } from "../partners.ts";
import type { Seeding } from "../types.ts";
import { type DemoProfile, emmaProfiles, openNebulaProfiles } from "./texts.ts";

const profilesOf: Record<string, readonly DemoProfile[]> = {
  emma: emmaProfiles,
  opennebula: openNebulaProfiles,
};

/** How partners are shown in public: some approved, one that waits with changes, one that came back. */
export async function writeProfiles(s: Seeding): Promise<void> {
  const manager = s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"))?.name ?? "";
  for (const profile of profilesOf[s.workspace.slug] ?? []) {
    const org = partnersOf[s.workspace.slug]?.find(p => p.org.slug === profile.partner)?.org;
    const author = org?.people.find(p => p.roles.includes("partner_admin"));
    if (!org || !author) throw new Error(`no partner ${profile.partner} in the demonstration data`);
    const at = (ago: number, hour: number) => moment(s, ago, hour, 0);
    const decided = profile.state === "submitted" ? null : at(profile.ago, 15);
    await s.tx.partnerProfile.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(s.workspace.slug, "profile", profile.partner, profile.state),
        partnerOrgId: seedId(s.workspace.slug, "org", org.key),
        orgName: org.name,
        state: profile.state,
        content: {
          headlineEn: profile.headline.en,
          headlineEs: profile.headline.es,
          descriptionEn: profile.description.en,
          descriptionEs: profile.description.es,
          countries: profile.countries,
          specialities: profile.specialities,
          languages: profile.languages,
          contactEmail: profile.email,
          contactPhone: profile.phone,
        },
        logo: profile.mark
          ? monogram(profile.mark.initials, profile.mark.colour, profile.mark.round ?? false)
          : "",
        submittedAt: at(profile.ago + 1, 10),
        submittedBy: author.name,
        decidedAt: decided,
        decidedBy: decided && manager,
        reason: profile.reason ?? "",
        createdAt: at(profile.ago + 2, 10),
        version: 2,
      },
    });
    await refreshPartnership(s.tx, s.tenantId, seedId(s.workspace.slug, "partnership", org.key), s.today);
  }
}
