import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("the vendor narrows its partners, keeps the view, takes them out as a file and writes to them", async ({
  seat,
}) => {
  test.setTimeout(120_000);
  const who = await hire({
    workspace: "emma",
    org: "open-cloud-factory",
    name: "Marta Health",
    roles: ["partner_manager"],
  });
  const manager = await seat(who.email, { locale: "es", width: 1280 });
  const { page, t } = manager;
  await manager.go("/emma/partners?sort=loss");
  await page.getByLabel(t("partners.list.state")).selectOption("active");
  await manager.button("partners.list.apply").click();
  await expect(page).toHaveURL(/state=active/);
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(1);

  await manager.button("views.save").click();
  await manager.dialog.getByLabel(t("views.name")).fill("Activos");
  await manager.dialog.getByRole("button", { name: t("views.saveDo"), exact: true }).click();
  await expect(page.getByRole("link", { name: "Activos" })).toHaveAttribute("aria-current", "true");

  await manager.button("views.manage").click();
  await manager.dialog.getByRole("button", { name: `${t("views.rename")} Activos` }).click();
  await manager.dialog.getByLabel(t("views.newName")).fill("En activo");
  await manager.dialog.getByRole("button", { name: t("views.renameDo"), exact: true }).click();
  await expect(manager.dialog.locator("li > .grow")).toHaveText("En activo");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "En activo" })).toHaveAttribute("aria-current", "true");

  await manager.button("tasks.export.title").click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const file = page.getByRole("link", { name: /\.csv/ });
  const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
  expect(download.suggestedFilename()).toMatch(/^partners-emma-.*\.csv$/);
  await expectAccessible(page);

  await page
    .getByRole("checkbox", { name: t("partners.health.selectOne", { name: "Sistemas Arlanza" }) })
    .check();
  await manager.button("partners.health.message").click();
  await page.getByLabel(t("partners.message.subjectIn.es")).fill("Parada prevista");
  await page.getByRole("button", { name: t("partners.message.send", { partners: 1 }) }).click();
  // A subject without a text: said at the field, nothing sent.
  await expect(manager.trouble.first()).toBeVisible();
  await page.getByLabel(t("partners.message.bodyIn.es")).fill("El domingo, de 8 a 10.");
  await expectNoOverflow(page);
  await page.getByRole("button", { name: t("partners.message.send", { partners: 1 }) }).click();
  await expect(page.getByText(/en 1 partner|de 1 partner/).first()).toBeVisible({ timeout: 30_000 });

  const partner = await seat("andres.quiroga@arlanza.example", { locale: "es", width: 360 });
  const { slug } = await one<{ slug: string }>(
    "SELECT slug FROM organisation WHERE name = 'Sistemas Arlanza'",
  );
  // The worker writes to them when its turn comes.
  await expect(async () => {
    await partner.go(`/emma/partners/${slug}?show=messages`);
    await expect(partner.page.getByText("Mensaje: Parada prevista").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expectNoOverflow(partner.page);
});
