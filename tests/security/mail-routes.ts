import { expect, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { heldMail } from "#tests/security/table/inbound-mail.ts";
import { EVERYBODY, put, type Who, type World } from "#tests/security/world.ts";
import { hookHeaders } from "#tests/support/mail/hook.ts";
import { DOMAIN, letter } from "#tests/support/mail/world.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
  post: (file: string, request: Request) => Promise<Response>;
};

const ORIGINAL = "app/api/mail/[id]/original/route.ts";
const RAW = "app/api/mail/[id]/raw/route.ts";
const HOOK = "app/api/mail/hook/route.ts";

/** A mail as it came goes to who decides about it or works it; and, once on a case, to who reads that line (T4). */
export function mailRoutes({ world, ask, post }: Asking) {
  const take = (file: string, id: string, who: Actor | null, slug = world().ws.slug) =>
    ask(file, `/api/mail/${id}/x?w=${encodeURIComponent(slug)}`, { id }, who);
  const desks: Who[] = [
    "vendor_admin",
    "vendor_support",
    "vendor_support_manager",
    "partner_support",
    "partner_support_manager",
    "customer_contact",
  ];

  const both = (file: string) => ({
    "who works cases or decides for the customer, and nobody else, while it waits": async () => {
      const w = world();
      const { mailId } = await heldMail(w);
      for (const who of EVERYBODY) {
        const answer = await take(file, mailId, w.people[who]);
        expect(`${who} ${answer.status}`).toBe(`${who} ${desks.includes(who) ? 200 : 404}`);
        if (answer.status === 200) expect(await answer.text()).toContain("words of the mail");
      }
      expect((await take(file, mailId, w.foreigner)).status).toBe(404);
      expect((await take(file, mailId, null)).status).not.toBe(200);
    },
    "on a case: its readers; what staff wrote may quote their own notes and is for their company alone":
      async () => {
        const w = world();
        const on = { state: "processed", written_id: crypto.randomUUID() };
        const theirs = await heldMail(w, on);
        expect((await take(file, theirs.mailId, w.people.customer_reader)).status).toBe(200);
        const staffs = await heldMail(w, { ...on, writer_side: "partner", writer_org_id: w.partner.orgId });
        for (const who of ["customer_contact", "vendor_support", "vendor_admin"] as const)
          expect((await take(file, staffs.mailId, w.people[who])).status).toBe(404);
        expect((await take(file, staffs.mailId, w.people.partner_support)).status).toBe(200);
      },
    "one nobody has looked at yet is nobody's": async () => {
      const w = world();
      const { mailId } = await heldMail(w, { state: "received", audience: "unsorted" });
      for (const who of EVERYBODY) expect((await take(file, mailId, w.people[who])).status).toBe(404);
    },
  });

  return {
    [ORIGINAL]: {
      GET: {
        ...both(ORIGINAL),
        "comes with a policy under which nothing runs": async () => {
          const w = world();
          const { mailId } = await heldMail(w);
          const answer = await take(ORIGINAL, mailId, w.people.customer_contact);
          expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
          expect(answer.headers.get("content-security-policy")).toContain("sandbox");
        },
      },
    },
    [RAW]: { GET: both(RAW) },
    [HOOK]: {
      POST: {
        "only who knows the secret, lately, once, and for a mailbox that is there": async () => {
          const w = world();
          const secret = "s".repeat(40);
          const body = letter({ from: "a@customer.example", to: `hook@${DOMAIN}`, subject: "By the hook" });
          let read = 0;
          const envelope = { recipient: `hook@${DOMAIN}`, sender: "a@customer.example" };
          /** A request whose body tells when it is read. */
          const send = (
            more: Partial<{ secret: string; at: number; sent: Buffer; headers: Record<string, string> }> = {},
          ) => {
            const stream = new ReadableStream<Uint8Array>(
              {
                pull(to) {
                  read += 1;
                  to.enqueue(new Uint8Array(more.sent ?? body));
                  to.close();
                },
              },
              { highWaterMark: 0 },
            );
            return post(
              HOOK,
              new Request("http://escala.example/api/mail/hook", {
                method: "POST",
                body: stream,
                duplex: "half",
                headers: { ...hookHeaders(more.secret ?? secret, envelope, body, more.at), ...more.headers },
              } as RequestInit),
            );
          };
          const refusal = async (answer: Promise<Response>) => {
            const { status } = await answer;
            return [status, ((await (await answer).json()) as { error: string }).error];
          };
          vi.stubEnv("MAIL_HOOK_SECRET", "");
          expect((await send()).status).toBe(404);
          vi.stubEnv("MAIL_HOOK_SECRET", secret);
          vi.stubEnv("MAIL_IN_DOMAIN", DOMAIN);
          expect((await send()).status).toBe(404);
          const { mailId } = await heldMail(w);
          await put(
            w,
            "INSERT INTO mail_route (local, tenant_id, mailbox_id) SELECT 'hook', tenant_id, mailbox_id FROM inbound_mail WHERE id = $1",
            mailId,
          );
          const now = Math.floor(Date.now() / 1000);
          const signature = (text: string) => send({ headers: { "x-mail-signature": text } });
          for (let n = 0; n < 2; n++)
            expect(await refusal(signature("t=1,v2=00"))).toEqual([401, "unsigned"]);
          // As it was signed once, without the sender: known, and not believed any more.
          expect(await refusal(signature(`t=${now},v1=${"0".repeat(64)}`))).toEqual([401, "old_scheme"]);
          expect(await refusal(send({ secret: "x".repeat(40) }))).toEqual([401, "wrong"]);
          expect(await refusal(send({ at: now - 400 }))).toEqual([401, "old"]);
          for (const [name, value] of [
            ["x-mail-sender", "other@customer.example"],
            ["x-mail-sender", ""],
            ["x-mail-recipient", `other@${DOMAIN}`],
            ["x-mail-sha256", "0".repeat(64)],
          ] as const)
            expect(await refusal(send({ headers: { [name]: value } }))).toEqual([401, "wrong"]);
          expect(await refusal(send({ headers: { "content-length": String(40 * 1024 * 1024) } }))).toEqual([
            413,
            "too_long",
          ]);
          // None of this had a byte of a body read.
          expect(read).toBe(0);
          // A second one is told the same of it, and its body is not read any more: nothing was taken.
          const other = { at: now - 7, sent: Buffer.from("Subject: another\r\n\r\nmail") };
          for (let n = 0; n < 2; n++) expect(await refusal(send(other))).toEqual([401, "wrong"]);
          expect((await send({ at: now - 5 })).status).toBe(200);
          expect(read).toBe(2);
          expect(await refusal(send({ at: now - 5 }))).toEqual([409, "replayed"]);
          // Nor is it another one for being written otherwise.
          const again = hookHeaders(secret, envelope, body, now - 5)["x-mail-signature"] ?? "";
          for (const written of [again.replace("t=", "t=00"), `${again}\u00a0`, `\u00a0${again}`])
            expect(await refusal(send({ at: now - 5, headers: { "x-mail-signature": written } }))).toEqual([
              409,
              "replayed",
            ]);
          expect(read).toBe(2);
          // Not sure whether it arrived: signed anew, it is taken and counts once.
          expect(await (await send({ at: now - 4 })).json()).toMatchObject({ again: true });
          // Refused over and over, an address is told nothing more; who is signed is heard all the same.
          const from = { "x-forwarded-for": "203.0.113.9" };
          const often = [];
          for (let n = 0; n < 31; n++)
            often.push(await refusal(send({ headers: { ...from, "x-mail-signature": "t=1,v2=00" } })));
          expect(often.at(29)).toEqual([401, "unsigned"]);
          expect(often.at(30)).toEqual([429, "too_many"]);
          expect((await send({ at: now - 3, headers: from })).status).toBe(200);
          vi.unstubAllEnvs();
          vi.stubEnv("CREDENTIAL_KEYS", `tests:${Buffer.alloc(32, 7).toString("base64")}`);
        },
      },
    },
  };
}
