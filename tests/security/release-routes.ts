import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { storeFiles } from "#lib/features/files/commands.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { day, EVERYBODY, put, row, type Who, type World } from "#tests/security/world.ts";
import { makeContract } from "#tests/support/factories/contract.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
};

const FILE = "app/api/releases/[fileId]/route.ts";

/** Files of releases go to whom a contract in force covers, and who serves them (S11, S15). */
export function releaseRoutes({ world, ask }: Asking) {
  const take = (id: string, who: Actor | null, slug = world().ws.slug) =>
    ask(FILE, `/api/releases/${id}?w=${encodeURIComponent(slug)}`, { fileId: id }, who);

  /** A product of its own with one file of a release. */
  async function hung(state: string): Promise<{ fileId: string; productId: string }> {
    const w = world();
    const by = w.people.vendor_admin;
    const key = `p${newId().slice(-10)}`;
    const productId = await row(w, "product", { key, name: key, ticket_prefix: key });
    const releaseId = await row(w, "release", {
      product_id: productId,
      version: "1.0",
      released_on: day(-30),
      state,
    });
    const target = {
      subjectType: "release",
      subjectId: releaseId,
      audience: "vendor",
      partnerOrgId: null,
      customerOrgId: null,
    } as const;
    const [kept] = await inWorkspace(by, tx =>
      storeFiles(tx, by, target, [new File(["the package"], "package.txt")]),
    );
    const fileId = await row(w, "release_file", {
      release_id: releaseId,
      product_id: productId,
      state,
      attachment_id: kept?.id,
      name: "package.txt",
      media_type: "text/plain",
      size: 11,
      sha256: "",
      added_by: "Test",
    });
    return { fileId, productId };
  }

  /** The customer's contract over that product, for these days. */
  const signed = (
    productId: string,
    startsOn: string,
    endsOn: string,
    more: { cancelledOn?: string } = {},
  ) => {
    const w = world();
    const product = { productId, name: "Product", ticketPrefix: "P" };
    const number = `R-${newId().slice(-8)}`;
    return makeContract(w.db, w.ws, w.customer, { plan: w.plan, product, number, startsOn, endsOn, ...more });
  };

  const entitled = (who: Who) => !["other_partner", "other_customer", "vendors_customer"].includes(who);

  return {
    [FILE]: {
      GET: {
        "the vendor, the customer whose contract covers the product, and who serves it; others read why not (S11)":
          async () => {
            const { fileId, productId } = await hung("published");
            await signed(productId, day(-100), day(100));
            for (const who of EVERYBODY) {
              const answer = await take(fileId, world().people[who]);
              const text = await answer.text();
              expect([who, answer.status]).toEqual([who, entitled(who) ? 200 : 403]);
              expect([who, text.includes("the package")]).toEqual([who, entitled(who)]);
            }
            expect((await take(fileId, null)).status).toBe(401);
            expect((await take(fileId, world().foreigner)).status).toBe(404);
            expect((await take(fileId, world().foreigner, world().foreigner.workspaceSlug)).status).toBe(404);
            expect((await take("../x", world().people.vendor_admin)).status).toBe(404);
            expect((await take(newId(), world().people.vendor_admin)).status).toBe(404);
          },
        "not after the contract ended, was cancelled, or before it begins (S15); not for a contract of another product":
          async () => {
            const w = world();
            for (const [from, to, more] of [
              [day(-400), day(-35), {}],
              [day(-100), day(100), { cancelledOn: day(-5) }],
              [day(20), day(400), {}],
            ] as const) {
              const { fileId, productId } = await hung("published");
              await signed(productId, from, to, more);
              for (const who of ["customer_admin", "partner_admin"] as const)
                expect((await take(fileId, w.people[who])).status).toBe(403);
            }
            const other = await hung("published");
            expect((await take(other.fileId, w.people.customer_contact)).status).toBe(403);
          },
        "a draft is the vendor's alone, and a contract that is not signed covers nothing": async () => {
          const w = world();
          const draft = await hung("draft");
          await signed(draft.productId, day(-100), day(100));
          expect((await take(draft.fileId, w.people.vendor_support)).status).toBe(200);
          for (const who of ["customer_admin", "partner_support"] as const)
            expect((await take(draft.fileId, w.people[who])).status).toBe(404);
          const { fileId, productId } = await hung("published");
          const { id } = await signed(productId, day(-100), day(100));
          await put(w, "UPDATE contract SET signed_on = NULL WHERE id = $1", id);
          expect((await take(fileId, w.people.customer_admin)).status).toBe(403);
        },
      },
    },
  };
}
