import { hire } from "./support/people.ts";
import { expect, test } from "./support/story.ts";

const manager = (name: string) =>
  hire({ workspace: "opennebula", org: "opennebula-systems", name, roles: ["partner_manager"] });

test("two managers write a programme from nothing: kept as typed, joined where they meet, thrown away at the end", async ({
  seat,
}) => {
  const word = `story-${Date.now().toString(36)}`;
  const one = await seat((await manager("Paula Writer")).email, { locale: "en", width: 1280 });
  const t = one.t;
  await one.go("/opennebula/settings/programmes");
  await one.button("programmeEditor.new.do").click();
  await one.field("programmeEditor.new.name", {}, one.dialog).fill("Story programme");
  await one.field("programmeEditor.new.slug", {}, one.dialog).fill(word);
  await one.button("programmeEditor.new.create").click();
  await expect(one.page.getByRole("heading", { level: 1, name: "Story programme" })).toBeVisible();
  const base = `/opennebula/settings/programmes/${word}/draft`;

  // A draft has no place for what is no number: it is said, and still there when one comes back.
  const fee = one.page.locator("#p-annualFee");
  await fee.fill("1.200x");
  await expect(one.page.locator(".saved")).toContainText(t("programmeEditor.number.oddKept", { count: 1 }));
  await one.page.reload();
  await expect(fee).toHaveValue("1.200x");
  await fee.fill("");

  await one.page.getByRole("link", { name: t("programmeEditor.parts.areas") }).click();
  await one.button("programmeEditor.add.areas").click();
  await one.page.getByLabel(`${t("programmeEditor.fields.name")}, English`).fill("Sales");
  await one.page.getByLabel(`${t("programmeEditor.fields.name")}, Español`).fill("Comercial");
  // What is written stands alone; another place is reached by mouse and by keyboard.
  await one.button("programmeEditor.add.areas").click();
  const names = one.page.locator(".item-t b");
  await one.page.getByLabel(`${t("programmeEditor.fields.name")}, English`).fill("Support");
  await one.page.getByLabel(`${t("programmeEditor.fields.name")}, Español`).fill("Soporte");
  await expect(names).toHaveText(["Sales", "Support"]);
  await one.page.locator(".item-grip").nth(1).dragTo(one.page.locator(".item-h").first());
  await expect(names).toHaveText(["Support", "Sales"]);
  await one.button("programmeEditor.items.down", { name: "Support" }).focus();
  await one.page.keyboard.press("Enter");
  await expect(names).toHaveText(["Sales", "Support"]);
  await expect(one.button("programmeEditor.items.up", { name: "Support" })).toBeFocused();
  await one.page.getByRole("link", { name: t("programmeEditor.parts.requirements") }).click();
  await one.button("programmeEditor.add.requirements").click();
  await one.page.getByLabel(`${t("programmeEditor.fields.title")}, English`).fill("Two in sales");
  await one.page.getByRole("checkbox", { name: "Sales" }).check();
  // In a list too: it stays its thing's.
  await one.page.getByLabel(t("programmeEditor.fields.params.minimum"), { exact: true }).fill("two");
  await expect(one.page.locator(".saved")).toContainText(t("programmeEditor.number.oddKept", { count: 1 }));
  await one.page.reload();
  await one.page.locator(".item-t").filter({ hasText: "Two in sales" }).click();
  await expect(one.page.getByLabel(t("programmeEditor.fields.params.minimum"), { exact: true })).toHaveValue(
    "two",
  );
  await one.page.getByLabel(t("programmeEditor.fields.params.minimum"), { exact: true }).fill("1");
  await one.page.getByLabel(t("programmeEditor.fields.params.minimumPerArea")).fill("2");
  // What nobody can meet is said at its field and above, before anything is published (P4).
  await expect(one.page.locator(".field.bad").filter({ hasText: "a person counts once" })).toBeVisible();
  await expect(one.page.getByText(t("programmeEditor.problems.wrong", { count: 1 }))).toBeVisible();
  await expect(one.page.locator(".saved")).toContainText(/Saved/);
  await one.page.reload();
  await one.page.locator(".item-t").filter({ hasText: "Two in sales" }).click();
  await expect(one.page.getByLabel(t("programmeEditor.fields.params.minimum"), { exact: true })).toHaveValue(
    "1",
  );

  // Two at the same part: fields of either are kept; where both changed the same, the second chooses.
  const other = await seat((await manager("Otto Other")).email, { locale: "es", width: 360 });
  await one.go(`${base}/rules`);
  await other.go(`${base}/rules`);
  const repair = "programmeEditor.fields.remediationDays";
  await one.field(repair).fill("40");
  await expect(one.page.locator(".saved")).toContainText(/Saved/);
  await other.field("programmeEditor.fields.renewalWindowDays").fill("80");
  await other.reads(other.t("programmeEditor.meeting.joined", { name: "Paula Writer" }));
  await expect(other.field(repair)).toHaveValue("40");
  await expect(other.page.locator(".saved")).toContainText(/Guardado/);
  await one.field(repair).fill("50");
  await one.reads(one.t("programmeEditor.meeting.joined", { name: "Otto Other" }));
  await expect(one.page.locator(".saved")).toContainText(/Saved/);
  await other.field(repair).fill("60");
  await other.reads(other.t("programmeEditor.meeting.clash", { name: "Paula Writer" }));
  await other.button("programmeEditor.meeting.mine").click();
  await expect(other.page.locator(".saved")).toContainText(/Guardado/);
  await expect(other.field(repair)).toHaveValue("60");

  await other.main.getByRole("button", { name: other.t("programmeEditor.editor.more") }).click();
  await other.page.getByRole("menuitem", { name: other.t("programmeEditor.editor.discard") }).click();
  await other.dialog.getByRole("button", { name: other.t("programmeEditor.discard.do") }).click();
  await expect(other.page).toHaveURL(/settings\/programmes$/);
  await other.readsNot("Story programme");
});
