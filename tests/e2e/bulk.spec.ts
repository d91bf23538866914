import { expectAccessible } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { expect, test } from "./support/story.ts";

test("opennebula: cases selected by keyboard are asked about at once, seen as they go, and taken back", async ({
  seat,
}) => {
  const account = await hire({
    workspace: "opennebula",
    org: "kaltenbach",
    name: "Bea Bulk",
    roles: ["partner_support_manager"],
    locale: "en",
  });
  const at = await seat(account.email, { locale: "en", width: 1280 });
  const bar = at.page.getByRole("region", { name: at.t("bulk.bar") });

  await test.step("x selects the row with the focus, shift up to it", async () => {
    await at.go("/opennebula/tickets?view=open");
    await at.page.keyboard.press("j");
    await at.page.keyboard.press("x");
    await expect(bar.getByText(at.t("bulk.selected", { count: 1 }))).toBeVisible();
    await at.page.keyboard.press("j");
    await at.page.keyboard.press("Shift+X");
    await expect(bar.getByText(at.t("bulk.selected", { count: 2 }))).toBeVisible();
    await expectAccessible(at.page);
  });

  await test.step("the dialog says what follows, and what came of each case is told", async () => {
    await bar.getByRole("button", { name: at.t("bulk.menu.state") }).click();
    await at.page.getByRole("menuitem", { name: at.t("bulk.deed.ask") }).click();
    await expect(at.dialog.getByText(at.t("bulk.dialog.each"))).toBeVisible();
    await expectAccessible(at.page);
    await at.dialog.getByRole("textbox").fill("Which version is it?");
    await at.dialog.getByRole("button", { name: at.t("bulk.dialog.do", { count: 2 }), exact: true }).click();
    const told = at.page.getByRole("region", { name: at.t("bulk.notices") });
    await expect(told.getByText("2 cases changed")).toBeVisible({ timeout: 20_000 });
    await told.getByRole("button", { name: at.t("bulk.undo") }).click();
    await expect(told.getByText("2 cases put back")).toBeVisible({ timeout: 20_000 });
    await told.getByRole("link", { name: at.t("bulk.report") }).click();
    await expect(at.page.getByRole("cell").getByText(at.t("bulk.state.undone")).first()).toBeVisible();
    await expectAccessible(at.page);
  });
});
