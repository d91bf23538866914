import { createHash } from "node:crypto";
import { definitionsOf } from "../definitions.ts";
import { seedId } from "../ids.ts";
import { moment } from "../partner-paper.ts";
import { partnersOf } from "../partners.ts";
import { personId } from "../people.ts";
import type { Seeding } from "../types.ts";
import { emmaLibrary } from "./emma.ts";
import { openNebulaLibrary } from "./opennebula.ts";
import type { DemoItem, DemoVersion } from "./types.ts";

const libraries: Record<string, readonly DemoItem[]> = { emma: emmaLibrary, opennebula: openNebulaLibrary };

const at = (s: Seeding, ago: number, hour = 10): Date => moment(s, ago, hour, 0);

/** Guides, videos, logos and documents with real files, some of them read already (P6, P7, P17). */
export async function writeLibrary(s: Seeding): Promise<void> {
  const programme = definitionsOf[s.workspace.slug]?.programmes[0]?.definition;
  const author =
    s.workspace.vendor.people.find(p => p.roles.includes("trainer")) ?? s.workspace.vendor.people[0];
  for (const item of libraries[s.workspace.slug] ?? []) {
    const { tenantId } = s;
    const id = seedId(s.workspace.slug, "library", item.key);
    const newest = Math.min(...item.versions.map(v => v.ago ?? Number.POSITIVE_INFINITY));
    const oldest = Math.max(...item.versions.map(v => v.ago ?? 0));
    await s.tx.libraryItem.create({
      data: {
        tenantId,
        id,
        kind: item.kind,
        state: item.state,
        titleEn: item.title.en,
        titleEs: item.title.es,
        descriptionEn: item.description.en,
        descriptionEs: item.description.es,
        productKey: item.product,
        benefit: item.benefit || null,
        tiers: (item.tiers ?? []).map(tier => `${programme?.key ?? ""}/${tier}`),
        roles: item.roles ?? [],
        levels: item.levels ?? [],
        latestAt: at(s, Number.isFinite(newest) ? newest : 2),
        createdBy: author?.name ?? "",
        createdAt: at(s, oldest + 4),
      },
    });
    for (const version of item.versions) await writeVersion(s, id, version, author?.name ?? "");
    const last = item.versions.at(-1);
    if (last) await writeReads(s, item, id, seedId(id, last.label));
  }
}

async function writeVersion(s: Seeding, itemId: string, v: DemoVersion, author: string): Promise<void> {
  const { tenantId } = s;
  const id = seedId(itemId, v.label);
  const published = v.ago === undefined ? null : at(s, v.ago);
  const file = "file" in v.content ? v.content : null;
  const bytes = file && new Uint8Array(Buffer.from(file.bytes));
  const attachmentId = file && seedId(id, "file");
  if (file && bytes && attachmentId) {
    const hidden = { audience: "vendor", partnerOrgId: null, customerOrgId: null };
    await s.tx.attachment.create({
      data: {
        tenantId,
        id: attachmentId,
        subjectType: "library",
        subjectId: itemId,
        slot: id,
        ...hidden,
        name: file.file,
        mediaType: file.mediaType,
        size: bytes.byteLength,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        uploadedBy: author,
        at: published ?? at(s, 2),
      },
    });
    await s.tx.attachmentContent.create({ data: { tenantId, attachmentId, ...hidden, bytes } });
  }
  await s.tx.libraryVersion.create({
    data: {
      tenantId,
      id,
      itemId,
      label: v.label,
      changesEn: v.changes.en,
      changesEs: v.changes.es,
      media: file ? "file" : "link",
      fileName: file?.file ?? "",
      mediaType: file?.mediaType ?? "",
      size: bytes?.byteLength ?? 0,
      state: v.state,
      publishedAt: published,
      publishedBy: published && author,
      announcedAt: published,
      createdBy: author,
      createdAt: published ?? at(s, 2),
    },
  });
  await s.tx.librarySource.create({
    data: { tenantId, versionId: id, attachmentId, url: "url" in v.content ? v.content.url : null },
  });
}

async function writeReads(s: Seeding, item: DemoItem, itemId: string, versionId: string): Promise<void> {
  for (const [who, ago, times] of item.readBy ?? []) {
    const [company = "", key = ""] = who.split("/");
    const org = partnersOf[s.workspace.slug]?.find(p => p.org.slug === company)?.org;
    const person = org?.people.find(p => p.key === key);
    if (!org || !person) throw new Error(`nobody of the demonstration data is ${who}`);
    await s.tx.libraryRead.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(versionId, who),
        itemId,
        versionId,
        personId: personId(s, org, person.key),
        personName: person.name,
        partnerOrgId: seedId(s.workspace.slug, "org", org.key),
        orgName: org.name,
        firstAt: at(s, ago, 11),
        lastAt: at(s, times > 1 ? Math.max(1, ago - 3) : ago, times > 1 ? 15 : 11),
        times,
      },
    });
  }
}
