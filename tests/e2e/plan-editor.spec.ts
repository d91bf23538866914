import { expectNoOverflow } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

const KEY = "story_plan";
const NAME = "Story plan";

test("a plan is changed: mistakes are refused at the field, a step is added, it is published, and the next contract is made under it (S1, S3, S6, S13)", async ({
  seat,
}) => {
  const { email } = await hire({
    workspace: "emma",
    org: "open-cloud-factory",
    name: "Paula Prada",
    roles: ["vendor_admin"],
  });
  const admin = await seat(email, { locale: "en", width: 1280 });
  const { page, t } = admin;
  const saved = () => expect(page.getByText(/^Saved/).first()).toBeVisible();

  await admin.go("/emma/settings/plans");
  await admin.button("plans.new.do").click();
  await page.getByLabel(t("plans.new.copy", { name: "EMMA support" })).check();
  await page.getByLabel(t("plans.new.name"), { exact: true }).fill(NAME);
  await page.getByLabel(t("plans.new.key"), { exact: true }).fill(KEY);
  await admin.button("plans.new.submit").click();
  await expect(page).toHaveURL(new RegExp(`${KEY}/edit`));

  // Mistakes stand at their fields, and in the parts at the side.
  await admin.link("plans.parts.targets").first().click();
  const target = page.getByLabel("P1: Answer", { exact: true });
  await target.fill("two days");
  await expect(page.getByText(t("plans.length.none"))).toBeVisible();
  await target.fill("-4");
  await target.blur();
  await expect(page.getByText(t("plans.definition.minutes")).first()).toBeVisible();
  const warning = page.getByLabel(t("plans.fields.warnAtPercent"), { exact: true });
  await warning.fill("120");
  await warning.blur();
  await expect(page.getByText(t("plans.definition.warning")).first()).toBeVisible();
  await admin.button("plans.edit.review").or(admin.link("plans.edit.review")).click();
  await admin.reads(t("plans.review.problems", { count: 2 }));
  await expect(page.getByLabel(t("plans.review.noteLabel"))).toHaveCount(0);
  await admin.main.getByRole("link", { name: t("plans.parts.targets") }).click();
  await expect(target).toHaveValue("-4 h");
  await target.fill("2");
  await target.blur();
  await expect(target).toHaveValue("2 h");
  await warning.fill("80");
  // Its cases end after other days than the workspace says (T5).
  await page.getByLabel(t("plans.fields.silence")).check();
  await page.getByLabel(t("plans.fields.warnAfterDays"), { exact: true }).fill("20");
  await page.getByLabel(t("plans.fields.closeAfterDays"), { exact: true }).fill("7");

  await admin.link("plans.parts.escalation").first().click();
  await admin.button("plans.escalation.add").click();
  await page.getByLabel(t("plans.escalation.when"), { exact: true }).selectOption("before");
  await page.getByLabel(t("plans.escalation.length.before"), { exact: true }).fill("30 min");
  await page.getByLabel(t("plans.roles.vendor", { role: t("people.roles.vendor_support_manager") })).check();
  await page.getByLabel(t("plans.escalation.repeat")).check();
  await page.getByRole("button", { name: /^Move Step 3.*up$/ }).click();
  await saved();

  await admin.link("plans.edit.review").click();
  await expect(page).toHaveURL(/review$/);
  await page.getByLabel(t("plans.review.noteLabel")).fill("Critical cases are answered in two hours.");
  await page.getByRole("button", { name: /^Publish from/ }).click();
  await expect(page).toHaveURL(new RegExp(`plans/${KEY}$`));
  await admin.reads("30 min before the due time");
  await admin.reads("is warned of after 20 days and ends 7 days later");
  await expectNoOverflow(page);

  // Whoever reads it on a phone, in the other language, signs by what it says now.
  await admin.look({ locale: "es", width: 360 });
  await admin.go(`/emma/settings/plans/${KEY}`);
  await admin.reads("30 min antes del vencimiento");
  await expectNoOverflow(page);
  const customer = await one<{ slug: string }>(
    `SELECT o.slug FROM organisation o JOIN workspace_slug w ON w.tenant_id = o.tenant_id
      WHERE w.slug = 'emma' AND o.side = 'customer' AND o.partner_org_id IS NOT NULL ORDER BY o.slug LIMIT 1`,
  );
  await admin.go(`/emma/contracts/new?customer=${customer.slug}`);
  await admin.field("contracts.form.plan").selectOption({ label: NAME });
  await admin.field("contracts.form.salePrice", { currency: "EUR" }).fill("250000");
  await admin.button("contracts.form.save").click();
  await admin.reads(admin.t("contracts.draft.title"));
  await expect(page.getByRole("region", { name: admin.t("plans.promise.title") })).toContainText("2 h");
  const frozen = await one<{ p1: number; steps: { level: number; at: object }[] }>(
    `SELECT (v.definition->'terms'->'targets'->>'P1')::int AS p1, v.definition->'terms'->'escalations' AS steps
       FROM contract c JOIN support_plan_version v ON v.tenant_id = c.tenant_id AND v.id = c.plan_version_id
      WHERE c.plan_name::text LIKE '%${NAME}%'`,
  );
  expect(frozen.p1).toBe(120);
  expect(frozen.steps.map(step => step.level)).toEqual([1, 2, 3]);
  expect(frozen.steps[1]?.at).toEqual({ minutesAfterDue: -30 });
});
