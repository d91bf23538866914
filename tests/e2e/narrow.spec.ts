import { hire } from "./support/people.ts";
import { one, sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("one customer of many is found by name: for the list, and for whom a call is logged", async ({
  seat,
}) => {
  const person = await hire({
    workspace: "opennebula",
    org: "kaltenbach",
    name: "Nora Narrow",
    roles: ["partner_support"],
    locale: "en",
  });
  const customer = await one<{ id: string; name: string }>(
    `SELECT o.id, o.name FROM organisation o JOIN organisation p ON p.tenant_id = o.tenant_id AND p.id = o.partner_org_id
     WHERE p.slug = 'kaltenbach' AND EXISTS (SELECT FROM ticket t WHERE t.tenant_id = o.tenant_id AND t.customer_org_id = o.id)
     ORDER BY o.name LIMIT 1`,
  );
  const at = await seat(person.email);
  const { page } = at;
  const { keyboard } = page;
  await at.go("/opennebula/tickets?view=all");

  await test.step("the filter offers those whose name begins so; what is chosen stands in the address and beside the list", async () => {
    await keyboard.press("f");
    const box = at.dialog.getByRole("combobox", { name: at.t("ticketPages.queue.filter.customer") });
    await box.fill(customer.name.slice(0, 4).toLowerCase());
    const options = page.getByRole("listbox", { name: at.t("ui.choice.label") }).getByRole("option");
    await expect(options.filter({ hasText: customer.name })).toBeVisible();
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    // Escape closes the list, and the dialog stays with what was typed in it.
    await box.press("Escape");
    await expect(options).toHaveCount(0);
    await expect(at.dialog).toBeVisible();
    await box.fill("no such company");
    await expect(page.getByText(at.t("ui.choice.none"))).toBeVisible();
    await box.fill(customer.name);
    await expect(options).toHaveCount(1);
    await box.press("Enter");
    await expect(box).toHaveValue(customer.name);
    await box.press("Enter");
    await page.waitForURL(url => url.searchParams.get("customer") === customer.id);
    await expect(at.dialog).toHaveCount(0);
    await expect(page.getByText(`${at.t("ticketPages.queue.filter.customer")}:`)).toBeVisible();
    const named = page.locator("[data-queue] tr[data-number]");
    await expect(named.first()).toContainText(customer.name);
  });

  await test.step("it stays chosen when another name is begun and left, and is gone when the box is emptied", async () => {
    await keyboard.press("f");
    const box = at.dialog.getByRole("combobox", { name: at.t("ticketPages.queue.filter.customer") });
    await expect(box).toHaveValue(customer.name);
    await box.fill("some");
    await box.press("Tab");
    await expect(box).toHaveValue(customer.name);
    // Enter in the empty box chooses nobody who only stands on top of the list.
    await box.fill("");
    await expect(page.getByRole("listbox", { name: at.t("ui.choice.label") })).toBeVisible();
    await box.press("Enter");
    await page.waitForURL(url => !url.searchParams.has("customer"));
  });

  await test.step("a call is logged for a customer that is looked for", async () => {
    // The few of this partner need no looking for; what is looked for stands in the address.
    await at.go("/opennebula/tickets/new?q=nobody+of+ours");
    const words = page.getByRole("searchbox", { name: at.t("ticketPages.open.customerName") });
    await expect(page.getByText(at.t("ticketPages.open.noCustomerFound"))).toBeVisible();
    await words.fill(customer.name.slice(0, 5));
    await words.press("Enter");
    await page.waitForURL(url => url.searchParams.get("q") === customer.name.slice(0, 5));
    await page.getByRole("main").getByRole("link", { name: customer.name }).click();
    await page.waitForURL(url => url.searchParams.get("customer") === customer.id);
  });
});

test("a long list of companies scrolls over the dialog it belongs to, which stands still", async ({
  seat,
}) => {
  const person = await hire({
    workspace: "opennebula",
    org: "tessera-hosting",
    name: "Sven Scroll",
    roles: ["partner_support"],
    locale: "en",
  });
  await sql(
    `INSERT INTO organisation (tenant_id, id, side, name, slug, country, partner_org_id)
     SELECT p.tenant_id, gen_random_uuid(), 'customer', 'Scrolling ' || n, 'scrolling-' || n, 'ES', p.id
     FROM organisation p, generate_series(10, 34) n WHERE p.slug = 'tessera-hosting'`,
  );
  const at = await seat(person.email);
  const { page } = at;
  await at.go("/opennebula/tickets?view=all");
  await page.keyboard.press("f");
  const box = at.dialog.getByRole("combobox", { name: at.t("ticketPages.queue.filter.customer") });
  await box.fill("scroll");
  const options = page.getByRole("listbox", { name: at.t("ui.choice.label") }).getByRole("option");
  await expect(options).toHaveCount(20);
  await expect(page.getByText(at.t("ui.choice.more"))).toBeAttached();
  await options.first().hover();
  await page.mouse.wheel(0, 2000);
  await expect(options.last()).toBeInViewport();
  await options.last().click();
  await expect(box).toHaveValue("Scrolling 29");
  await expect(at.dialog).toBeVisible();
});
