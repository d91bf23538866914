import { randomUUID } from "node:crypto";
import { expectAccessible } from "./support/checks.ts";
import { letter } from "./support/mail.ts";
import { hire } from "./support/people.ts";
import { one, sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

type Place = { tenant: string; number: string; org: string; contract: string };

/** A case of a customer with a contract in force, about a version that one of its systems runs. */
const place = () =>
  one<Place>(
    `SELECT t.tenant_id AS tenant, t.number, o.slug AS org, c.id AS contract FROM ticket t
     JOIN workspace_slug w ON w.tenant_id = t.tenant_id AND w.slug = 'opennebula'
     JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.customer_org_id
     JOIN contract c ON c.tenant_id = t.tenant_id AND c.id = t.contract_id AND c.ends_on > current_date + 20
     JOIN contract_system s ON s.tenant_id = c.tenant_id AND s.contract_id = c.id AND s.product_id = t.product_id
       AND s.version = t.product_version
     WHERE o.slug <> 'klinikum-rednitz' ORDER BY t.number LIMIT 1`,
  );

test("opennebula: an alert from a case reaches whom it concerns, and answers the next case before it is opened (S10, S18)", async ({
  seat,
}) => {
  test.setTimeout(90_000);
  const { tenant, number, org, contract } = await place();
  const mark = Date.now().toString(36).slice(-5);
  const title = `Scheduler forgets reservations ${mark}`;
  const writer = await hire({
    workspace: "opennebula",
    org: "opennebula-systems",
    name: "Sol Support",
    roles: ["vendor_support"],
  });
  const reader = await hire({
    workspace: "opennebula",
    org,
    name: "Lia Contact",
    roles: ["customer_contact"],
    locale: "es",
  });
  await sql(
    `INSERT INTO authorised_contact (tenant_id, id, contract_id, customer_org_id, partner_org_id, person_id, person_name, email,
       trained_on, added_by)
     SELECT c.tenant_id, $1, c.id, c.customer_org_id, c.partner_org_id, $2, $3, $4, current_date - 30, $3
     FROM contract c WHERE c.tenant_id = $5 AND c.id = $6`,
    [randomUUID(), reader.personId, reader.name, reader.email, tenant, contract],
  );
  const vendor = await seat(writer.email, { locale: "en", width: 1280 });
  const customer = await seat(reader.email, { locale: "es", width: 360 });

  await test.step("two clicks from the case to a draft, looked through by its author; then it is published", async () => {
    await vendor.go(`/opennebula/tickets/${number}`);
    await vendor.link("knowledge.ticket.alert").click();
    await expect(vendor.page).toHaveURL(/knowledge\/new/);
    const words = vendor.page.getByRole("group", {
      name: vendor.t("knowledge.editor.part.words", { language: vendor.t("knowledge.language.en") }),
    });
    await words.getByLabel(vendor.t("knowledge.editor.title"), { exact: true }).fill(title);
    await words
      .getByRole("textbox", { name: vendor.t("knowledge.editor.affected") })
      .fill("Hosts with **pinned** machines lose reservations overnight.");
    await words
      .getByRole("textbox", { name: vendor.t("knowledge.editor.workaround") })
      .fill("Run `onehost sync` each morning.");
    await vendor.field("knowledge.editor.course").selectOption("worked_around");
    await vendor.button("knowledge.editor.save").click();
    await expect(vendor.trouble.first()).toContainText(vendor.t("knowledge.invalid.confirmed"));
    await vendor.page.getByRole("checkbox", { name: vendor.t("knowledge.editor.confirmed") }).check();
    await vendor.button("knowledge.editor.save").click();
    await expect(vendor.page.getByRole("heading", { level: 1 })).toHaveText(title);
    await vendor.button("knowledge.deed.publish").click();
    await vendor.dialog
      .getByRole("button", { name: vendor.t("knowledge.deed.publish"), exact: true })
      .click();
    await expect(vendor.dialog).toHaveCount(0);
    await expectAccessible(vendor.page);
  });

  await test.step("the customer is told by mail, finds it on its home, and reads it in the language there is", async () => {
    await letter(reader.email, title);
    await customer.go("/opennebula");
    await customer.main.getByRole("link", { name: title }).first().click();
    await expect(customer.page.getByRole("heading", { level: 1 })).toHaveText(title);
    await customer.reads(
      customer.t("knowledge.page.fellBack", { language: customer.t("knowledge.language.en") }),
    );
    await customer.go("/opennebula/knowledge?show=unread");
    await expect(customer.main.getByRole("link", { name: title })).toHaveCount(0);
  });

  await test.step("while a case is written it is suggested; it solves it, and no case is opened", async () => {
    await customer.go("/opennebula/tickets/new");
    await customer.field("ticketPages.open.subject").fill(`The scheduler forgets reservations ${mark}`);
    await customer
      .field("ticketPages.open.description")
      .fill("Every night the reservations of pinned machines are gone.");
    await customer.button("knowledge.suggest.openOf", { title }).click();
    await customer.reads("onehost sync");
    await expectAccessible(customer.page);
    await customer.button("knowledge.suggest.solved").click();
    await customer.reads(customer.t("knowledge.suggest.done"));
    const row = vendor.main.getByRole("row").filter({ hasText: title });
    // It is counted a moment after it is said.
    await expect(async () => {
      await vendor.go("/opennebula/knowledge/suggestions");
      await expect(row.getByRole("cell").nth(3)).toHaveText("1", { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
  });
});
