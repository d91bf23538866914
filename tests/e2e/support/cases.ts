import { expect } from "@playwright/test";
import type { Deed } from "#components/tickets/ticket-deeds.ts";
import type { Seat } from "./seat.ts";
import { one } from "./sql.ts";

/** Presses what can be done to a case, at its head or in the menu beside it. */
export async function deed(seat: Seat, name: Deed): Promise<void> {
  const label = seat.t(`ticketPages.deed.${name}`);
  const head = seat.main.getByRole("button", { name: label, exact: true });
  const more = seat.main.getByRole("button", { name: seat.t("ui.more") });
  const direct = ["take", "resume", "accept", "close"].includes(name);
  await expect(async () => {
    if (await head.first().isVisible()) {
      await head.first().click({ timeout: 2_000 });
      return;
    }
    await more.click({ timeout: 2_000 });
    const item = seat.page.getByRole("menuitem", { name: label, exact: true });
    try {
      await item.click({ timeout: 1_000 });
    } catch (error) {
      await seat.page.keyboard.press("Escape");
      throw error;
    }
    if (direct) await seat.dialog.getByRole("button", { name: label, exact: true }).click({ timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
}

/** Fills the dialog of a deed and sends it; ends when the dialog is gone. */
export async function inDialog(
  seat: Seat,
  fields: Record<string, string>,
  button: string,
  params?: Record<string, string | number>,
): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    await seat.dialog.getByRole("textbox", { name: seat.t(label) }).fill(value);
  }
  await seat.dialog.getByRole("button", { name: seat.t(button, params), exact: true }).click();
  await expect(seat.dialog).toHaveCount(0);
}

/** Writes to an audience with the composer and waits until the text stands on the timeline. */
export async function write(seat: Seat, text: string, to?: RegExp, answer = false): Promise<void> {
  await openComposer(seat);
  if (to) await seat.page.getByRole("radio", { name: to }).check({ force: true });
  await seat.page.getByRole("textbox", { name: seat.t("ui.composer.message") }).fill(text);
  if (answer) {
    await seat.page.getByRole("checkbox", { name: seat.t("ticketPages.composer.answer") }).check();
  }
  await seat.page.getByRole("button", { name: seat.t("ui.composer.send") }).click();
  const timeline = seat.page.getByLabel(seat.t("ticketPages.timeline.title"), { exact: true });
  // Not the line that says it is on its way.
  await expect(timeline.locator("li:not([data-outgoing])").getByText(text)).toBeVisible();
}

/** On a narrow page the box opens first. */
export async function openComposer(seat: Seat): Promise<void> {
  const strip = seat.page.locator("button.reply-s");
  const box = seat.page.getByRole("textbox", { name: seat.t("ui.composer.message") });
  await expect(async () => {
    if (!(await box.isVisible())) await strip.click({ timeout: 1_000 });
    await expect(box).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 10_000 });
}

export type Complaint = { subject: string; description: string; percent: string; canWork: boolean };

/** The form of a new case, filled and sent; answers with the number of the case. */
export async function openCase(seat: Seat, workspace: string, complaint: Complaint, checks: string[]) {
  const t = (key: string) => seat.t(`ticketPages.open.${key}`);
  await seat.go(`/${workspace}/tickets/new`);
  await fillCase(seat, complaint, checks);
  await seat.button("ticketPages.open.do").click();
  await expect(seat.page).toHaveURL(new RegExp(`/${workspace}/tickets/(?!new)[^/]+$`));
  await expect(seat.page.getByRole("heading", { level: 1 }), t("do")).toHaveText(complaint.subject);
  return decodeURIComponent(new URL(seat.page.url()).pathname.split("/")[3] ?? "");
}

export async function fillCase(seat: Seat, complaint: Complaint, checks: string[]): Promise<void> {
  const t = (key: string) => seat.t(`ticketPages.open.${key}`);
  // Of several systems under a contract one is chosen; the only one is chosen already.
  const system = seat.page.getByLabel(t("system"), { exact: true });
  if ((await system.count()) > 0 && (await system.inputValue()) === "")
    await system.selectOption({ index: 1 });
  await seat.page.getByRole("radio", { name: t("environmentOf.production"), exact: true }).check();
  for (const name of checks) await seat.page.getByRole("checkbox", { name }).check();
  await seat.page.getByLabel(t("percent")).fill(complaint.percent);
  await seat.page
    .getByRole("radio", { name: t(complaint.canWork ? "canWorkYes" : "canWorkNo"), exact: true })
    .check();
  await seat.page.getByLabel(t("subject"), { exact: true }).fill(complaint.subject);
  await seat.page.getByLabel(t("description"), { exact: true }).fill(complaint.description);
}

/** What the checklist of a case's contract asks, in the reader's language (S9). */
export async function checklistOf(
  workspace: string,
  planKey: string,
  locale: "en" | "es",
): Promise<string[]> {
  const row = await one<{ checks: { label: Record<string, string> }[] }>(
    `SELECT v.definition->'componentsChecklist' AS checks FROM support_plan_version v JOIN support_plan p ON p.tenant_id = v.tenant_id
       AND p.id = v.plan_id JOIN workspace_slug w ON w.tenant_id = v.tenant_id
     WHERE w.slug = $1 AND p.key = $2 ORDER BY v.version DESC LIMIT 1`,
    [workspace, planKey],
  );
  return row.checks.map(check => check.label[locale] ?? "");
}
