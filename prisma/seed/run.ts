import { hash } from "@node-rs/argon2";
import { todayIn } from "#lib/domain/time/zone.ts";
import { connect } from "#lib/platform/db/prisma.ts";
import { asWorker, inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { demoPassword } from "./accounts.ts";
import { writeCredentials } from "./demo/credentials.ts";
import { writeDefinitions } from "./demo/definitions.ts";
import { writeCaseTime } from "./demo/desk/case-time.ts";
import { writeDefects } from "./demo/desk/defects.ts";
import { writeFeatures } from "./demo/desk/features.ts";
import { writeLinks } from "./demo/desk/links.ts";
import { writeRatings } from "./demo/desk/ratings.ts";
import { writeRecurring } from "./demo/desk/recurring.ts";
import { writeReplies } from "./demo/desk/replies.ts";
import { writeRules } from "./demo/desk/rules.ts";
import { writeTags } from "./demo/desk/tags.ts";
import { writeTemplates } from "./demo/documents.ts";
import { writeEnvelopes } from "./demo/envelopes.ts";
import { seedId } from "./demo/ids.ts";
import { writeKnowledge } from "./demo/knowledge/write.ts";
import { writeLibrary } from "./demo/library/write.ts";
import { demoRoutes, writeMail } from "./demo/mail.ts";
import { writeMailOut } from "./demo/mail-out.ts";
import { writePartners } from "./demo/partners.ts";
import { writeProfiles } from "./demo/profiles/write.ts";
import { writeProgrammeChanges } from "./demo/programme-changes.ts";
import { writeReleases } from "./demo/releases/write.ts";
import { writeSupport } from "./demo/tickets.ts";
import { writeTraining } from "./demo/training/write.ts";
import type { Seeding } from "./demo/types.ts";
import { tenantIdOf, writeWorkspace } from "./demo/workspace.ts";
import { demoWorkspaces } from "./demo/workspaces.ts";

/** A part of the demonstration data; parts run in order, each workspace in one transaction. */
export type SeedPart = { name: string; write: (s: Seeding) => Promise<void> };

export const parts: readonly SeedPart[] = [
  { name: "workspace", write: writeWorkspace },
  { name: "definitions", write: writeDefinitions },
  { name: "releases", write: writeReleases },
  { name: "templates", write: writeTemplates },
  { name: "partners", write: writePartners },
  { name: "profiles", write: writeProfiles },
  { name: "programme changes", write: writeProgrammeChanges },
  { name: "library", write: writeLibrary },
  { name: "training", write: writeTraining },
  { name: "envelopes", write: writeEnvelopes },
  { name: "support", write: writeSupport },
  { name: "knowledge", write: writeKnowledge },
  { name: "mail", write: writeMail },
  { name: "mail out", write: writeMailOut },
  { name: "links", write: writeLinks },
  { name: "ratings", write: writeRatings },
  { name: "time on cases", write: writeCaseTime },
  { name: "defects", write: writeDefects },
  { name: "features", write: writeFeatures },
  { name: "saved replies", write: writeReplies },
  { name: "tags", write: writeTags },
  { name: "rules", write: writeRules },
  { name: "recurring cases", write: writeRecurring },
  { name: "credentials", write: writeCredentials },
];

/**
 * Loads the three workspaces with their real programmes and believable data around the current day. The same
 * day gives the same data. `appUrl` is the application's own login: the seed has no more rights than the portal.
 */
export async function seed(options: {
  ownerUrl: string;
  appUrl: string;
  log: (text: string) => void;
}): Promise<void> {
  const client = connect(options.appUrl, 2);
  // One hash for all: the seed must not cost a minute. Parameters are those of lib/features/accounts.
  const passwordHash = await hash(demoPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  try {
    for (const workspace of demoWorkspaces) {
      const tenantId = tenantIdOf(workspace.slug);
      await inWorkspace(
        asWorker(tenantId),
        async (tx, now) => {
          const s: Seeding = {
            tx,
            tenantId,
            workspace,
            vendorOrgId: seedId(workspace.slug, "org", workspace.vendor.key),
            now,
            today: todayIn(workspace.timeZone, now.getTime()),
            passwordHash,
          };
          for (const part of parts) await part.write(s);
        },
        client,
        120_000,
      );
      await inAuth(
        async tx => {
          await tx.workspaceSlug.create({
            data: { slug: workspace.slug, tenantId, timeZone: workspace.timeZone },
          });
          await tx.mailRoute.createMany({
            data: demoRoutes(workspace.slug).map(route => ({ ...route, tenantId })),
            skipDuplicates: true,
          });
        },
        undefined,
        client,
      );
      options.log(workspace.name);
    }
  } finally {
    await client.$disconnect();
  }
}
