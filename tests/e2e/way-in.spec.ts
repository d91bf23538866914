import { expectNoOverflow } from "./support/checks.ts";
import { letter, linkIn } from "./support/mail.ts";
import { certifyLike, hire, PASSWORD } from "./support/people.ts";
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

test("emma: somebody leaves their company, keeps what is theirs between companies, and counts for the next once they agree, also straight from one to the other (P22)", async ({
  seat,
  watch,
}) => {
  test.setTimeout(90_000);
  // What was the company's page is no longer there for who left.
  watch.tolerate(/404 .*\/emma/);
  const [from, to] = ["sistemas-arlanza", "grupo-tecnalba"];
  const c = "consents.companies";
  const engineer = { workspace: "emma", org: from, roles: ["partner_support"] };
  const noraAccount = await hire({ ...engineer, name: "Nora Novo", locale: "es" });
  await certifyLike(noraAccount, "nuria.castano@arlanza.example");
  const adminAccount = await hire({
    workspace: "emma",
    org: to,
    name: "Berta Baró",
    roles: ["partner_admin"],
  });
  const admin = await seat(adminAccount.email, { locale: "en", width: 1280 });
  const nora = await seat(noraAccount.email, { locale: "es", width: 360 });

  const invites = async (who: { name: string; email: string }) => {
    await admin.button("people.invite").click();
    await admin.dialog.getByLabel(admin.t("people.name"), { exact: true }).fill(who.name);
    await admin.dialog.getByLabel(admin.t("people.email")).fill(who.email);
    await admin.dialog
      .getByRole("checkbox", { name: admin.t("people.roles.partner_support"), exact: true })
      .check();
    await admin.dialog.getByRole("button", { name: admin.t("people.send"), exact: true }).click();
    await expect(admin.dialog).toHaveCount(0);
  };
  const invitation = async ({ email }: { email: string }) =>
    linkIn(await letter(email, "/invitation/"), "/invitation/");

  await test.step("they leave on their own page, after reading what follows", async () => {
    await nora.go("/emma/me");
    await nora.button(`${c}.leave`).click();
    await expect(nora.dialog).toContainText("Sistemas Arlanza");
    await nora.dialog
      .getByRole("button", { name: nora.t(`${c}.leaveSend`, { company: "Sistemas Arlanza" }) })
      .click();
    await nora.reads(nora.t("consents.between"));
    await nora.reads(/STORY-/);
    await expectNoOverflow(nora.page);
    expect(await nora.status("/emma/tickets")).toBe(404);
  });

  // Meanwhile, at another company: the two are invited, one of them still at the first.
  const ivanAccount = await hire({ ...engineer, name: "Iván Ibarra" });
  const invited = (async () => {
    await admin.go("/emma/settings/people");
    await invites(noraAccount);
    await invites(ivanAccount);
  })();

  await test.step("between companies they sign in, find their certificates and take their transcript along", async () => {
    await nora.context.clearCookies({ name: /session/ });
    await nora.go("/sign-in?next=/emma");
    await nora.page.locator("input[type=email]").fill(noraAccount.email);
    await nora.page.locator("input[type=password]").fill(PASSWORD);
    await nora.button("accounts.signIn.submit").click();
    await expect(nora.page).toHaveURL(/\/emma\/me$/);
    await nora.reads(/STORY-/);
    const file = await nora.context.request.get("/api/transcript?w=emma");
    expect([file.status(), (await file.body()).subarray(0, 4).toString()]).toEqual([200, "%PDF"]);
  });

  await test.step("another company invites them; accepting is the word, and they are on its list with what they hold", async () => {
    await invited;
    await nora.go(await invitation(noraAccount));
    await nora.reads(nora.t("accounts.invitation.counts", { org: "Grupo Tecnalba" }));
    await expect(nora.page.getByRole("checkbox")).toHaveCount(0);
    await nora.button("accounts.invitation.accept").click();
    await nora.page.waitForURL(/\/emma(\/|$)/);
    await nora.go("/emma/me");
    await nora.reads("Grupo Tecnalba");
    await nora.readsNot(nora.t("consents.between"));
    await admin.go(`/emma/partners/${to}/people`);
    const line = admin.main.getByRole("row").filter({ hasText: "Nora Novo" });
    await expect(line.first()).toContainText(/until/);
  });

  await test.step("who is still at a company leaves it in the same deed, by name, and not without saying so", async () => {
    const ivan = await seat(ivanAccount.email, { locale: "en", width: 1280 });
    await ivan.go(await invitation(ivanAccount));
    await ivan.reads(
      ivan.t("accounts.invitation.elsewhere", { company: "Sistemas Arlanza", org: "Grupo Tecnalba" }),
    );
    await ivan.button("accounts.invitation.accept").click();
    await expect(ivan.trouble.first()).toBeVisible();
    await ivan.page.getByRole("checkbox").check();
    await ivan.button("accounts.invitation.accept").click();
    await ivan.page.waitForURL(/\/emma(\/|$)/);
    await ivan.go("/emma/me");
    await expect(ivan.main.getByRole("listitem").filter({ hasText: "Sistemas Arlanza" })).toContainText(
      ivan.t(`${c}.over`),
    );
    await expect(ivan.main.getByRole("listitem").filter({ hasText: "Grupo Tecnalba" })).toContainText(
      /counts here since/,
    );
  });
});
