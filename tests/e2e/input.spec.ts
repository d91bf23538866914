import { deflateRawSync } from "node:zlib";
import { labelOf, sectionsOf } from "./support/application.ts";
import { checklistOf, fillCase, openCase, openComposer, write } from "./support/cases.ts";
import { expectAccessible } from "./support/checks.ts";
import { endSessions, hire, sessionCookie } from "./support/people.ts";
import { one, sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

const complaint = (subject: string) => ({
  subject,
  description: "Se ha parado.",
  percent: "20",
  canWork: true,
});
const contacts = {
  emma: { email: "mateo.sanz@chduero.example", plan: "emma_support" },
  opennebula: { email: "claire.moreau@lumiere.example", plan: "premium" },
  ecm: { email: "noemi.padilla@culturabajio.example", plan: "extended" },
} as const;

test("an empty form says at each field what is missing, in the reader's language", async ({ seat }) => {
  const customer = await seat(contacts.emma.email, { locale: "es", width: 360 });
  await customer.go("/emma/tickets/new");
  await customer.page.getByLabel(customer.t("ticketPages.open.subject"), { exact: true }).fill("abc");
  await customer.button("ticketPages.open.do").click();
  const summary = customer.page.locator(".errs");
  await expect(summary).toBeFocused();
  expect(await summary.getByRole("link").count()).toBeGreaterThan(2);
  await expect(summary).toContainText(/al menos|Elija|Rellene|necesario|hace falta|Indique/i);
  await expect(customer.page.getByLabel(customer.t("ticketPages.open.subject"), { exact: true })).toHaveValue(
    "abc",
  );
  await expectAccessible(customer.page);
  await summary.getByRole("link").first().click();
  await expect(summary).not.toBeFocused();
});

test("a session that ends while one types loses nothing", async ({ seat }) => {
  const who = await hire({
    workspace: "emma",
    org: "sistemas-arlanza",
    name: "Elsa Expired",
    roles: ["partner_admin"],
  });
  const typing = await seat(who.email);
  const name = `Viajes Elsa ${Date.now().toString(36)}`;
  await typing.go("/emma/customers");
  await typing.button("customers.form.new").click();
  await typing.field("customers.form.name", {}, typing.dialog).fill(name);
  await typing.field("customers.form.country", {}, typing.dialog).selectOption("ES");
  await endSessions(who.email);
  await typing.button("customers.form.create").click();
  await expect(typing.trouble).toContainText(typing.t("forms.signedOut.title"));
  await expect(typing.field("customers.form.name", {}, typing.dialog)).toHaveValue(name);
  await typing.context.addCookies([await sessionCookie(who.email)]);
  await typing.button("customers.form.create").click();
  await expect(typing.page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("an application says that the session has ended without taking the box from who types", async ({
  seat,
}) => {
  const draft = await one<{ org: string; slug: string; number: string }>(
    `SELECT o.slug AS org, s.slug, p.number FROM application p
     JOIN organisation o ON o.tenant_id = p.tenant_id AND o.id = p.partner_org_id
     JOIN workspace_slug s ON s.tenant_id = p.tenant_id WHERE p.state = 'draft' ORDER BY s.slug LIMIT 1`,
    [],
  );
  const { email } = await hire({
    workspace: draft.slug,
    org: draft.org,
    name: "Ana Away",
    roles: ["partner_admin"],
  });
  const sections = await sectionsOf(draft.slug);
  const section = sections.find(x => x.questions.some(q => q.kind === "long_text"));
  const question = section?.questions.find(q => q.kind === "long_text");
  if (!section || !question) throw new Error("no question to write to");
  const applicant = await seat(email, { locale: "es", width: 1280 });
  await applicant.go(`/${draft.slug}/applications/${draft.number}/form?step=${section.key}`);
  const box = applicant.page.getByLabel(labelOf(question, applicant), { exact: true });
  await endSessions(email);
  await box.fill("Lo que cuento");
  await expect(applicant.trouble).toContainText(applicant.t("forms.signedOut.title"));
  await expect(box).toBeFocused();
  await applicant.page.keyboard.type(", seguido.");
  await expect(box).toHaveValue("Lo que cuento, seguido.");
});

test("a reply whose session has ended stays in its box, and goes out after signing in", async ({
  seat,
  watch,
}) => {
  // What the page asks for by itself while nobody is signed in.
  watch.tolerate(/^401 .*\/api\//);
  const { email, plan } = contacts.ecm;
  const customer = await seat(email, { locale: "es", width: 1280 });
  const number = await openCase(
    customer,
    "ecm",
    complaint("Sesión que termina"),
    await checklistOf("ecm", plan, "es"),
  );
  await openComposer(customer);
  const box = customer.page.getByRole("textbox", { name: customer.t("ui.composer.message") });
  await box.fill("Esto no se pierde.");
  await endSessions(email);
  await customer.page.getByRole("button", { name: customer.t("ui.composer.send") }).click();
  await expect(customer.page.locator(".comp-err")).toBeVisible();
  await expect(box).toHaveValue("Esto no se pierde.");
  await customer.context.addCookies([await sessionCookie(email)]);
  await customer.go(`/ecm/tickets/${number}`);
  await openComposer(customer);
  await expect(box).toHaveValue("Esto no se pierde.");
  await customer.page.getByRole("button", { name: customer.t("ui.composer.send") }).click();
  await expect(
    customer.page.getByLabel(customer.t("ticketPages.timeline.title"), { exact: true }),
  ).toContainText("Esto no se pierde.");
});

test("pressed twice, a case is opened once", async ({ seat }) => {
  const { email, plan } = contacts.opennebula;
  const customer = await seat(email, { locale: "en", width: 1280 });
  const subject = `Twice ${Date.now().toString(36)}`;
  await customer.go("/opennebula/tickets/new");
  await fillCase(customer, complaint(subject), await checklistOf("opennebula", plan, "en"));
  await customer.button("ticketPages.open.do").dblclick();
  await expect(customer.page.getByRole("heading", { level: 1 })).toHaveText(subject);
  const rows = await one<{ n: string }>("SELECT count(*) AS n FROM ticket WHERE subject = $1", [subject]);
  expect(Number(rows.n)).toBe(1);
});

test("two people at one record: the second reads that it changed, and keeps what was typed", async ({
  seat,
}) => {
  const mine = await hire({
    workspace: "emma",
    org: "sistemas-arlanza",
    name: "Uno Dos",
    roles: ["partner_admin"],
  });
  const name = `Dos manos ${Date.now().toString(36)}`;
  const first = await seat(mine.email);
  await first.go("/emma/customers");
  await first.button("customers.form.new").click();
  await first.field("customers.form.name", {}, first.dialog).fill(name);
  await first.field("customers.form.country", {}, first.dialog).selectOption("ES");
  await first.button("customers.form.create").click();
  await expect(first.page.getByRole("heading", { level: 1, name })).toBeVisible();
  await first.button("customers.form.edit").click();
  await first.field("customers.form.city", {}, first.dialog).fill("Soria");
  await sql("UPDATE organisation SET city = 'Burgos', version = version + 1 WHERE name = $1", [name]);
  await first.button("customers.form.save").click();
  await expect(first.trouble).toContainText(first.t("forms.conflict.title"));
  await expect(first.field("customers.form.city", {}, first.dialog)).toHaveValue("Soria");
  await first.button("forms.conflict.reload").click();
  await expect(async () => {
    await first.button("customers.form.save").click({ timeout: 2_000 });
    await expect(first.dialog).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
  await first.reads("Soria");
});

test("files that are not what they say are refused in words, and the text stays", async ({ seat }) => {
  const { email, plan } = contacts.emma;
  const customer = await seat(email, { locale: "es", width: 1280 });
  await openCase(customer, "emma", complaint("Archivos raros"), await checklistOf("emma", plan, "es"));
  await openComposer(customer);
  const box = customer.page.getByRole("textbox", { name: customer.t("ui.composer.message") });
  const bad = [
    {
      name: "factura.pdf",
      buffer: Buffer.concat([Buffer.from("MZ\x90\x00\x03"), Buffer.alloc(200)]),
      says: "content",
    },
    { name: "registros.zip", buffer: zip("todo.log", Buffer.alloc(60_000_000)), says: "bomb" },
    { name: "copia.zip", buffer: zip("../../etc/passwd", Buffer.from("root")), says: "path" },
  ] as const;
  for (const { name, buffer, says } of bad) {
    await box.fill(`Va ${name}`);
    await customer.page
      .locator("form.comp input[type=file]")
      .setInputFiles({ name, mimeType: "application/pdf", buffer });
    await customer.page.getByRole("button", { name: customer.t("ui.composer.send") }).click();
    await expect(customer.page.locator(".comp-err")).toContainText(
      customer.t(`files.refusal.${says}`, { name, ending: "pdf" }),
    );
    await expect(box).toHaveValue(`Va ${name}`);
    await customer.page.getByRole("button", { name: customer.t("ui.remove", { name }) }).click();
  }
  const picture = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  await customer.page
    .locator("form.comp input[type=file]")
    .setInputFiles({ name: "captura.png", mimeType: "image/png", buffer: picture });
  await write(customer, "Con captura.");
  await expect(customer.page.getByRole("link", { name: /captura\.png/ }).first()).toBeVisible();
});

test("a PDF is framed; what is called one and is none is said to be so", async ({ seat, watch }) => {
  watch.tolerate(/^415 /);
  const { email, plan } = contacts.emma;
  const customer = await seat(email, { locale: "es", width: 1280 });
  // The browser of the stories has no viewer of its own.
  await customer.page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "pdfViewerEnabled", { get: () => true }),
  );
  await openCase(customer, "emma", complaint("Informe que no lo es"), await checklistOf("emma", plan, "es"));
  await customer.page.reload();
  await openComposer(customer);
  const name = `informe-${Date.now().toString(36)}.pdf`;
  const buffer = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
  await customer.page
    .locator("form.comp input[type=file]")
    .setInputFiles({ name, mimeType: "application/pdf", buffer });
  await write(customer, "Con informe.");
  const file = customer.page.getByRole("link", { name }).first();
  await file.click();
  await expect(customer.dialog.locator("iframe.fp-pdf")).toBeVisible();
  await customer.page.keyboard.press("Escape");
  await expect(customer.dialog).toHaveCount(0);
  await sql(
    `UPDATE attachment_content c SET bytes = convert_to('no es nada', 'UTF8') FROM attachment a
     WHERE a.tenant_id = c.tenant_id AND a.id = c.attachment_id AND a.name = $1`,
    [name],
  );
  await file.click();
  await expect(customer.dialog).toContainText(customer.t("files.preview.failed"));
  await expect(customer.dialog.locator("iframe")).toHaveCount(0);
  await expectAccessible(customer.page);
});

test("ids of others answer as if they didn't exist", async ({ seat, watch }) => {
  watch.tolerate(/^404 /);
  const foreign = await one<{ ticket: string; contract: string; slug: string; person: string }>(
    `SELECT (SELECT number FROM ticket WHERE tenant_id = o.tenant_id AND customer_org_id = o.id LIMIT 1) AS ticket,
       (SELECT number FROM contract WHERE tenant_id = o.tenant_id AND customer_org_id = o.id LIMIT 1) AS contract,
       o.slug, (SELECT id FROM person WHERE tenant_id = o.tenant_id AND customer_org_id = o.id LIMIT 1) AS person
     FROM organisation o WHERE o.slug = 'diputacion-urbasa'`,
  );
  const customer = await seat(contacts.emma.email, { locale: "es", width: 1280 });
  const { email: abroad } = contacts.ecm;
  const stranger = await seat(abroad, { locale: "es", width: 1280 });
  for (const path of [
    `/emma/tickets/${foreign.ticket}`,
    `/emma/tickets/${foreign.ticket}/clock`,
    `/emma/contracts/${foreign.contract}`,
    `/emma/customers/${foreign.slug}`,
    `/emma/people/${foreign.person}`,
    "/emma/tickets/OCF-999999",
  ]) {
    expect(await customer.status(path), path).toBe(404);
    expect(await stranger.status(path), path).toBe(404);
  }
  await customer.page.goto(`/emma/tickets/${foreign.ticket}`);
  await customer.reads(customer.t("shell.notFound.title"));
});

/** A zip of one file, written by hand so that its name can be what no tool would write. */
function zip(name: string, content: Buffer): Buffer {
  const data = deflateRawSync(content, { level: 9 });
  const called = Buffer.from(name);
  const crc = Buffer.alloc(4);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(data.length, 0);
  sizes.writeUInt32LE(content.length, 4);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(called.length);
  const about = Buffer.concat([
    Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]),
    crc,
    sizes,
    length,
    Buffer.alloc(2),
  ]);
  const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), about, called, data]);
  const central = Buffer.concat([
    Buffer.from("PK\x01\x02", "latin1"),
    Buffer.from([20, 0]),
    about,
    Buffer.alloc(14),
    called,
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

test("a draft that is saved leaves cursor and words where they are", async ({ seat }) => {
  const { email } = await hire({
    workspace: "emma",
    org: "open-cloud-factory",
    name: "Dora Draft",
    roles: ["vendor_admin", "partner_manager"],
  });
  const manager = await seat(email, { locale: "en", width: 1280 });
  await manager.go("/emma/settings/documents");
  const note = manager.field("documents.form.note");
  const save = manager.button("documents.form.save");
  for (const words of ["First", "First, then second"]) {
    await note.fill(words);
    const answered = manager.page.waitForResponse(r => r.request().method() === "POST");
    await save.press("Enter");
    await note.press("End");
    await note.pressSequentially(" and more");
    await answered;
    await expect(save).not.toHaveAttribute("aria-busy", "true");
    await expect(manager.button("documents.form.drop")).toBeVisible();
    await expect(note).toHaveValue(`${words} and more`);
    await expect(note).toBeFocused();
    await expect(manager.trouble).toHaveCount(0);
  }
});
