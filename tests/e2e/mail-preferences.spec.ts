import { expectAccessible } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("emma: somebody says how they are told, is corrected at the field, and finds it kept", async ({
  seat,
}) => {
  const account = await hire({
    workspace: "emma",
    org: "sistemas-arlanza",
    name: "Paz Tranquila",
    roles: ["partner_support"],
    locale: "es",
  });
  const at = await seat(account.email, { locale: "es", width: 360 });
  await at.go("/emma/notifications/mail");
  const group = (key: string) => at.page.getByLabel(at.t(`mailPreferences.groups.${key}`), { exact: true });
  const save = at.page.getByRole("button", { name: at.t("mailPreferences.save"), exact: true });
  await group("followed").selectOption("digest");
  await group("training").selectOption("portal");
  await at.page.getByLabel(at.t("mailPreferences.quietOn")).check();
  await at.page.getByLabel(at.t("mailPreferences.quietUntil"), { exact: true }).fill("20:00");
  await expectAccessible(at.page);

  await save.click();
  await expect(at.page.getByText(at.t("mailPreferences.refusal.sameTime")).first()).toBeVisible();
  await expect(group("training")).toHaveValue("portal");
  await at.page.getByLabel(at.t("mailPreferences.quietUntil"), { exact: true }).fill("07:30");
  await save.click();
  await expect(at.page.getByText(at.t("mailPreferences.saved"), { exact: true }).first()).toBeVisible();
  // Once more on the same page: what was saved is what the next change goes out from.
  const versions = () =>
    one<{ version: number }>(
      `SELECT m.version FROM mail_preference m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id WHERE p.email = $1`,
      [account.email],
    );
  await expect.poll(async () => (await versions()).version).toBe(1);
  await group("alerts").selectOption("digest");
  await save.click();
  await expect.poll(async () => (await versions()).version).toBe(2);
  await at.page.reload();
  await expect(group("alerts")).toHaveValue("digest");
  await expect(group("followed")).toHaveValue("digest");
  await expect(group("training")).toHaveValue("portal");
  await expect(group("cases")).toHaveValue("now");
  await expect(at.page.getByLabel(at.t("mailPreferences.quietUntil"), { exact: true })).toHaveValue("07:30");
  const kept = await one<{ until: string }>(
    `SELECT m.quiet_until AS until FROM mail_preference m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
     WHERE p.email = $1`,
    [account.email],
  );
  expect(kept.until).toBe("07:30");

  // Another window says something else meanwhile: refused, and read anew what stands there, which is said.
  const other = await at.context.newPage();
  await other.goto("/emma/notifications/mail");
  await other.getByLabel(at.t("mailPreferences.groups.alerts"), { exact: true }).selectOption("portal");
  await other.getByRole("button", { name: at.t("mailPreferences.save"), exact: true }).click();
  await expect.poll(async () => (await versions()).version).toBe(3);
  await group("alerts").selectOption("now");
  await save.click();
  await at.button("forms.conflict.reload").click();
  await expect(at.page.getByText(at.t("mailPreferences.readAnew"))).toBeVisible();
  await expect(group("alerts")).toHaveValue("portal");
  await expectAccessible(at.page);
  await group("alerts").selectOption("now");
  await save.click();
  await expect.poll(async () => (await versions()).version).toBe(4);
});

test("between companies it is in the account, reached from its head, at the width of a phone", async ({
  seat,
}) => {
  const account = await hire({
    workspace: "emma",
    org: "sistemas-arlanza",
    name: "Lope Entrambas",
    roles: ["partner_support"],
    locale: "es",
  });
  await one(
    `WITH ended AS (UPDATE membership SET valid_until = current_date - 3 WHERE person_id =
       (SELECT id FROM person WHERE email = $1 LIMIT 1) RETURNING 1) SELECT count(*) FROM ended`,
    [account.email],
  );
  const at = await seat(account.email, { locale: "es", width: 360 });
  await at.go("/account");
  await at.page.getByRole("link", { name: at.t("mailPreferences.leave.settings") }).click();
  await expect(
    at.page.getByRole("heading", { level: 1, name: at.t("mailPreferences.account.title") }),
  ).toBeVisible();
  await expect(at.page.getByText(at.t("mailPreferences.account.between")).first()).toBeVisible();
  await at.page
    .getByLabel(at.t("mailPreferences.groups.certificates"), { exact: true })
    .selectOption("digest");
  await at.page.getByRole("button", { name: at.t("mailPreferences.save"), exact: true }).click();
  await expect(at.page.getByText(at.t("mailPreferences.saved"), { exact: true }).first()).toBeVisible();
  await expectAccessible(at.page);
  await at.page.reload();
  await expect(at.page.getByLabel(at.t("mailPreferences.groups.certificates"), { exact: true })).toHaveValue(
    "digest",
  );
});
