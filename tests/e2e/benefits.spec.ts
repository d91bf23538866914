import { asksOf } from "./support/asks.ts";
import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { letter } from "./support/mail.ts";
import { hire } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

// A company nobody else's story changes.
const PARTNER = "atlas-datacenter";
// What the programme asks of it in the vendor's own words.
const AUDIT = {
  key: "audit",
  title: { en: "Security audit", es: "Auditoría de seguridad" },
  asks: "file",
} as const;

/** Opens a dialog by its button, fills it and sends it. */
async function send(seat: Seat, open: string, deed: string, fill: (dialog: Seat["dialog"]) => Promise<void>) {
  await seat.main
    .getByRole("button", { name: seat.t(open), exact: true })
    .last()
    .click();
  await fill(seat.dialog);
  await seat.dialog.getByRole("button", { name: seat.t(deed), exact: true }).click();
  await expect(seat.dialog).toHaveCount(0);
}

/** How the audit's rung says it stands. */
async function auditStands(seat: Seat, counts: boolean) {
  const rung = seat.main.getByRole("listitem").filter({
    has: seat.page.getByRole("heading", { name: AUDIT.title[seat.locale], exact: true }),
  });
  const says = counts ? seat.t("ladder.rung.met") : seat.t("ladder.rung.count", { have: 0, need: 1 });
  await expect(rung.getByText(says, { exact: true }).first()).toBeVisible();
}

/** Opens the dialog of a decision, fills it and takes it. */
async function decide(seat: Seat, deed: string, fields: { benefit?: string; reason?: string }) {
  const label = seat.t(`ladder.decide.button.${deed}`);
  await seat.main.getByRole("button", { name: label, exact: true }).click();
  if (fields.benefit)
    await seat.dialog
      .getByLabel(seat.t("ladder.decide.dialog.benefit"))
      .selectOption({ label: fields.benefit });
  if (fields.reason) await seat.dialog.getByLabel(seat.t("ladder.decide.dialog.reason")).fill(fields.reason);
  await seat.dialog.getByRole("button", { name: label, exact: true }).click();
  await expect(seat.dialog).toHaveCount(0);
}

