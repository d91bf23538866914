import { addDays } from "#lib/domain/time/dates.ts";
import { letter } from "./support/mail.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("ecm: a draft is quoted, accepted and ordered in the portal, signed, and amended by day (S13, S14)", async ({
  seat,
}) => {
  test.setTimeout(90_000);
  const seller = await hire({
    workspace: "ecm",
    org: "ecm-solutions",
    name: "Vera Venta",
    roles: ["vendor_admin"],
  });
  const buyer = await hire({
    workspace: "ecm",
    org: "caja-popular-sierra",
    name: "Carla Compra",
    roles: ["customer_admin"],
    locale: "es",
  });
  const { number } = await one<{ number: string }>(
    "SELECT number FROM contract WHERE customer_name = 'Caja Popular de la Sierra' AND signed_on IS NULL",
  );
  const path = `/ecm/contracts/${number}`;
  const vendor = await seat(seller.email, { locale: "en", width: 1280 });
  const customer = await seat(buyer.email, { locale: "es", width: 360 });

  await test.step("a percentage over 100 is refused at the field; the discount stops at the plan's minimum, and says so", async () => {
    await vendor.go(path);
    await vendor.button("contractLife.sale.sendAgain").click();
    const percent = vendor.field("contractLife.sendQuote.discount", {}, vendor.dialog);
    await percent.fill("101");
    await vendor.button("contractLife.sendQuote.do").click();
    await expect(vendor.dialog.getByText(vendor.t("contractLife.invalid.percent")).first()).toBeVisible();
    await percent.fill("15");
    await expect(vendor.dialog.getByRole("table")).toContainText("US$10,000.00");
    await vendor.button("contractLife.sendQuote.do").click();
    await expect(vendor.dialog).toHaveCount(0);
    await letter(buyer.email, "Oferta");
  });

  await test.step("the customer's administrator reads the sum, accepts, and sends the order", async () => {
    await customer.go(path);
    await expect(customer.page).toHaveURL(/\/quote$/);
    await customer.reads(customer.t("contractLife.quote.waitTitle"));
    await customer.button("contractLife.accept.open").click();
    await customer.button("contractLife.accept.do").click();
    await customer.reads(customer.t("contractLife.quote.acceptedTitle"));
    const paper = customer.main.getByRole("link", {
      name: customer.t("contractLife.quote.paperIn.es"),
    });
    expect(await customer.status((await paper.first().getAttribute("href")) ?? "")).toBe(200);
    await customer.button("contractLife.order.openOwn").click();
    await customer.field("contractLife.order.number", {}, customer.dialog).fill("OC-77");
    await customer.button("contractLife.order.do").click();
    await expect(customer.dialog).toHaveCount(0);
    await customer.reads("OC-77");
  });

  await test.step("the vendor signs what was ordered", async () => {
    await vendor.go("/ecm/contracts?view=ordered");
    await vendor.main.getByRole("link", { name: number }).click();
    await vendor.button("contracts.sign.open").click();
    await vendor.field("contracts.sign.by", {}, vendor.dialog).fill("Carla Compra");
    await vendor.button("contracts.sign.do").click();
    await expect(vendor.dialog).toHaveCount(0);
    await expect(vendor.button("contracts.sign.open")).toHaveCount(0);
  });

  await test.step("an amendment outside the term is refused at the field; within, its price is shown by day", async () => {
    await vendor.go(`${path}/amend`);
    const day = vendor.field("contractLife.amend.effectiveOn");
    const first = await day.inputValue();
    await day.fill(addDays(first, -400));
    await vendor.button("contracts.form.addSystem").click();
    const added = vendor.main.getByRole("group", { name: vendor.t("contracts.form.system", { n: 2 }) });
    await added.getByLabel(vendor.t("contracts.form.systemName")).fill("Branch archive");
    await added.getByLabel(vendor.t("contracts.form.salePrice", { currency: "USD" })).fill("90000");
    await vendor.field("contractLife.amend.reason").fill("The branches come in");
    await vendor.field("contractLife.amend.agreedBy").fill("Carla Compra");
    await vendor.button("contractLife.amend.save").click();
    await expect(vendor.main.getByText(/The contract runs from/).first()).toBeVisible();
    await day.fill(first);
    await vendor.reads(vendor.t("contractLife.amend.price.owed"));
    await vendor.button("contractLife.amend.save").click();
    await expect(vendor.page).toHaveURL(new RegExp(`${number}#amendments$`));
    await customer.go(path);
    await customer.reads(customer.t("contractLife.amend.number", { number: 1 }));
    await customer.reads("Branch archive");
  });
});
