import { addDays } from "#lib/domain/time/dates.ts";
import { letter } from "./support/mail.ts";
import { hire } from "./support/people.ts";
import { sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("ecm: a customer plans hours, books a night and states what it keeps ready; the vendor answers (S12, S16, S17)", async ({
  seat,
}) => {
  test.setTimeout(90_000);
  const [contract] = await sql<{ number: string; today: string }>(
    `SELECT c.number, (now() AT TIME ZONE w.time_zone)::date::text AS today FROM contract c
     JOIN workspace w ON w.tenant_id = c.tenant_id JOIN organisation o ON o.tenant_id = c.tenant_id AND o.id = c.customer_org_id
     WHERE w.slug = 'ecm' AND o.slug = 'grupo-registral-anahuac' ORDER BY c.ends_on DESC LIMIT 1`,
  );
  if (!contract) throw new Error("no contract");
  const base = `/ecm/contracts/${contract.number}`;
  const customerAccount = await hire({
    workspace: "ecm",
    org: "grupo-registral-anahuac",
    name: "Olga Opciones",
    roles: ["customer_admin", "customer_contact"],
    locale: "es",
  });
  const vendorAccount = await hire({
    workspace: "ecm",
    org: "ecm-solutions",
    name: "Sam Support",
    roles: ["vendor_support_manager"],
  });
  const customer = await seat(customerAccount.email, { locale: "es", width: 360 });
  const vendor = await seat(vendorAccount.email, { locale: "en", width: 1280 });

  await test.step("more hours than are left are refused at the field, and what was typed stays", async () => {
    await customer.go(`${base}/hours`);
    await customer.button("hours.ask.open").click();
    await customer.dialog.getByLabel(customer.t("hours.fields.on")).fill(addDays(contract.today, 21));
    await customer.dialog.getByLabel(customer.t("hours.fields.hours")).fill("500");
    await customer.dialog.getByLabel(customer.t("hours.fields.what")).fill("Visita a la delegación norte");
    await customer.dialog.getByRole("button", { name: customer.t("hours.ask.do"), exact: true }).click();
    await expect(customer.dialog.getByText(/Ese día quedan/).first()).toBeVisible();
    await expect(customer.dialog.getByLabel(customer.t("hours.fields.what"))).toHaveValue(
      "Visita a la delegación norte",
    );
    await customer.dialog.getByLabel(customer.t("hours.fields.hours")).fill("2,5");
    await customer.dialog.getByRole("button", { name: customer.t("hours.ask.do"), exact: true }).click();
    await expect(customer.dialog).toHaveCount(0);
    await expect(customer.main.getByText("Visita a la delegación norte").first()).toBeVisible();
  });

  await test.step("the vendor is told, agrees, and records what was worked", async () => {
    await letter(vendorAccount.email, "2.5 hours");
    await vendor.go(`${base}/hours`);
    const row = vendor.main.getByRole("row").filter({ hasText: "Visita a la delegación norte" });
    await row.getByRole("button", { name: /^Agree/ }).click();
    await vendor.dialog.getByRole("button", { name: vendor.t("hours.agree.do"), exact: true }).click();
    await expect(row.getByText(vendor.t("hours.work.states.agreed"))).toBeVisible();
    await vendor.button("hours.record.open").click();
    await vendor.dialog.getByLabel(vendor.t("hours.fields.hours")).fill("1.25");
    await vendor.dialog.getByLabel(vendor.t("hours.fields.what")).fill("Índice reconstruido");
    await vendor.dialog.getByRole("button", { name: vendor.t("hours.record.do"), exact: true }).click();
    await expect(
      vendor.main.getByRole("row").filter({ hasText: "Índice reconstruido" }).getByText("− 1 h 15 min"),
    ).toBeVisible();
  });

  await test.step("a point of readiness is stated with its evidence, and confirmed", async () => {
    await customer.go(`${base}/readiness`);
    const backup = customer.main.getByRole("listitem").filter({ hasText: "Procesos de respaldo" });
    await backup.getByRole("button", { name: /^Declarar/ }).click();
    await customer.dialog
      .getByLabel(customer.t("readiness.state.words"))
      .fill("Recuperación completa probada el lunes.");
    await customer.dialog
      .getByRole("button", { name: customer.t("readiness.state.do"), exact: true })
      .click();
    await expect(backup.getByText(customer.t("readiness.states.stated"))).toBeVisible();
    await vendor.go(`${base}/readiness`);
    const point = vendor.main.getByRole("listitem").filter({ hasText: "Recuperación completa" });
    await point.getByRole("button", { name: /^Confirm/ }).click();
    await vendor.dialog.getByRole("button", { name: vendor.t("readiness.confirm.do"), exact: true }).click();
    await expect(point.getByText(/^confirmed/)).toBeVisible();
  });

  await test.step("a night is asked for in advance and agreed", async () => {
    await customer.go(`${base}/days`);
    await customer.button("bookedDays.ask.open").click();
    await customer.dialog.getByLabel(customer.t("bookedDays.fields.on")).fill(addDays(contract.today, 40));
    await customer.dialog.getByLabel(customer.t("bookedDays.fields.reason")).fill("Cambio de almacenamiento");
    await customer.dialog.getByRole("button", { name: customer.t("bookedDays.ask.do"), exact: true }).click();
    await expect(customer.main.getByText("Cambio de almacenamiento").first()).toBeVisible();
    await vendor.go(`${base}/days`);
    const day = vendor.main.getByRole("listitem").filter({ hasText: "Cambio de almacenamiento" });
    await day.getByRole("button", { name: vendor.t("bookedDays.agree.open"), exact: true }).click();
    const file = day.getByRole("link", { name: vendor.t("bookedDays.file") });
    await expect(file).toBeVisible();
    expect(await vendor.status((await file.getAttribute("href")) ?? "")).toBe(200);
  });
});