test("opennebula: a benefit is withdrawn and given back, a tier lowered; what it no longer grants is refused at once (P24, P25)", async ({
  seat,
  watch,
}) => {
  test.setTimeout(120_000);
  watch.tolerate(/^403 /);
  const at = { workspace: "opennebula", roles: ["partner_manager"] };
  const managerAccount = await hire({ ...at, org: "opennebula-systems", name: "Bea Benefits" });
  const adminAccount = await hire({
    ...at,
    org: PARTNER,
    name: "Amir Admin",
    roles: ["partner_admin"],
    locale: "es",
  });
  const manager = await seat(managerAccount.email, { locale: "en", width: 1280 });
  const admin = await seat(adminAccount.email, { locale: "es", width: 360 });
  const notes = await one<{ item: string; version: string }>(
    `SELECT i.id AS item, v.id AS version FROM library_item i
     JOIN library_version v ON v.tenant_id = i.tenant_id AND v.item_id = i.id JOIN workspace_slug w ON w.tenant_id = i.tenant_id
     WHERE w.slug = 'opennebula' AND i.benefit = 'beta' AND v.state = 'published' LIMIT 1`,
  );
  const page = `/opennebula/library/${notes.item}`;
  const door = `/api/library/${notes.version}?w=opennebula`;
  const ladder = `/opennebula/partners/${PARTNER}/ladder`;
  const beta = { en: "Support for beta software", es: "Soporte de software beta" };

  await test.step("while the tier grants it, it is given", async () => {
    await admin.go("/opennebula/benefits");
    await admin.reads(beta.es);
    expect(await admin.status(door)).not.toBe(403);
  });

  await test.step("what may be opened is found by its name; a link to what was withdrawn says so", async () => {
    const gone = await one<{ id: string }>(
      `SELECT i.id FROM library_item i JOIN workspace_slug w ON w.tenant_id = i.tenant_id
       WHERE w.slug = 'opennebula' AND i.state = 'withdrawn' LIMIT 1`,
    );
    await admin.go(`/opennebula/library/${gone.id}`);
    await admin.reads(admin.t("library.item.gone"));
    await admin.page.keyboard.press("Control+k");
    await admin.page.keyboard.type("beta");
    await admin.page
      .getByRole("option", { name: /beta/i })
      .filter({ hasNotText: "“beta”" })
      .filter({ hasNotText: "«beta»" })
      .first()
      .click();
    await expect(admin.page).toHaveURL(page);
  });

  await test.step("withdrawn with a reason: stopped on both sides, and refused at the door", async () => {
    await manager.go(ladder);
    await decide(manager, "withdrawBenefit", { benefit: beta.en, reason: "Beta images were passed on." });
    await manager.reads("Beta images were passed on.");
    await letter(adminAccount.email, "Beta images were passed on.");
    await admin.go("/opennebula/benefits");
    await expect(
      admin.page.getByRole("region", { name: admin.t("ladder.benefits.stopped") }).getByText(beta.es),
    ).toBeVisible();
    await expectNoOverflow(admin.page);
    await admin.go(page);
    await admin.reads(admin.t("library.refusal.withdrawn", { tier: "PREMIER" }));
    expect(await admin.status(door)).toBe(403);
  });

  await test.step("given back, it opens again", async () => {
    await decide(manager, "restoreBenefit", { benefit: beta.en });
    await admin.go(page);
    await expect(admin.page.getByText(admin.t("library.item.refused"))).toHaveCount(0);
    expect(await admin.status(door)).not.toBe(403);
  });

  await test.step("evidence in the vendor's own words: handed in, given back, confirmed with a last day, ended (P21)", async () => {
    const evidence = "onboarding.evidence";
    const company = `/opennebula/partners/${PARTNER}/company`;
    await asksOf("opennebula", PARTNER, AUDIT);
    await admin.go(ladder);
    await auditStands(admin, false);
    await admin.go(company);
    await send(admin, `${evidence}.handIn.open`, `${evidence}.handIn.do`, async dialog => {
      await admin.field(`${evidence}.handIn.label`, {}, dialog).fill("Informe 2026-17");
      await dialog.getByRole("button", { name: admin.t(`${evidence}.handIn.do`), exact: true }).click();
      // Nothing that was asked for: said at the field, and what was typed stays.
      await expect(dialog.getByText(admin.t(`${evidence}.invalid.files`)).first()).toBeVisible();
      await dialog
        .locator("input[type=file]")
        .setInputFiles({ name: "informe.txt", mimeType: "text/plain", buffer: Buffer.from("Informe") });
    });
    await admin.reads(admin.t(`${evidence}.stands.waits`));
    await expectNoOverflow(admin.page);

    await manager.go(company);
    await manager.reads("Informe 2026-17");
    await send(manager, `${evidence}.giveBack.open`, `${evidence}.giveBack.do`, dialog =>
      manager.field(`${evidence}.giveBack.remark`, {}, dialog).fill("The auditor's signature is missing."),
    );
    await admin.go(company);
    await admin.reads(/The auditor's signature is missing\./);
    await send(admin, `${evidence}.handIn.again`, `${evidence}.handIn.do`, async dialog => {
      await expect(dialog.getByRole("checkbox", { name: "informe.txt" })).toBeChecked();
      await admin.field(`${evidence}.handIn.words`, {}, dialog).fill("Firmado en la última página.");
    });
    await admin.reads(admin.t(`${evidence}.stands.waits`));

    const lastDay = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
    await manager.go(company);
    await send(manager, `${evidence}.confirm.open`, `${evidence}.confirm.do`, dialog =>
      manager.field(`${evidence}.confirm.until`, {}, dialog).fill(lastDay),
    );
    await expectAccessible(manager.page);
    await manager.go(ladder);
    await auditStands(manager, true);

    await manager.go(company);
    await send(manager, `${evidence}.end.open`, `${evidence}.end.do`, dialog =>
      manager.field(`${evidence}.end.reason`, {}, dialog).fill("The auditor withdrew its report."),
    );
    await admin.go(company);
    await admin.reads(/The auditor withdrew its report\./);
    await admin.go(ladder);
    await auditStands(admin, false);
    await letter(adminAccount.email, "The auditor withdrew its report.");
  });

  await test.step("the tier is lowered: its benefits end, the public page says so, both read the reason", async () => {
    await manager.look({ locale: "es", width: 360 });
    await manager.go(ladder);
    await decide(manager, "lower", { reason: "Se queda con un arquitecto." });
    await manager.reads("Se queda con un arquitecto.");
    await expectNoOverflow(manager.page);
    await admin.look({ locale: "en", width: 1280 });
    await admin.go(ladder);
    await admin.reads("Se queda con un arquitecto.");
    await admin.go(page);
    await admin.reads(admin.t("library.refusal.tier", { tier: "PREMIER" }));
    expect(await admin.status(door)).toBe(403);
    await admin.go("/opennebula/benefits");
    await expect(
      admin.page.getByRole("region", { name: admin.t("ladder.benefits.next", { tier: "PREMIER" }) }),
    ).toContainText(beta.en);
    const visitor = await seat(null);
    await visitor.go(`/opennebula/directory/${PARTNER}`);
    await visitor.reads("ADVANCED");
    await visitor.readsNot("PREMIER");
  });
});
