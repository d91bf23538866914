import { expectAccessible } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { expect, test } from "./support/story.ts";

test("opennebula: cases selected by keyboard are asked about at once and taken back, and a reply is seen before it is sent", async ({
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

  await test.step("a reply stands in the conversation at once; what does not get through is in the box again", async () => {
    await at.page.getByRole("cell").getByRole("link").first().click();
    const box = at.page.getByRole("textbox", { name: at.t("ui.composer.message"), exact: true });
    await box.fill("We look into it today.");
    await at.context.setOffline(true);
    await at.page.keyboard.press("Control+Enter");
    await expect(at.page.getByText(at.t("ui.composer.failed"))).toBeVisible();
    await expect(box).toHaveValue("We look into it today.");
    await at.context.setOffline(false);

    let goOn = () => {};
    const held = new Promise<void>(resolve => {
      goOn = resolve;
    });
    await at.page.route("**/tickets/**", async route => {
      if (route.request().method() === "POST") await held;
      await route.continue();
    });
    await at.page.keyboard.press("Control+Enter");
    const out = at.page.getByRole("list", { name: at.t("ui.composer.sending") });
    await expect(out.getByText("We look into it today.")).toBeVisible();
    await expect(box).toHaveValue("");
    await expectAccessible(at.page);
    goOn();
    await expect(out).toHaveCount(0);
    await expect(at.page.getByText("We look into it today.")).toHaveCount(1);
  });
});
