import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("opennebula: a rule is worded, keeps what was typed, is tried on past cases, and a recurring case can be removed", async ({
  seat,
}) => {
  const account = await hire({
    workspace: "opennebula",
    org: "kaltenbach",
    name: "Rosa Rule",
    roles: ["partner_support_manager"],
    locale: "en",
  });
  const at = await seat(account.email, { locale: "en", width: 1280 });
  const { page, t, dialog } = at;
  const name = "Every case that is opened";

  await test.step("what was typed is there after the page was lost, and two presses make one rule", async () => {
    await at.go("/opennebula/tickets/rules");
    await at.button("automation.add").click();
    await dialog.getByLabel(t("automation.name")).fill(name);
    await dialog.getByRole("button", { name: t("automation.addCondition") }).click();
    await dialog.getByLabel(t("automation.field")).selectOption("tag");
    await dialog.getByLabel(t("automation.relation")).selectOption("not");
    await dialog.getByLabel(t("automation.tags")).fill("#Never Worn");
    await dialog.getByLabel(t("automation.action"), { exact: true }).selectOption("note");
    await dialog.getByLabel(t("automation.text"), { exact: true }).fill("Look at it");
    await expectAccessible(page);
    // Kept a moment after the last letter.
    await page.waitForTimeout(500);
    await page.reload();
    await at.button("automation.add").click();
    await expect(dialog.getByLabel(t("automation.name"))).toHaveValue(name);
    await expect(dialog.getByLabel(t("automation.tags"))).toHaveValue("#Never Worn");
    await dialog.getByRole("button", { name: t("automation.save"), exact: true }).dblclick();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("link", { name })).toHaveCount(1);
    const kept = await one<{ n: number }>("SELECT count(*)::int AS n FROM ticket_rule WHERE name = $1", [
      name,
    ]);
    expect(kept.n).toBe(1);
  });

  await test.step("tried, it says on which cases it would have run, and earlier trials stay", async () => {
    await page.getByRole("link", { name }).click();
    const days = page.getByLabel(t("automation.trial.days"));
    const start = page.getByRole("button", { name: t("automation.trial.run"), exact: true });
    await days.selectOption("90");
    await start.click();
    const would = page.getByRole("table", { name: t("automation.trial.would") });
    await expect(would).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/It would have run \d+ times on the \d+ cases/)).toBeVisible();
    await expectAccessible(page);
    await days.selectOption("7");
    await start.click();
    await expect(page.getByRole("heading", { name: t("automation.trial.earlier") })).toBeVisible();
    await expectNoOverflow(page);
  });

  await test.step("removing a recurring case says what stays", async () => {
    await at.go("/opennebula/tickets/recurring");
    await page
      .getByRole("button", { name: t("recurring.remove") })
      .first()
      .click();
    await expect(page.getByText(t("recurring.removeText"))).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: t("recurring.showRemoved") }).click();
    await expect(page.getByText(t("recurring.noneRemoved"))).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("on a small screen", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await at.go("/opennebula/tickets/rules");
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("table", { name: t("automation.trial.would") })).toBeVisible();
    await expectNoOverflow(page);
    await expectAccessible(page);
  });
});
