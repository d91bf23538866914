import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { keepCertificateCredentials } from "#lib/features/credentials/keep.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { EVERYBODY, newcomer, put, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
  /** The partnership's state and tier as a person would decide them. */
  listed: (state: string, tier: string | null) => Promise<void>;
};
type Tests = Record<string, () => Promise<void>>;

const PUBLIC = "app/[vendor]/(public)";
const FILE = `${PUBLIC}/credentials/[id]/[file]/route.ts`;
const LIST = `${PUBLIC}/status/[number]/route.ts`;
const TRANSCRIPT = "app/api/transcript/route.ts";
const STATEMENTS = "app/api/statements/route.ts";

/** Credentials and what checks them are everybody's; a statement is the vendor's and that partner's. */
export function credentialRoutes({ world, ask, listed }: Asking): Record<string, { GET: Tests }> {
  const slug = () => world().ws.slug;
  const file = (id: string, name: string, vendor = slug()) =>
    ask(FILE, `/${vendor}/credentials/${id}/${name}`, { vendor, id, file: name }, null);
  const list = (number: string, vendor = slug()) =>
    ask(LIST, `/${vendor}/status/${number}`, { vendor, number }, null);

  async function credential(holder: Actor = world().people.partner_support): Promise<string> {
    const w = world();
    const { tenantId } = w.ws;
    const id = newId();
    await inWorkspace(
      asWorker(tenantId),
      async (tx, now) => {
        await tx.certification.create({
          data: {
            tenantId,
            id,
            number: `C-${id.slice(-6)}`,
            personId: holder.personId,
            personName: holder.name,
            partnerOrgId: holder.orgId,
            programmeId: w.programmeId,
            areaKey: "architect",
            nominatedBy: "Test",
            result: "passed",
            validFrom: fromPlainDate("2026-01-01"),
            validUntil: fromPlainDate("2027-12-31"),
          },
        });
        await keepCertificateCredentials(tx, tenantId, now, { certificationIds: [id] });
      },
      w.db.client,
    );
    return id;
  }

  const keys = (name: "did" | "jwks"): { GET: Tests } => ({
    GET: {
      "public halves of keys are everybody's to read, and nothing of the private ones": async () => {
        const route = `${PUBLIC}/${name}.json/route.ts`;
        const at = (vendor: string) => ask(route, `/${vendor}/${name}.json`, { vendor }, null);
        const answer = await at(slug());
        const text = await answer.text();
        expect(answer.status).toBe(200);
        expect(answer.headers.get("cache-control")).toBe("public, no-cache");
        expect(text).toContain(name === "did" ? "publicKeyMultibase" : '"x"');
        expect(text).not.toMatch(/"d"|secretKey|sealed|privateKey/);
        expect((await at("nobody-here")).status).toBe(404);
      },
    },
  });

  return {
    [`${PUBLIC}/did.json/route.ts`]: keys("did"),
    [`${PUBLIC}/jwks.json/route.ts`]: keys("jwks"),
    [LIST]: {
      GET: {
        "a list of revocations is everybody's, and says of nobody whose entry is which": async () => {
          await credential();
          const answer = await list("1");
          expect(answer.status).toBe(200);
          expect(answer.headers.get("cache-control")).toBe("public, no-cache");
          expect(await answer.text()).not.toContain(world().people.partner_support.name);
          for (const number of ["0", "2", "99", "x", "1'", "-1"])
            expect((await list(number)).status).toBe(404);
          expect((await list("1", world().foreigner.workspaceSlug)).status).toBe(404);
        },
      },
    },
    [FILE]: {
      GET: {
        "whoever has a credential's address reads it, without a name its holder doesn't show": async () => {
          const id = await credential();
          for (const name of ["credential.json", "badge.svg", "badge.png", "certificate.pdf"]) {
            const answer = await file(id, name);
            expect([name, answer.status]).toEqual([name, 200]);
            expect(answer.headers.get("content-security-policy")).toContain("sandbox");
            const { name: holder, email } = world().people.partner_support;
            const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");
            expect(text.includes(holder) || text.includes(email)).toBe(false);
          }
          expect((await file(id, "secret.txt")).status).toBe(404);
          expect((await file(newId(), "credential.json")).status).toBe(404);
          expect((await file("x", "credential.json")).status).toBe(404);
          expect((await file(id, "credential.json", world().foreigner.workspaceSlug)).status).toBe(404);
        },
      },
    },
    [TRANSCRIPT]: {
      GET: {
        "everybody of a partner has their own transcript and there is no asking for another's, also between companies (P22)":
          async () => {
            const w = world();
            const of = (who: Actor | null, at = slug(), more = "") =>
              ask(TRANSCRIPT, `/api/transcript?w=${at}${more}`, {}, who);
            const names = EVERYBODY.map(who => w.people[who].name);
            for (const who of EVERYBODY) {
              const other = w.people[who === "vendor_admin" ? "partner_admin" : "vendor_admin"];
              const answer = await of(w.people[who], slug(), `&person=${other.personId}`);
              const paper = await answer.text();
              const may = w.people[who].side === "partner";
              expect([who, answer.status]).toEqual([who, may ? 200 : 404]);
              if (!may) continue;
              expect(answer.headers.get("content-type")).toBe("application/pdf");
              expect(paper.startsWith("%PDF")).toBe(true);
              const told = names.filter(name => paper.includes(`: ${name})`));
              expect(new Set(told)).toEqual(new Set([w.people[who].name]));
            }
            expect((await of(null)).status).toBe(401);
            expect((await of(w.foreigner)).status).toBe(404);
            expect((await of(w.people.vendor_admin, "nowhere")).status).toBe(404);
            const gone = await newcomer(w, w.partner, ["partner_support"]);
            await put(
              w,
              "UPDATE membership SET valid_until = current_date - 2 WHERE id = $1",
              gone.membershipId,
            );
            expect((await of(gone)).status).toBe(404);
            await credential(gone);
            const kept = await of(gone);
            expect([kept.status, (await kept.text()).includes(`: ${gone.name})`)]).toEqual([200, true]);
          },
      },
    },
    [STATEMENTS]: {
      GET: {
        "the vendor and that partner have a statement made; to all others there is none": async () => {
          await listed("active", "advanced");
          const w = world();
          const today = new Date().toLocaleDateString("sv-SE", { timeZone: w.ws.timeZone });
          const of = (who: Actor | null, on = today, partner = w.partner.slug, at = slug()) =>
            ask(STATEMENTS, `/api/statements?w=${at}&partner=${partner}&on=${on}&as=json`, {}, who);
          for (const who of EVERYBODY) {
            const may = [w.vendor.orgId, w.partner.orgId].includes(w.people[who].orgId);
            const answer = await of(w.people[who]);
            const text = await answer.text();
            expect([who, answer.status]).toEqual([who, may ? 200 : 404]);
            expect(text.includes(w.partner.name)).toBe(may);
          }
          expect((await of(null)).status).not.toBe(200);
          expect((await of(w.foreigner)).status).toBe(404);
          expect((await of(w.foreigner, today, w.partner.slug, w.foreigner.workspaceSlug)).status).toBe(404);
          const admin = w.people.vendor_admin;
          expect((await of(admin, "2099-01-01")).status).toBe(409);
          expect((await of(admin, "2001-01-01")).status).toBe(409);
          expect((await of(admin, "yesterday")).status).toBe(404);
          expect((await of(admin, today, "nobody")).status).toBe(404);
          await listed("suspended", "advanced");
        },
      },
    },
  };
}
