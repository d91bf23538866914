import { randomUUID } from "node:crypto";
import sharp from "sharp";
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
    await expect(customer.page.locator(".kb-solved")).toBeFocused();
    await expect(customer.page.locator(".kb-solved")).toBeInViewport({ ratio: 1 });
    await customer.reads(customer.t("knowledge.suggest.done"));
    const row = vendor.main.getByRole("row").filter({ hasText: title });
    // It is counted a moment after it is said.
    await expect(async () => {
      await vendor.go("/opennebula/knowledge/suggestions");
      await expect(row.getByRole("cell").nth(3)).toHaveText("1", { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
  });
});

/** A picture as a screen has them: of two colours, so that it is seen to be drawn. */
const picture = () =>
  sharp({ create: { width: 640, height: 360, channels: 3, background: "#1f6feb" } })
    .png()
    .toBuffer();

test("opennebula: a picture is put into a text, said what is seen, and read with its edition; two editions are compared (S10)", async ({
  seat,
  browser,
}) => {
  test.setTimeout(90_000);
  const mark = Date.now().toString(36).slice(-5);
  const writer = await hire({
    workspace: "opennebula",
    org: "opennebula-systems",
    name: "Pia Writer",
    roles: ["vendor_support"],
    locale: "es",
  });
  const vendor = await seat(writer.email, { locale: "es", width: 360 });
  const title = `Lámpara del nodo ${mark}`;
  const body = vendor.page
    .getByRole("group", {
      name: vendor.t("knowledge.editor.part.words", { language: vendor.t("knowledge.language.es") }),
    })
    .getByRole("textbox", { name: vendor.t("knowledge.editor.body") });
  let number = "";
  let address = "";

  await test.step("pasted, it stands where the cursor was; a drawing is refused with words at the field", async () => {
    await vendor.go("/opennebula/knowledge/new?kind=article");
    await vendor.page.getByRole("radio", { name: vendor.t("knowledge.audience.public") }).check();
    const words = vendor.page.getByRole("group", {
      name: vendor.t("knowledge.editor.part.words", { language: vendor.t("knowledge.language.es") }),
    });
    await words.getByLabel(vendor.t("knowledge.editor.title"), { exact: true }).fill(title);
    await body.fill("Mire la lámpara.");
    const paste = (name: string, type: string, base64: string) =>
      body.evaluate(
        (field, file) => {
          const bytes = Uint8Array.from(atob(file.base64), letter => letter.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], file.name, { type: file.type }));
          field.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
          );
        },
        { name, type, base64 },
      );
    await paste("lamp.svg", "image/svg+xml", btoa("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    await vendor.reads(vendor.t("files.refusal.ending", { name: "lamp.svg" }));
    await paste("lamp.png", "image/png", (await picture()).toString("base64"));
    await expect(body).toHaveValue(/^Mire la lámpara\.\n\n!\[\]\(file:[0-9a-f-]{36}\)\n\n$/);
    await expectAccessible(vendor.page);
    await vendor.button("knowledge.editor.save").click();
    await expect(vendor.page.getByRole("heading", { level: 1 })).toHaveText(title);
    number = new URL(vendor.page.url()).pathname.split("/").at(-1) ?? "";
  });

  await test.step("what is seen is asked for before it is published; then a visitor sees it drawn", async () => {
    await vendor.reads(vendor.t("knowledge.missing.seen", { where: "es" }));
    await expect(vendor.button("knowledge.deed.publish")).toHaveCount(0);
    await vendor.go(`/opennebula/knowledge/${number}/edit`);
    await vendor.page
      .getByRole("textbox", { name: vendor.t("knowledge.editor.seen", { number: 1 }) })
      .fill("Una lámpara azul");
    await expect(body).toHaveValue(/!\[Una lámpara azul\]\(file:/);
    await vendor.button("knowledge.editor.save").click();
    const shown = vendor.page.getByRole("img", { name: "Una lámpara azul" });
    await expect(shown).toBeVisible();
    address = (await shown.getAttribute("src")) ?? "";
    const visitor = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: "es" });
    const page = await visitor.newPage();
    expect((await page.request.get(new URL(address, vendor.page.url()).href)).status()).toBe(401);
    await vendor.button("knowledge.deed.publish").click();
    await vendor.dialog
      .getByRole("button", { name: vendor.t("knowledge.deed.publish"), exact: true })
      .click();
    await expect(vendor.dialog).toHaveCount(0);
    await page.goto(new URL(`/opennebula/articles/${number}`, vendor.page.url()).href);
    const seen = page.getByRole("img", { name: "Una lámpara azul" });
    await expect(seen).toHaveJSProperty("naturalWidth", 640);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
    await visitor.close();
  });

  await test.step("changed, the two editions stand one below the other with what went and what came", async () => {
    await vendor.go(`/opennebula/knowledge/${number}/edit`);
    await body.fill((await body.inputValue()).replace("Mire la", "Apague la"));
    await vendor.button("knowledge.editor.save").click();
    await vendor.page.getByRole("link", { name: vendor.t("knowledge.compare.changes"), exact: true }).click();
    await expect(vendor.page.getByRole("deletion").filter({ hasText: "Mire" })).toBeVisible();
    await expect(vendor.page.getByRole("insertion").filter({ hasText: "Apague" })).toBeVisible();
    expect(await vendor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(vendor.page);
  });
});
