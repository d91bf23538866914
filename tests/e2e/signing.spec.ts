import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { letter, linkIn } from "./support/mail.ts";
import { hire } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { expect, test } from "./support/story.ts";

const PARTNER = "ibersec-consultores";

/** Asks for a code, reads it in the mail, and answers it as it stands there. */
async function codeFor(seat: Seat, email: string): Promise<string> {
  await seat.button("signing.sign.codeSend").click();
  await seat.reads(seat.t("signing.sign.codeSent", { email }));
  const mail = await letter(email, /\b\d{3} \d{3}\b/);
  return /\b\d{3} \d{3}\b/.exec(mail.subject)?.[0] ?? "";
}

async function draw(seat: Seat): Promise<void> {
  const pad = seat.page.getByRole("img", { name: seat.t("signing.sign.pad") });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("no pad");
  const { mouse } = seat.page;
  await mouse.move(box.x + 30, box.y + 40);
  await mouse.down();
  for (const [x, y] of [
    [60, 20],
    [90, 60],
    [140, 30],
    [200, 55],
  ] as const)
    await mouse.move(box.x + x, box.y + y, { steps: 4 });
  await mouse.up();
}

test("an agreement is sent, signed by both in turn on a phone and at a desk, and checked against its fingerprint (P2, P3, P13)", async ({
  seat,
}) => {
  test.setTimeout(180_000);
  const managerAccount = await hire({
    workspace: "emma",
    org: "open-cloud-factory",
    name: "Marta Firmas",
    roles: ["partner_manager"],
  });
  const adminAccount = await hire({
    workspace: "emma",
    org: PARTNER,
    name: "Íñigo Firmas",
    roles: ["partner_admin"],
    locale: "es",
  });
  const manager = await (await seat(managerAccount.email)).look({ locale: "en", width: 1280 });
  const admin = await (await seat(adminAccount.email)).look({ locale: "es", width: 360 });

  await test.step("the manager prepares it, names who signs, and sends", async () => {
    await manager.go(`/emma/partners/${PARTNER}/agreements`);
    const title = "Partnership agreement";
    await manager.button("onboarding.agreements.prepare", { title }).click();
    await manager.dialog.getByRole("button", { name: manager.t("onboarding.agreements.prepareDo") }).click();
    await manager.link("onboarding.agreements.openToSend").first().click();
    await manager.reads(manager.t("signing.send.preview"));
    const nth = (n: number) => manager.field("signing.send.nth", { n });
    await nth(1).selectOption({ label: "Íñigo Firmas (Ibersec Consultores)" });
    await nth(2).selectOption({ label: "Marta Firmas (Open Cloud Factory)" });
    // The preview shows them as they will stand under it.
    const preview = manager.page.locator(".sheet-doc");
    await expect(preview.getByRole("listitem")).toContainText(["Íñigo Firmas", "Marta Firmas"]);
    await manager.button("signing.send.do").click();
    await manager.reads(manager.t("signing.signer.waiting"));
    await expectAccessible(manager.page);
  });

  await test.step("the partner's administrator comes by the mail, draws, and gets the code right the second time", async () => {
    const mail = await letter(adminAccount.email, "Se pide su firma");
    await admin.go(new URL(linkIn(mail, "/emma/partners/")).pathname);
    await expectNoOverflow(admin.page);
    await admin.page.getByRole("radio", { name: admin.t("signing.sign.drawn") }).check();
    await draw(admin);
    await admin.page.getByRole("checkbox").check();
    const code = await codeFor(admin, adminAccount.email);
    const field = admin.field("signing.sign.code");
    await field.fill(code === "000 000" ? "000 001" : "000 000");
    await admin.button("signing.sign.do").click();
    await admin.reads(admin.t("signing.invalid.code.wrong", { left: 4 }));
    await expectAccessible(admin.page);
    await field.fill(code);
    await admin.button("signing.sign.do").click();
    await admin.reads(admin.t("signing.sign.thanks"));
  });

  await test.step("then the manager finds it at home, types a name, and it is in force", async () => {
    await manager.go("/emma");
    await manager.link("home.wait.signatureAsked.title", { title: "Partnership agreement" }).first().click();
    await manager.page.getByRole("checkbox").check();
    await manager.field("signing.sign.code").fill(await codeFor(manager, managerAccount.email));
    await manager.button("signing.sign.do").click();
    await manager.reads(manager.t("signing.state.completed"));
    await manager.go(`/emma/partners/${PARTNER}/agreements`);
    await manager.reads(manager.t("onboarding.agreements.state.in_force"));
  });

  await test.step("who would end it is told what follows on the day they type (P24)", async () => {
    await manager.button("onboarding.agreements.end").last().click();
    const { dialog } = manager;
    await dialog.getByLabel(manager.t("onboarding.agreements.endOn")).fill("2031-03-01");
    await expect(dialog).toContainText(manager.t("signing.effect.title", { day: "1 Mar 2031" }));
    // However much follows, the deed stays in sight.
    await expect(
      dialog.getByRole("button", { name: manager.t("onboarding.agreements.endDo"), exact: true }),
    ).toBeInViewport({ ratio: 1 });
    await expectAccessible(manager.page);
    await manager.page.keyboard.press("Escape");
  });

  await test.step("the partner gives notice: what follows is said before, and read by both after (P3, P24)", async () => {
    const signed = new URL(admin.page.url()).pathname;
    await admin.go(`/emma/partners/${PARTNER}/agreements`);
    await admin.button("onboarding.agreements.notice").click();
    await expect(admin.dialog.locator(".effect")).toBeVisible();
    await admin.field("onboarding.agreements.reason", {}, admin.dialog).fill("Cambiamos de negocio.");
    await admin.dialog
      .getByRole("button", { name: admin.t("onboarding.agreements.noticeDo"), exact: true })
      .click();
    await expect(admin.dialog).toHaveCount(0);
    await admin.reads(/Fin comunicado: deja de regir/);
    await expectNoOverflow(admin.page);
    await letter(managerAccount.email, "Cambiamos de negocio.");
    await manager.go(`/emma/partners/${PARTNER}/agreements`);
    await manager.reads(/Notice given: it no longer holds from/);
    await admin.go(signed);
  });

  await test.step("the signed PDF is what the page says it is; another file is not", async () => {
    await admin.page.reload();
    const href = await admin.link("signing.finalPdf").getAttribute("href");
    const pdf = await admin.context.request.get(href ?? "");
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    const upload = (name: string, buffer: Buffer) =>
      admin.field("signing.check.choose").setInputFiles({ name, mimeType: "application/pdf", buffer });
    await upload("firmado.pdf", await pdf.body());
    await admin.reads(admin.t("signing.check.same", { name: "firmado.pdf", which: "final" }));
    await upload("otro.pdf", Buffer.from("%PDF-1.7 otro"));
    await admin.reads(/otro\.pdf es otro archivo/);
    await expectNoOverflow(admin.page);
    await expectAccessible(admin.page);
  });
});
