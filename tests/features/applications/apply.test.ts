import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptInvitation } from "#lib/features/accounts/invitation.ts";
import { requestToApply } from "#lib/features/applications/apply.ts";
import { saveAnswers, submitApplication } from "#lib/features/applications/commands.ts";
import { lockApplication } from "#lib/features/applications/record.ts";
import { applyInput } from "#lib/features/applications/schema.ts";
import { startApplication } from "#lib/features/applications/start.ts";
import { uploadFiles } from "#lib/features/files/commands.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { madridHours } from "#prisma/seed/calendars.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { fullAnswers } from "#tests/support/answers.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCalendar } from "#tests/support/factories/calendar.ts";
import { makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

test("a name is a name: a web address in it would travel in the vendor's mail to anybody", () => {
  const input = { ...visitor("a@uno.example"), vendor: "one" };
  expect(applyInput.safeParse({ ...input, company: "Booking.com S.L." }).success).toBe(true);
  for (const bad of ["Win at https://evil.example", "see www.evil.example"]) {
    for (const field of ["name", "company"]) {
      const parsed = applyInput.safeParse({ ...input, [field]: bad });
      expect(parsed.error?.issues[0]?.message).toBe("applications.invalid.link");
    }
  }
});

let db: TestDatabase;
let ws: TestWorkspace;
let workspace: WorkspaceInfo;
const reader = { locale: "en" as const, ip: "192.0.2.7" };
const visitor = (email: string) => ({
  vendor: "",
  programme: "solution-provider",
  name: "Ana Uno",
  email,
  company: "Uno & Cía",
  country: "ES",
  tier: "premier",
});

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { calendarKey: "office", ticketPrefix: "ONE" });
  await makeCalendar(db, ws, madridHours, "office");
  await makeProgramme(db, ws, openNebulaProgramme);
  workspace = await inWorkspace(
    asWorker(ws.tenantId),
    async tx => workspaceInfo(await tx.workspace.findFirstOrThrow()),
    db.client,
  );
});
afterAll(() => db.drop());

const apply = (email: string) => requestToApply(workspace, "solution-provider", visitor(email), reader);
const mailsTo = async (email: string) =>
  (
    await db.admin.query("SELECT template, data FROM account_mail WHERE to_email = $1 ORDER BY created_at", [
      email,
    ])
  ).rows as { template: string; data: { path: string } }[];

test("R0: a visitor's company becomes an organisation, and the link in the mail makes its administrator", async () => {
  await apply("Ana@uno.example");
  const [mail] = await mailsTo("ana@uno.example");
  expect(mail?.template).toBe("application.link");
  expect(mail?.data.path).toMatch(/^\/invitation\/[\w-]+\?next=.*apply%3Fbegin%3D1%26tier%3Dpremier$/);
  const token = mail?.data.path.split(/[/?]/)[2] ?? "";
  const accepted = await acceptInvitation(
    token,
    { password: "a-long-password-2026" },
    { ip: "", userAgent: "" },
  );
  const { rows } = await db.admin.query(
    "SELECT o.name, o.slug, o.domain, o.side, m.roles FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.id = $1",
    [accepted.membershipId],
  );
  expect(rows).toEqual([
    { name: "Uno & Cía", slug: "uno-cia", domain: "uno.example", side: "partner", roles: ["partner_admin"] },
  ]);
});

test("asking again makes no second company; only the newest link works", async () => {
  await Promise.all([apply("eva@dos.example"), apply("eva@dos.example")]);
  const mails = await mailsTo("eva@dos.example");
  expect(mails).toHaveLength(2);
  const orgs = await db.admin.query("SELECT 1 FROM organisation WHERE domain = 'dos.example'");
  expect(orgs.rowCount).toBe(1);
  const open = await db.admin.query(
    "SELECT 1 FROM invitation WHERE email = 'eva@dos.example' AND revoked_at IS NULL",
  );
  expect(open.rowCount).toBe(1);
});

test("whoever has a seat at a partner gets a way to sign in, not another company", async () => {
  const { actor } = await makePartner(db, ws);
  await apply(actor.email);
  const mails = await mailsTo(actor.email);
  expect(mails.map(m => m.template)).toEqual(["application.sign_in"]);
  expect(mails[0]?.data.path).toMatch(/^\/sign-in\?next=/);
});

test("a fourth mail to one address within the hour is refused", async () => {
  for (let i = 0; i < 3; i++) await apply("many@tres.example");
  await expect(apply("many@tres.example")).rejects.toThrow("accounts.refusal.tooManyMails");
});

test("P12: a file is the applicant's own until it is sent, and nobody else's file can be named", async () => {
  const { actor } = await makePartner(db, ws);
  const manager = await makeVendorActor(db, ws, ["partner_manager"]);
  const other = (await makePartner(db, ws)).actor;
  const pdf = () => new File([Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF")], "plan.pdf");
  const inOwn = <T>(work: Parameters<typeof inWorkspace<T>>[1]) => inWorkspace(actor, work, db.client);
  const { number } = await inOwn((tx, now) =>
    startApplication(tx, actor, workspace, { programme: "solution-provider", tier: null, again: true }, now),
  );
  const [mine] = await inOwn(tx => uploadFiles(tx, actor, [pdf()]));
  const [theirs] = await inWorkspace(other, tx => uploadFiles(tx, other, [pdf()]), db.client);
  const save = (fileId: string | undefined) =>
    inOwn(async (tx, now) => {
      const record = await lockApplication(tx, actor.tenantId, number);
      if (!record) throw new Error("not there");
      const answers = { ...fullAnswers(openNebulaProgramme), solution_sheet: [{ fileId, name: "x" }] };
      return saveAnswers(tx, actor, record, { answers, base: {} }, now);
    });
  await expect(save(theirs?.id)).rejects.toThrow("errors.invalid");
  await save(mine?.id);
  const seen = () =>
    inWorkspace(manager, tx => tx.attachment.count({ where: { tenantId: ws.tenantId } }), db.client);
  expect(await seen()).toBe(0);
  await inOwn(async (tx, now) => {
    const record = await lockApplication(tx, actor.tenantId, number);
    if (!record) throw new Error("not there");
    expect(record.application.answers.solution_sheet).toEqual([{ fileId: mine?.id, name: "plan.pdf" }]);
    return submitApplication(tx, actor, workspace, record, now);
  });
  expect(await seen()).toBe(1);
});
