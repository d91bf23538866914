import { expectNoOverflow } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

const hireManager = () =>
  hire({ workspace: "emma", org: "open-cloud-factory", name: "Petra Publisher", roles: ["partner_manager"] });

test("whom a draft would move is read before it is published, and nothing is published without a reason (P20)", async ({
  seat,
}) => {
  const manager = await seat((await hireManager()).email, { locale: "es", width: 1280 });
  const { page, t } = manager;
  const versions = () =>
    one<{ n: string }>(
      `SELECT count(*) AS n FROM programme_version v JOIN programme p ON p.tenant_id = v.tenant_id AND p.id = v.programme_id
       JOIN workspace w ON w.tenant_id = v.tenant_id WHERE w.slug = 'emma' AND p.slug = 'partner'`,
    );
  const before = await versions();
  await manager.go("/emma/settings/programmes/partner/publish");
  const movers = page.getByRole("table", { name: t("publication.who.table") });
  const all = await movers.locator("tbody tr").count();
  expect(all).toBeGreaterThan(1);
  await page.getByRole("link", { name: /^Pierden el nivel/ }).click();
  await expect(page).toHaveURL(/move=loses/);
  await expect.poll(() => movers.locator("tbody tr").count()).toBeLessThan(all);

  await page.getByRole("radio", { name: new RegExp(t("publication.keep.worse")) }).check();
  await expect(movers.getByRole("checkbox").first()).toBeChecked();
  await movers.getByRole("checkbox").first().uncheck();
  await expect(manager.field("publication.keep.until")).toBeVisible();
  await page.getByRole("button", { name: /^Publicar la versión/ }).click();
  await expect(manager.trouble.first()).toBeVisible();
  await expect(page).toHaveURL(/publish/);
  expect(await versions()).toEqual(before);

  await manager.look({ locale: "en", width: 360 });
  await manager.go("/emma/settings/programmes/partner/publish");
  await manager.reads(manager.t("publication.who.title"));
  await expectNoOverflow(page);
});

test("what follows if somebody leaves stands at one address for both sides, with the cheapest repair (P4, P22)", async ({
  seat,
}) => {
  const partner = await seat("andres.quiroga@arlanza.example", { locale: "es", width: 360 });
  await partner.go("/emma/partners/sistemas-arlanza/ladder");
  await partner.page.getByRole("checkbox", { name: /Marta Olmedo/ }).uncheck();
  await expect(partner.page).toHaveURL(/without=/);
  const repair = partner.button("ladder.repair.suppose");
  await expect(repair).toBeVisible();
  await expectNoOverflow(partner.page);
  const address = new URL(partner.page.url());

  const manager = await seat((await hireManager()).email, { locale: "en", width: 1280 });
  await manager.go(address.pathname + address.search);
  await expect(manager.page.getByRole("checkbox", { name: /Marta Olmedo/ })).not.toBeChecked();
  await manager.button("ladder.repair.suppose").click();
  await expect(manager.page).toHaveURL(/course/);
  await expect(manager.button("ladder.repair.suppose")).toHaveCount(0);
  // Nothing of it is stored: the plain address shows the company as it is.
  await manager.go("/emma/partners/sistemas-arlanza/ladder");
  await expect(manager.page.getByRole("checkbox", { name: /Marta Olmedo/ })).toBeChecked();
});
