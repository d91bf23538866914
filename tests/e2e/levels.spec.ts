import { deed } from "./support/cases.ts";
import { expectAccessible } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

/** Open cases of a customer that a partner serves, those without links first. */
const openCasesOf = (customer: string) =>
  sql<{ number: string }>(
    `SELECT t.number FROM ticket t JOIN workspace_slug w ON w.tenant_id = t.tenant_id
     WHERE w.slug = 'opennebula' AND t.customer_name = $1 AND t.open AND t.diagnosed_at IS NOT NULL
     ORDER BY EXISTS (SELECT 1 FROM ticket_link l WHERE l.tenant_id = t.tenant_id AND t.id IN (l.from_id, l.to_id)),
       t.number LIMIT 2`,
    [customer],
  );

test("opennebula: cases are linked; one defect tells its cases at once, and each reads its own (T3, T6, S18)", async ({
  seat,
}) => {
  test.setTimeout(120_000);
  const at = (org: string, name: string, roles: Parameters<typeof hire>[0]["roles"], locale: "en" | "es") =>
    hire({ workspace: "opennebula", org, name, roles, locale });
  const makerAccount = await at("opennebula-systems", "Mara Maker", ["vendor_support"], "en");
  const partnerAccount = await at("kaltenbach", "Paul Partner", ["partner_support"], "en");
  const contactAccount = await at("klinikum-rednitz", "Cleo Contact", ["customer_contact"], "es");
  const maker = await seat(makerAccount.email, { locale: "en", width: 1280 });
  const partner = await seat(partnerAccount.email, { locale: "en", width: 1280 });
  const contact = await seat(contactAccount.email, { locale: "es", width: 360 });
  const [number = "", other = ""] = (await openCasesOf("Klinikum Rednitz")).map(one => one.number);

  await test.step("the partner links the case to another and sees it beside", async () => {
    await partner.go(`/opennebula/tickets/${number}`);
    await deed(partner, "link");
    await partner.dialog.getByLabel(partner.t("ticketPages.link.other")).fill(other);
    await partner.dialog.getByRole("button", { name: partner.t("ticketPages.link.do"), exact: true }).click();
    await expect(partner.dialog).toHaveCount(0);
    const links = partner.page.getByRole("link", { name: other, exact: true });
    await expect(links.first()).toBeVisible();
    await expectAccessible(partner.page);
  });

  await test.step("the manufacturer records the defect from the case, with its public words", async () => {
    await maker.go(`/opennebula/tickets/${number}`);
    await maker.page.getByRole("link", { name: maker.t("defects.case.choose"), exact: true }).click();
    await maker.page.getByRole("link", { name: maker.t("defects.forCase.new"), exact: true }).click();
    await maker.page
      .getByRole("textbox", { name: maker.t("defects.field.title"), exact: true })
      .fill("Lock order in the scheduler");
    await maker.field("defects.field.titleEn").fill("The scheduler waits for itself");
    await maker.field("defects.field.titleEs").fill("El planificador se espera a sí mismo");
    await maker.field("defects.field.workaroundEn").fill("Restart the scheduler.");
    await maker.field("defects.field.workaroundEs").fill("Reinicie el planificador.");
    await maker.button("defects.create").click();
    await expect(maker.page.getByRole("heading", { level: 1 })).toHaveText("Lock order in the scheduler");
    await expect(maker.page.getByRole("link", { name: new RegExp(number) }).first()).toBeVisible();
  });

  await test.step("all linked cases are told at once", async () => {
    await maker.button("defects.announce.title").click();
    await maker.dialog
      .getByRole("button", { name: maker.t("defects.announce.do", { count: 1 }), exact: true })
      .click();
    await expect(maker.dialog).toHaveCount(0);
    await expect(async () => {
      await maker.page.reload();
      const reached = maker.t("defects.announce.reached", { reached: 1, cases: 1 });
      await expect(maker.main.getByText(reached)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 40_000 });
  });

  await test.step("the customer reads the words on its own case, in its language, and none of the vendor's", async () => {
    await contact.go(`/opennebula/tickets/${number}`);
    await expect(contact.page.getByText("El planificador se espera a sí mismo").first()).toBeAttached();
    await expect(
      contact.page.getByText(/Restart the scheduler|Reinicie el planificador/).first(),
    ).toBeVisible();
    await expect(contact.page.getByText("Lock order")).toHaveCount(0);
    await contact.go("/opennebula/features");
    await expect(contact.page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});
