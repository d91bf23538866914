import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { newId } from "#lib/platform/ids.ts";
import { EVERYBODY, put, row, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
};

const VIEW = "app/api/files/[id]/view/route.ts";

/** A row as it would stand had the check at the door let it in: what is shown is asked once more. */
async function kept(w: World, name: string, mediaType: string, bytes: Buffer, audience = "everyone") {
  const parties = { audience, partner_org_id: w.partner.orgId, customer_org_id: w.customer.orgId };
  const id = await row(w, "attachment", {
    ...parties,
    subject_type: "ticket",
    subject_id: newId(),
    name,
    media_type: mediaType,
    size: bytes.byteLength,
    sha256: "",
    uploaded_by: "Somebody",
  });
  const columns = "tenant_id, attachment_id, audience, partner_org_id, customer_org_id, bytes";
  await put(
    w,
    `INSERT INTO attachment_content (${columns}) VALUES ($1, $2, $3, $4, $5, $6)`,
    w.ws.tenantId,
    id,
    audience,
    w.partner.orgId,
    w.customer.orgId,
    bytes,
  );
  return id;
}

const HOSTILE = "<html><script>parent.location='https://evil.example'</script><svg onload=alert(1)></html>";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** A file that is looked at: by who may read it alone, and never as something that runs. */
export function viewRoutes({ world, ask }: Asking) {
  const view = (id: string, who: Actor | null, slug = world().ws.slug) =>
    ask(VIEW, `/api/files/${id}/view?w=${encodeURIComponent(slug)}`, { id }, who);
  const asContact = (id: string) => view(id, world().people.customer_contact);
  return {
    [VIEW]: {
      GET: {
        "each sees the files of their own audience; to all others they aren't there (T4)": async () => {
          const w = world();
          const readers = {
            everyone: ["vendor", "partner", "customer"],
            partner_vendor: ["vendor", "partner"],
            partner: ["partner"],
            vendor: ["vendor"],
          } as const;
          for (const [audience, sides] of Object.entries(readers)) {
            const id = await kept(w, "note.txt", "text/plain", Buffer.from("words"), audience);
            for (const who of EVERYBODY) {
              const other = who.startsWith("other") || who === "vendors_customer";
              const may = !other && (sides as readonly string[]).includes(w.people[who].side);
              const answer = await view(id, w.people[who]);
              expect([audience, who, answer.status]).toEqual([audience, who, may ? 200 : 404]);
              expect(await answer.text()).toBe(may ? "words" : "");
            }
            expect((await view(id, w.foreigner)).status).toBe(404);
            expect((await view(id, w.foreigner, w.foreigner.workspaceSlug)).status).toBe(404);
            expect((await view(id, null)).status).toBe(401);
          }
          expect((await view("../../etc/passwd", w.people.vendor_admin)).status).toBe(404);
        },
        "a page, a drawing and what claims to be an image are never shown, whatever the row says":
          async () => {
            const w = world();
            for (const [name, type] of [
              ["a.html", "text/html"],
              ["a.svg", "image/svg+xml"],
              ["a.xhtml", "application/xhtml+xml"],
              ["a.js", "text/javascript"],
              ["a.png", "image/png"],
              ["a.jpg", "image/jpeg"],
              ["a.pdf", "application/pdf"],
              ["a.zip", "application/zip"],
              ["a.bin", "toString"],
            ] as const) {
              const answer = await asContact(await kept(w, name, type, Buffer.from(HOSTILE)));
              expect([name, answer.status, await answer.text()]).toEqual([name, 415, ""]);
            }
          },
        "a text with a page in it is plain text, in which nothing runs": async () => {
          const w = world();
          for (const [name, type] of [
            ["a.txt", "text/plain"],
            ["a.xml", "application/xml"],
            ["a.eml", "message/rfc822"],
            ["a.json", "application/json"],
          ] as const) {
            const answer = await asContact(await kept(w, name, type, Buffer.from(HOSTILE)));
            expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
            expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
            expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
            expect(answer.headers.get("cache-control")).toBe("private, no-store");
            expect(await answer.text()).toBe(HOSTILE);
          }
        },
        "an image goes out as what it is; a PDF is framed by ourselves alone": async () => {
          const w = world();
          const image = await asContact(await kept(w, "a.png", "image/png", png));
          expect(image.headers.get("content-type")).toBe("image/png");
          expect(image.headers.get("content-disposition")).toMatch(/^inline;/);
          expect(image.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
          const paper = await asContact(await kept(w, "a.pdf", "application/pdf", pdf));
          expect(paper.headers.get("content-type")).toBe("application/pdf");
          expect(paper.headers.get("x-content-type-options")).toBe("nosniff");
          const policy = paper.headers.get("content-security-policy");
          expect(policy).toContain("frame-ancestors 'self'");
          expect(policy).toContain("default-src 'none'");
          expect(policy).not.toContain("script-src");
        },
        "a long text comes cut, and says so": async () => {
          const w = world();
          const long = Buffer.from("ñ".repeat(200_000));
          const answer = await asContact(await kept(w, "a.log", "text/plain", long));
          expect(answer.headers.get("x-escala-cut")).toBe("1");
          const text = await answer.text();
          expect(text).toMatch(/^ñ+$/);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256 * 1024);
          const short = await asContact(await kept(w, "b.log", "text/plain", Buffer.from("ñ")));
          expect(short.headers.get("x-escala-cut")).toBeNull();
        },
      },
    },
  };
}
