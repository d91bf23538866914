import { deed } from "./support/cases.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

for (const look of [
  { locale: "en", width: 1280 },
  { locale: "es", width: 360 },
] as const)
  test(`a dialog begins at its first field, or at the way out where nothing is filled in (${look.width})`, async ({
    seat,
  }) => {
    const { email } = await hire({
      workspace: "opennebula",
      org: "kaltenbach",
      name: `Dialog at ${look.width}`,
      roles: ["partner_support_manager", "partner_support"],
    });
    const me = await seat(email, look);
    const focused = () => me.dialog.locator(":focus");

    await me.go("/opennebula/tickets?priority=P3");
    await me.button("views.save").click();
    await expect(me.field("views.name", {}, me.dialog)).toBeFocused();
    await me.page.keyboard.press("Escape");
    await expect(me.button("views.save")).toBeFocused();

    // A list to choose from: at its first choice, not below all of them.
    await me.button("ticketPages.columns.open").click();
    await expect(me.dialog.getByRole("checkbox").first()).toBeFocused();
    await me.page.keyboard.press("Escape");

    const { number } = await one<{ number: string }>(
      `SELECT t.number FROM ticket t JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id
       WHERE o.slug = 'kaltenbach' AND t.state = 'in_progress' AND t.level = 2 AND t.l3_state IS NULL ORDER BY t.opened_at LIMIT 1`,
    );
    await me.go(`/opennebula/tickets/${number}`);
    // A choice that is made already is where one begins among choices.
    await deed(me, "changePriority");
    await expect(focused()).toHaveAttribute("type", "radio");
    await expect(focused()).toBeChecked();
    await me.page.keyboard.press("Escape");
    await deed(me, "waitForCustomer");
    expect(await focused().evaluate(field => field.tagName)).toBe("TEXTAREA");
    await me.page.keyboard.press("Escape");

    // Nothing is asked: the way out, never the cross, and never the deed.
    await deed(me, "toLevel1");
    await expect(focused()).not.toHaveAccessibleName(me.t("ui.close"));
    await me.page.keyboard.press("Escape");

    // Only something to read: the whole of it, at its beginning.
    await me.page.keyboard.press("?");
    await expect(me.dialog).toBeFocused();
    await me.page.keyboard.press("Tab");
    await expect(me.dialog.locator(":focus")).toHaveAccessibleName(me.t("ui.close"));
  });
