import { createHash } from "node:crypto";
import { addDays } from "#lib/domain/time/dates.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { ProductSeed, ReleaseSeed } from "#prisma/seed/products.ts";
import { definitionsOf, ids } from "../definitions.ts";
import { seedId } from "../ids.ts";
import { moment } from "../partner-paper.ts";
import type { Seeding } from "../types.ts";
import { endAdvice, guideOf, releaseNotes } from "./notes.ts";

/** Releases with what they say and hold, the next major one as a draft, and the ends announced around today (S11). */
export async function writeReleases(s: Seeding): Promise<void> {
  for (const product of definitionsOf[s.workspace.slug]?.products ?? []) {
    for (const release of product.releases) await writeRelease(s, product, release, "published");
    if (!product.planned) continue;
    const { version, inDays } = product.planned;
    const releasedOn = addDays(s.today, inDays);
    await writeRelease(s, product, { version, major: true, releasedOn, end: null }, "draft");
  }
}

const author = (s: Seeding): string =>
  s.workspace.vendor.people.find(p => p.roles.includes("vendor_admin"))?.name ?? "";

async function writeRelease(
  s: Seeding,
  product: ProductSeed,
  { version, major, releasedOn, end }: ReleaseSeed,
  state: "draft" | "published",
): Promise<void> {
  const { tx, tenantId } = s;
  const slug = s.workspace.slug;
  const releaseId = seedId(slug, "release", product.key, version);
  const productId = ids.product(slug, product.key);
  const name = `${product.key}/${version}`;
  const out = state === "published" ? fromPlainDate(releasedOn) : null;
  await tx.release.create({
    data: {
      tenantId,
      id: releaseId,
      productId,
      version,
      major,
      releasedOn: fromPlainDate(releasedOn),
      state,
      createdBy: author(s),
      publishedAt: out,
      publishedBy: out && author(s),
    },
  });
  const notes = releaseNotes[name];
  await tx.releaseNote.create({
    data: { tenantId, releaseId, productId, state, notesEn: notes?.en ?? "", notesEs: notes?.es ?? "" },
  });
  if (notes?.guide)
    await writeFile(s, { releaseId, productId, state }, notes.guide.file, guideOf(notes.guide));
  if (!end) return;
  await tx.endOfLife.create({
    data: {
      tenantId,
      id: seedId(slug, "end", product.key, version),
      releaseId,
      productId,
      announcedOn: fromPlainDate(addDays(s.today, -end.announcedAgo)),
      announcedBy: author(s),
      endsOn: fromPlainDate(addDays(s.today, end.endsIn)),
      adviceEn: endAdvice[name]?.en ?? "",
      adviceEs: endAdvice[name]?.es ?? "",
    },
  });
}

async function writeFile(
  s: Seeding,
  of: { releaseId: string; productId: string; state: string },
  name: string,
  buffer: Buffer,
): Promise<void> {
  const { tenantId } = s;
  const bytes = new Uint8Array(buffer);
  const attachmentId = seedId(of.releaseId, name, "content");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const hidden = { audience: "vendor", partnerOrgId: null, customerOrgId: null };
  const file = { name, mediaType: "application/pdf", size: bytes.byteLength, sha256 };
  const at = moment(s, 2, 10, 0);
  await s.tx.attachment.create({
    data: {
      tenantId,
      id: attachmentId,
      subjectType: "release",
      subjectId: of.releaseId,
      ...hidden,
      ...file,
      uploadedBy: author(s),
      at,
    },
  });
  await s.tx.attachmentContent.create({ data: { tenantId, attachmentId, ...hidden, bytes } });
  await s.tx.releaseFile.create({
    data: {
      tenantId,
      id: seedId(of.releaseId, name),
      ...of,
      attachmentId,
      ...file,
      addedBy: author(s),
      addedAt: at,
    },
  });
}
