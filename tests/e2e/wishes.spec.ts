import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { one, sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("a case asks for a wish: linked by who works it, read by who asked, unlinked where the wish stands (T6)", async ({
  seat,
}) => {
  const wish = await one<{ number: string; product_id: string; title_en: string; title_es: string }>(
    `SELECT f.number, f.product_id, f.title_en, f.title_es FROM feature f
     JOIN workspace_slug w ON w.tenant_id = f.tenant_id AND w.slug = 'opennebula'
     WHERE f.state = 'published' AND f.progress = 'considered' ORDER BY f.number LIMIT 1`,
  );
  const asked = await one<{ id: string; number: string; email: string }>(
    `SELECT t.id, t.number, p.email FROM ticket t
     JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id AND o.slug = 'kaltenbach'
     JOIN person p ON p.tenant_id = t.tenant_id AND p.id = t.opened_by_id
     JOIN membership m ON m.tenant_id = t.tenant_id AND m.person_id = p.id AND 'customer_contact' = ANY (m.roles)
     JOIN contract c ON c.tenant_id = t.tenant_id AND c.id = t.contract_id AND c.ends_on > current_date
     WHERE t.open AND t.product_id = $1 ORDER BY t.opened_at DESC LIMIT 1`,
    [wish.product_id],
  );
  // A question may come down to a wish as well as what was opened as one.
  await sql("UPDATE ticket SET kind = 'question' WHERE id = $1", [asked.id]);
  await sql("DELETE FROM feature_case WHERE ticket_id = $1", [asked.id]);
  const { email } = await hire({
    workspace: "opennebula",
    org: "kaltenbach",
    name: "Wilma Wish",
    roles: ["partner_support"],
  });
  const engineer = await seat(email, { locale: "en", width: 1280 });
  const at = `/opennebula/tickets/${asked.number}`;
  await engineer.go(at);
  await engineer.button("ticketPages.side.wishesLink").click();
  const field = engineer.field("ticketPages.side.wishesNumber", {}, engineer.dialog);
  await field.fill("NONE-F1");
  await engineer.dialog
    .getByRole("button", { name: engineer.t("ticketPages.side.wishesDo"), exact: true })
    .click();
  await expect(engineer.dialog).toContainText(engineer.t("features.refusal.noWish"));
  await expect(field).toHaveValue("NONE-F1");
  await expectAccessible(engineer.page);
  await field.fill(wish.number);
  await engineer.dialog
    .getByRole("button", { name: engineer.t("ticketPages.side.wishesDo"), exact: true })
    .click();
  await expect(engineer.dialog).toHaveCount(0);
  const side = (who: typeof engineer) => who.page.locator("aside.side");
  await expect(side(engineer)).toContainText(wish.title_en);

  const contact = await seat(asked.email, { locale: "es", width: 360 });
  await contact.go(at);
  await expect(side(contact).getByRole("link", { name: wish.number })).toBeVisible();
  await expect(contact.button("ticketPages.side.wishesLink")).toHaveCount(0);
  await expectNoOverflow(contact.page);
  await contact.go(`/opennebula/features/${wish.number}`);
  await contact.readsNot(contact.t("features.cases.title"));

  const vendor = await hire({
    workspace: "opennebula",
    org: "opennebula-systems",
    name: "Vera Vendor",
    roles: ["vendor_support"],
  });
  const keeper = await seat(vendor.email, { locale: "es", width: 360 });
  await keeper.go(`/opennebula/features/${wish.number}`);
  await keeper.reads(keeper.t("features.cases.title"));
  await expect(keeper.main.getByRole("link", { name: asked.number })).toBeVisible();
  await expectAccessible(keeper.page);
  await expectNoOverflow(keeper.page);
  await keeper.main
    .getByRole("button", { name: keeper.t("features.cases.unlink", { number: asked.number }) })
    .click();
  await expect(keeper.main.getByRole("link", { name: asked.number })).toHaveCount(0);
  await keeper.button("features.cases.link").click();
  await keeper.field("features.cases.number", {}, keeper.dialog).fill(asked.number);
  await keeper.dialog.getByRole("button", { name: keeper.t("features.cases.do"), exact: true }).click();
  await expect(keeper.main.getByRole("link", { name: asked.number })).toBeVisible();
});
