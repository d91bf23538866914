import { expectNoOverflow } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

const KEY = "story-hours";

test("whom a calendar's version moves is read first; a new one is written, refused at its field, and published (S2)", async ({
  seat,
}) => {
  const roles = ["vendor_admin"];
  const { email } = await hire({
    workspace: "emma",
    org: "open-cloud-factory",
    name: "Cora Calendar",
    roles,
  });
  const admin = await seat(email, { locale: "en", width: 1280 });
  const { page, t } = admin;
  await admin.go("/emma/settings/calendars/madrid/review");
  const moved = page.getByRole("table", { name: t("calendars.review.whom") });
  await expect(moved.getByRole("link", { name: /^OCF-\d+$/ }).first()).toBeVisible();

  await admin.go("/emma/settings/calendars");
  await admin.button("calendars.new.do").click();
  await page.getByLabel(t("calendars.new.name"), { exact: true }).fill("Story hours");
  await page.getByLabel(t("calendars.new.key")).fill(KEY);
  await admin.button("calendars.new.submit").click();
  await expect(page).toHaveURL(new RegExp(`${KEY}/edit`));
  const monday = page.getByLabel("Monday, to, window 1");
  await monday.fill("08:00");
  await admin.button("calendars.edit.save").click();
  await expect(page.getByText(t("calendars.edit.saved")).first()).toBeVisible();
  await admin.button("calendars.edit.review").click();
  await expect(page.getByText(t("calendars.invalid.endsBefore")).first()).toBeVisible();
  await expect(monday).toHaveValue("08:00");
  await monday.fill("14:00");
  await admin.button("calendars.edit.review").click();
  await expect(page).toHaveURL(/review$/);
  await page.getByLabel(t("calendars.review.noteLabel")).fill("Short Mondays.");
  await page.getByRole("button", { name: /^Publish from/ }).click();
  await expect(page).toHaveURL(new RegExp(`${KEY}$`));
  await admin.reads("Short Mondays.");
  await expectNoOverflow(page);
  const kept = await one<{ hours: string }>(
    `SELECT definition->'weekly'->'mon'->0->>'to' AS hours FROM business_calendar_version WHERE key = '${KEY}'`,
  );
  expect(kept.hours).toBe("14:00");
});
