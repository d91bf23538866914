import { newId } from "#lib/platform/ids.ts";
import type { Case, Table } from "#tests/security/table/types.ts";
import { day, put, row, type Who, type World } from "#tests/security/world.ts";
import { makeContract } from "#tests/support/factories/contract.ts";

// S11, S19: the vendor keeps products, releases and ends; what a system runs is said by its own, who serves it, and support.

const keepers: Who[] = ["vendor_admin", "vendor_support_manager"];
const by = (make: Case["make"]): Case[] => [{ may: keepers, make }];
const letters = () =>
  newId()
    .replace(/[^a-f]/g, "")
    .slice(-7)
    .toUpperCase()
    .padEnd(7, "X");

/** A product of its own, so that one try does not see another's releases. */
async function product(w: World): Promise<string> {
  return row(w, "product", { key: `p_${letters()}`, name: `P ${newId()}`, ticket_prefix: `P${letters()}` });
}
async function release(w: World, state: string, version = "4.0", productId?: string) {
  const of = productId ?? (await product(w));
  const releaseId = await row(w, "release", {
    product_id: of,
    version,
    major: true,
    released_on: day(-900),
    state,
  });
  await put(
    w,
    "INSERT INTO release_note (tenant_id, release_id, product_id, state) VALUES ($1, $2, $3, $4)",
    w.ws.tenantId,
    releaseId,
    of,
    state,
  );
  return { releaseId, revision: 0, productId: of };
}
/** A release whose line is older than those that are kept. */
async function old(w: World) {
  const { productId, ...target } = await release(w, "published", "1.0");
  for (const version of ["2.0", "3.0"])
    await row(w, "release", {
      product_id: productId,
      version,
      major: true,
      released_on: day(version === "2.0" ? -500 : -100),
      state: "published",
    });
  return { ...target, productId };
}
async function end(w: World) {
  const { releaseId, productId } = await old(w);
  const endId = await row(w, "end_of_life", {
    release_id: releaseId,
    product_id: productId,
    announced_on: day(-10),
    announced_by: "Test",
    ends_on: day(300),
  });
  return { endId, revision: 0 };
}
async function system(w: World) {
  const made = await makeContract(w.db, w.ws, w.customer, {
    plan: w.plan,
    product: w.product,
    number: `S-${newId().slice(-8)}`,
    startsOn: day(-300),
    endsOn: day(400),
  });
  const { rows } = await w.db.admin.query("SELECT id, revision FROM contract_system WHERE contract_id = $1", [
    made.id,
  ]);
  await put(w, "UPDATE contract_system SET version = '7.0' WHERE id = $1", rows[0].id);
  return { systemId: String(rows[0].id), revision: Number(rows[0].revision), version: "8.0", note: "" };
}

export const products: Table = {
  createProductAction: [
    { may: keepers, own: true, make: () => ({ name: `P ${newId()}`, ticketPrefix: `P${letters()}` }) },
  ],
  saveProductAction: by(async w => ({
    productId: await product(w),
    version: 0,
    name: `P ${newId()}`,
    previousMajors: 1,
    noticeMonths: 6,
    noticeDays: "90, 30",
    partnerBenefits: [],
  })),
  savePacketAction: by(async w => ({
    productId: await product(w),
    version: 0,
    environment: "optional",
    steps: "required",
    logs: "required",
    tried: "left_out",
    logsAsFile: true,
    callHours: 24,
    parts: [],
  })),
  saveModulesAction: by(async w => ({
    productId: await product(w),
    version: 0,
    modules: [{ key: "", nameEn: "Core", nameEs: "" }],
  })),
  createReleaseAction: by(async w => ({
    productId: await product(w),
    version: "1.0",
    kind: "major",
    releasedOn: day(30),
  })),
  saveReleaseAction: by(async w => {
    const { releaseId, revision } = await release(w, "draft");
    return {
      releaseId,
      revision,
      version: "4.0",
      kind: "major",
      releasedOn: day(20),
      notesEn: "Words",
      notesEs: "",
    };
  }),
  publishReleaseAction: by(async w => {
    const { releaseId, revision } = await release(w, "draft");
    return { releaseId, revision, tell: true };
  }),
  addReleaseFilesAction: by(async w => ({
    releaseId: (await release(w, "draft")).releaseId,
    files: [new File(["words"], "notes.txt")],
  })),
  removeReleaseFileAction: by(async w => {
    const { releaseId, productId } = await release(w, "draft");
    return {
      fileId: await row(w, "release_file", {
        release_id: releaseId,
        product_id: productId,
        attachment_id: newId(),
        name: "notes.txt",
        media_type: "text/plain",
        size: 5,
        sha256: "",
        added_by: "Test",
      }),
    };
  }),
  announceEndAction: by(async w => {
    const { releaseId, revision } = await old(w);
    return { releaseId, revision, endsOn: day(400), adviceEn: "", adviceEs: "" };
  }),
  moveEndAction: by(async w => ({ ...(await end(w)), endsOn: day(500) })),
  takeBackEndAction: by(async w => ({ ...(await end(w)), reason: "Not yet" })),
  correctVersionAction: [
    {
      may: [
        "vendor_admin",
        "vendor_support",
        "vendor_support_manager",
        "partner_admin",
        "partner_support",
        "partner_support_manager",
        "customer_admin",
        "customer_contact",
      ],
      make: system,
    },
  ],
  exportSystemsAction: [
    {
      may: [
        "vendor_admin",
        "partner_manager",
        "certification_manager",
        "trainer",
        "vendor_support",
        "vendor_support_manager",
        "partner_admin",
        "partner_sales",
        "partner_presales",
        "partner_support",
        "partner_support_manager",
        "other_partner",
      ],
      own: true,
      make: () => ({ query: "", format: "csv" }),
    },
  ],
};
