import { addDays } from "#lib/domain/time/dates.ts";
import { letter } from "./support/mail.ts";
import { hire } from "./support/people.ts";
import { expect, test } from "./support/story.ts";

const KEEP = "/opennebula/settings/products/opennebula/releases/6.10";

test("opennebula: the end of a version is announced no nearer than promised; who runs it is told, upgrades and says so (S11)", async ({
  seat,
}) => {
  test.setTimeout(90_000);
  const keeperAccount = await hire({
    workspace: "opennebula",
    org: "opennebula-systems",
    name: "Rhea Release",
    roles: ["vendor_admin"],
  });
  const contactAccount = await hire({
    workspace: "opennebula",
    org: "klinikum-rednitz",
    name: "Cora Contact",
    roles: ["customer_admin", "customer_contact"],
    locale: "es",
  });
  const keeper = await seat(keeperAccount.email, { locale: "en", width: 1280 });
  const contact = await seat(contactAccount.email, { locale: "es", width: 360 });

  await test.step("a day that is too near is refused at the field, with the earliest one; who runs it stands before", async () => {
    await keeper.go(KEEP);
    await expect(keeper.main.getByRole("row").filter({ hasText: "Klinikum Rednitz" })).toBeVisible();
    await keeper.button("products.edit.announce").click();
    const day = keeper.dialog.getByLabel(keeper.t("products.edit.endsOn"));
    const earliest = await day.inputValue();
    await day.fill(addDays(earliest, -1));
    await keeper.dialog
      .getByRole("button", { name: keeper.t("products.edit.announceDeed"), exact: true })
      .click();
    await expect(keeper.dialog.getByText(/At least 6 months ahead/).first()).toBeVisible();
    await day.fill(earliest);
    await keeper.dialog
      .getByRole("button", { name: keeper.t("products.edit.announceDeed"), exact: true })
      .click();
    await expect(keeper.dialog).toHaveCount(0);
  });

  await test.step("the customer is told, reads what the newest one brings, and corrects what it runs", async () => {
    await letter(contactAccount.email, "Hospital cloud");
    await contact.go("/opennebula/releases/end-of-life?mine=1");
    await expect(contact.main.getByRole("link", { name: "OpenNebula 6.10" }).first()).toBeVisible();
    await contact.go("/opennebula/releases/opennebula/7.0");
    const file = contact.main.getByRole("link", {
      name: contact.t("products.release.get", { name: "opennebula-7.0-upgrade.pdf" }),
    });
    expect(await contact.status((await file.getAttribute("href")) ?? "")).toBe(200);
    await contact.go("/opennebula/releases/systems");
    await contact.button("products.correct.triggerFor", { system: "Hospital cloud" }).click();
    await contact.dialog.getByLabel(contact.t("products.correct.version")).selectOption("7.0");
    await contact.dialog
      .getByRole("button", { name: contact.t("products.correct.deed"), exact: true })
      .click();
    await expect(contact.dialog).toHaveCount(0);
  });

  await test.step("the vendor sees who corrected it, and the end concerns that customer no more", async () => {
    await keeper.go("/opennebula/releases/systems?words=Rednitz");
    await expect(keeper.main.getByRole("row").filter({ hasText: "Cora Contact" })).toContainText("7.0");
    await keeper.go(KEEP);
    await expect(
      keeper.main.getByRole("heading", { name: keeper.t("products.edit.affected") }),
    ).toBeVisible();
    await expect(keeper.main.getByRole("row").filter({ hasText: "Klinikum Rednitz" })).toHaveCount(0);
  });
});
