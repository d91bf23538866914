import { expectNoOverflow } from "./support/checks.ts";
import { letter } from "./support/mail.ts";
import { hire } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { expect, test } from "./support/story.ts";

/** Presses a deed of a step, fills its dialog and sends it. */
async function deed(seat: Seat, step: string, name: string, fill: (dialog: Seat["dialog"]) => Promise<void>) {
  await seat.main
    .locator(`li#${step}`)
    .getByRole("button", { name: seat.t(`onboarding.${name}.open`) })
    .click();
  await fill(seat.dialog);
  await seat.dialog.getByRole("button", { name: seat.t(`onboarding.${name}.do`), exact: true }).click();
  await expect(seat.dialog).toHaveCount(0);
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("emma: a way in that stands still is named, blocked, dated anew and set going by both sides (P2)", async ({
  seat,
}) => {
  test.setTimeout(120_000);
  const org = "grupo-tecnalba";
  const path = `/emma/partners/${org}/onboarding`;
  const step = "services_training";
  const managerAccount = await hire({
    workspace: "emma",
    org: "open-cloud-factory",
    name: "Gema Guía",
    roles: ["partner_manager"],
  });
  const adminAccount = await hire({
    workspace: "emma",
    org,
    name: "Pau Pilar",
    roles: ["partner_admin"],
    locale: "es",
  });
  const admin = await seat(adminAccount.email, { locale: "es", width: 360 });
  const manager = await seat(managerAccount.email, { locale: "en", width: 1280 });
  const at = (who: Seat) => who.main.locator(`li#${step}`);

  await test.step("the partner says what the step waits for", async () => {
    await admin.go(path);
    await deed(admin, step, "block", async dialog => {
      await dialog.getByLabel(admin.t("onboarding.block.label")).fill("No hay fecha de la próxima edición.");
      await dialog.getByRole("radio", { name: "EMMA", exact: true }).check();
    });
    await expect(at(admin)).toContainText("No hay fecha de la próxima edición.");
    await expectNoOverflow(admin.page);
  });

  await test.step("the vendor finds it at home, names who sees to it, moves the date and lifts what blocks", async () => {
    await letter(managerAccount.email, "No hay fecha de la próxima edición.");
    await manager.go("/emma");
    const still = manager.page.getByRole("region", { name: manager.t("home.stalled.title") });
    const line = still.getByRole("listitem").filter({ hasText: "Grupo Tecnalba" });
    await expect(line).toContainText("No hay fecha de la próxima edición.");
    await line.getByRole("link").first().click();
    await expect(manager.page).toHaveURL(new RegExp(`${path}#`));
    await deed(manager, step, "assign", dialog =>
      dialog
        .getByLabel(manager.t("onboarding.assign.person"))
        .selectOption({ label: "Gema Guía" })
        .then(() => undefined),
    );
    await expect(at(manager)).toContainText(manager.t("onboarding.steps.owner", { name: "Gema Guía" }));
    await deed(manager, step, "move", async dialog => {
      await dialog.getByLabel(manager.t("onboarding.move.day")).fill("2020-01-01");
      await dialog.getByLabel(manager.t("onboarding.move.reason")).fill("Next course in two weeks");
      await dialog.getByRole("button", { name: manager.t("onboarding.move.do") }).click();
      // A day that has passed is refused at its field; nothing typed is lost.
      await expect(dialog.getByText(manager.t("onboarding.invalid.pastDue")).first()).toBeVisible();
      await dialog.getByLabel(manager.t("onboarding.move.day")).fill(inDays(14));
    });
    await deed(manager, step, "lift", dialog =>
      dialog.getByLabel(manager.t("onboarding.lift.label")).fill("Seats are booked for both"),
    );
    await expect(at(manager)).toContainText("Seats are booked for both");
  });

  await test.step("a remark among the vendor's own is read by nobody else (T4)", async () => {
    await deed(manager, step, "remark", async dialog => {
      await dialog.getByLabel(manager.t("onboarding.remark.label")).fill("They asked for a discount");
      await dialog
        .getByRole("radio", { name: manager.t("onboarding.audience.own", { who: "EMMA" }) })
        .check();
    });
    await expect(at(manager)).toContainText("They asked for a discount");
    await expect(at(manager)).toContainText(manager.t("onboarding.steps.only", { who: "EMMA" }));
  });

  await test.step("the partner is told why, reads the first date beside the new one, and that it goes on", async () => {
    await letter(adminAccount.email, "Next course in two weeks");
    await letter(adminAccount.email, "Seats are booked for both");
    await admin.look({ locale: "en", width: 1280 });
    await admin.go(path);
    await expect(at(admin)).toContainText("first planned for");
    await expect(at(admin)).toContainText("Gema Guía sees to it");
    await admin.readsNot("They asked for a discount");
    await expect(at(admin)).toContainText(
      admin.t("onboarding.steps.lifted", { text: "No hay fecha de la próxima edición." }),
    );
    await manager.look({ locale: "es", width: 360 });
    await manager.go(path);
    await expect(at(manager)).toContainText("Seats are booked for both");
    await expectNoOverflow(manager.page);
  });
});

test("opennebula: a business plan is commented on, given back, written by two at once, validated and followed (P2, P10)", async ({
  seat,
}) => {
  test.setTimeout(150_000);
  const org = "helvion";
  const path = `/opennebula/partners/${org}/plan`;
  const p = "onboarding.plan";
  const mark = Date.now().toString(36);
  const at = { workspace: "opennebula", org };
  const managerAccount = await hire({
    workspace: "opennebula",
    org: "opennebula-systems",
    name: "Pia Planner",
    roles: ["partner_manager"],
  });
  const adminAccount = await hire({ ...at, name: "Ada Admin", roles: ["partner_admin"] });
  const salesAccount = await hire({ ...at, name: "Saúl Sales", roles: ["partner_sales"], locale: "es" });
  const manager = await seat(managerAccount.email, { locale: "es", width: 1280 });
  const part = (who: Seat, name: "market" | "offers") =>
    who.page.getByLabel(who.t(`${p}.words`, { part: who.t(`${p}.part.${name}`) }));

  await test.step("the vendor comments on a part and gives the plan back", async () => {
    await manager.go(path);
    await manager.main
      .getByRole("button", {
        name: `${manager.t(`${p}.notes.add`)} ${manager.t(`${p}.part.market`)}`,
        exact: true,
      })
      .click();
    await manager.page
      .getByLabel(manager.t(`${p}.notes.write`, { part: manager.t(`${p}.part.market`) }))
      .fill("Which cantons?");
    await manager.button(`${p}.notes.send`).click();
    await manager.reads("Which cantons?");
    await manager.button(`${p}.giveBack`).click();
    await manager.dialog.getByLabel(manager.t(`${p}.remark`)).fill("Name the cantons, please.");
    await manager.dialog.getByRole("button", { name: manager.t(`${p}.returnDo`), exact: true }).click();
    await expect(manager.dialog).toHaveCount(0);
    await manager.reads(manager.t(`${p}.state.returned`));
  });

  const admin = await seat(adminAccount.email, { locale: "en", width: 1280 });
  const sales = await seat(salesAccount.email, { locale: "es", width: 360 });
  await test.step("two people write at once: other parts are joined, the same one is asked about, nothing is lost", async () => {
    await letter(adminAccount.email, "Name the cantons, please.");
    await admin.go(path);
    await sales.go(path);
    await sales.reads("Which cantons?");
    await part(sales, "offers").fill(`Migración y operación, con guardia propia ${mark}.`);
    await expect(sales.page.getByText(/Guardado a las/)).toBeVisible();
    await part(admin, "market").fill(`Zürich, Bern and Geneva: ninety hospitals ${mark}.`);
    await expect(admin.page.getByText(/Kept at/)).toBeVisible();
    await part(sales, "market").fill(`Zúrich, Berna y Ginebra: noventa hospitales ${mark}.`);
    const clash = sales.t(`${p}.conflict`, { name: "Ada Admin", part: sales.t(`${p}.part.market`) });
    await sales.reads(clash);
    await sales.reads(`Zürich, Bern and Geneva: ninety hospitals ${mark}.`);
    await expect(part(sales, "market")).toHaveValue(`Zúrich, Berna y Ginebra: noventa hospitales ${mark}.`);
    await expectNoOverflow(sales.page);
    await sales.button(`${p}.keepMine`).click();
    await sales.readsNot(clash);
    await expect(sales.page.getByText(/Guardado a las/)).toBeVisible();
    await admin.go(path);
    await expect(part(admin, "offers")).toHaveValue(`Migración y operación, con guardia propia ${mark}.`);
    await expect(part(admin, "market")).toHaveValue(`Zúrich, Berna y Ginebra: noventa hospitales ${mark}.`);
    await admin.button(`${p}.submit`).click();
    await admin.reads(admin.t(`${p}.state.submitted`));
  });

  await test.step("the vendor reads what changed and validates; progress is recorded and read by both", async () => {
    await manager.look({ locale: "en", width: 360 });
    await manager.go(path);
    await manager.reads(`Zúrich, Berna y Ginebra: noventa hospitales ${mark}.`);
    await manager.button(`${p}.validate`).click();
    await manager.dialog.getByRole("button", { name: manager.t(`${p}.validateDo`), exact: true }).click();
    await expect(manager.dialog).toHaveCount(0);
    await manager.reads(manager.t(`${p}.state.validated`));
    await expectNoOverflow(manager.page);
    await admin.look({ locale: "es", width: 1280 });
    await admin.go(path);
    await admin.main
      .getByRole("button", { name: new RegExp(`^${admin.t(`${p}.progress.record`)}`) })
      .first()
      .click();
    await admin.dialog.getByRole("textbox").first().fill("3");
    await admin.dialog.getByLabel(admin.t(`${p}.progress.note`)).fill(`Tres hospitales de Berna ${mark}`);
    await admin.dialog.getByRole("button", { name: admin.t(`${p}.progress.save`), exact: true }).click();
    await expect(admin.dialog).toHaveCount(0);
    await manager.go(path);
    await manager.main.locator(".plan-history summary").click();
    await manager.reads(`Tres hospitales de Berna ${mark}`);
  });
});
