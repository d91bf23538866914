import { expectAccessible } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("opennebula: words kept once are put into a reply by a stroke and a few letters, with the case's own names", async ({
  seat,
}) => {
  const account = await hire({
    workspace: "opennebula",
    org: "kaltenbach",
    name: "Sam Saver",
    roles: ["partner_support_manager"],
    locale: "en",
  });
  const { number, contact } = await one<{ number: string; contact: string }>(
    `SELECT t.number, t.opened_by_name AS contact FROM ticket t JOIN workspace_slug w ON w.tenant_id = t.tenant_id
     WHERE w.slug = 'opennebula' AND t.customer_name = $1 AND t.open ORDER BY t.number LIMIT 1`,
    ["Klinikum Rednitz"],
  );
  const at = await seat(account.email, { locale: "en", width: 1280 });

  await test.step("an unknown field is said at the text, and nothing typed is lost", async () => {
    await at.go("/opennebula/tickets/replies");
    await at.button("savedReplies.add").click();
    await at.dialog.getByLabel(at.t("savedReplies.name")).fill("Over to me");
    const body = at.dialog.getByRole("textbox", { name: at.t("savedReplies.body") });
    await body.fill("Dear {{contact.nam}}");
    await at.dialog.getByRole("button", { name: at.t("savedReplies.saveDo"), exact: true }).click();
    await expect(at.dialog.getByText("There is no field called “contact.nam”.").first()).toBeVisible();
    await expectAccessible(at.page);
    await body.fill("Dear {{contact.name}}, I have {{ticket.number}} now. {{agent.name}}");
    await at.dialog.getByRole("button", { name: at.t("savedReplies.saveDo"), exact: true }).click();
    await expect(at.dialog).toHaveCount(0);
    await expect(at.page.getByRole("cell").getByText("Over to me", { exact: true }).first()).toBeVisible();
    await expectAccessible(at.page);
  });

  await test.step("in a reply it is found by keyboard alone", async () => {
    await at.go(`/opennebula/tickets/${number}`);
    const box = at.page.getByRole("textbox", { name: at.t("ui.composer.message"), exact: true });
    await box.focus();
    await at.page.keyboard.type("/over me");
    await expectAccessible(at.page);
    await at.page.keyboard.press("Enter");
    await expect(box).toHaveValue(`Dear ${contact}, I have ${number} now. Sam Saver`);
    await expect(box).toBeFocused();
  });

  await test.step("what was typed without a choice is words of the message", async () => {
    const box = at.page.getByRole("textbox", { name: at.t("ui.composer.message"), exact: true });
    await box.fill("");
    await at.page.keyboard.type("/etc");
    await at.page.keyboard.press("Escape");
    await expect(box).toHaveValue("/etc");
    await at.page.keyboard.type("/one");
    await expect(box).toHaveValue("/etc/one");
  });
});
