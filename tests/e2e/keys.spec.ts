import { hire } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

const engineer = (name: string) =>
  hire({
    workspace: "opennebula",
    org: "kaltenbach",
    name,
    roles: ["partner_support_manager", "partner_support"],
    locale: "en",
  });

const LIST = "/opennebula/tickets?view=open";
const row = (at: Seat, place: number) => at.page.locator("[data-queue] tr[data-number]").nth(place);
const linkOf = (at: Seat, place: number) => row(at, place).locator("a.q");
const numberOf = async (at: Seat, place: number) => (await row(at, place).getAttribute("data-number")) ?? "";

test("the list by keyboard: where one was is not lost by search, filter, ⌘K, a case or the way back", async ({
  seat,
}) => {
  const at = await seat((await engineer("Kim Keys")).email);
  const { keyboard } = at.page;
  await at.go(LIST);
  await keyboard.press("j");
  await keyboard.press("j");
  await expect(linkOf(at, 1)).toBeFocused();

  await test.step("what opens over the list gives the focus back to the row", async () => {
    await keyboard.press("/");
    await expect(at.page.locator("[data-queue-search]")).toBeFocused();
    await keyboard.press("Escape");
    await expect(linkOf(at, 1)).toBeFocused();
    for (const key of ["f", "Control+k", "?"]) {
      await keyboard.press(key);
      await expect(at.dialog).toBeVisible();
      await keyboard.press("Escape");
      await expect(at.dialog).toHaveCount(0);
      await expect(linkOf(at, 1)).toBeFocused();
    }
    // The key that opened it closes it too, and it opens over no other dialog.
    await keyboard.press("Control+k");
    await expect(at.dialog).toBeVisible();
    await keyboard.press("Control+k");
    await expect(at.dialog).toHaveCount(0);
    await keyboard.press("f");
    await keyboard.press("Control+k");
    await expect(at.dialog).toHaveCount(1);
    await keyboard.press("Escape");
  });

  await test.step("from a case to the next of the list, and back to the row of the case one left", async () => {
    const next = await numberOf(at, 2);
    await keyboard.press("Enter");
    await at.page.waitForURL(`**/tickets/${await numberOfLast(at)}`);
    await keyboard.press("Shift+J");
    await at.page.waitForURL(`**/tickets/${next}`);
    await at.page.goBack();
    await at.page.waitForURL(`**${LIST}`);
    await expect(linkOf(at, 2)).toBeFocused();
  });

  await test.step("words are looked for within what the list shows, and the first case found has the focus", async () => {
    await at.go(`${LIST}&priority=P2`);
    const number = await numberOf(at, 0);
    await keyboard.press("/");
    await keyboard.type(number);
    await keyboard.press("Enter");
    await at.page.waitForURL(url => url.searchParams.get("q") === number);
    expect(new URL(at.page.url()).searchParams.get("priority")).toBe("P2");
    await expect(linkOf(at, 0)).toBeFocused();
    await at.link("ui.remove", { name: `${at.t("ticketPages.queue.filter.search")}:` }).click();
    await expect(at.page.locator("[data-queue-search]")).toHaveValue("");
  });
});

/** Which case the list was left for. */
const numberOfLast = (at: Seat) =>
  at.page.evaluate(() => JSON.parse(sessionStorage.getItem("escala.list-place") ?? "{}").at as string);

test("a selection by keyboard: each menu has its key, and the focus stays in the list", async ({ seat }) => {
  const at = await seat((await engineer("Sam Select")).email);
  const { keyboard } = at.page;
  await at.go(LIST);
  for (const key of ["j", "x", "j", "x"]) await keyboard.press(key);
  for (const [key, deed] of [
    ["a", "take"],
    ["s", "ask"],
    ["t", "tag"],
  ] as const) {
    await keyboard.press(key);
    await expect(at.page.getByRole("menuitem", { name: at.t(`bulk.deed.${deed}`) })).toBeFocused();
    await keyboard.press("Escape");
    await expect(linkOf(at, 1)).toBeFocused();
  }
  await keyboard.press("t");
  await keyboard.press("Enter");
  await keyboard.type("by-keys");
  await keyboard.press("Enter");
  const told = at.page.getByRole("region", { name: at.t("bulk.notices") });
  await expect(told.getByText("2 cases changed")).toBeVisible({ timeout: 20_000 });
  await expect(linkOf(at, 1)).toBeFocused();
  await keyboard.press("z");
  await expect(told.getByText("2 cases put back")).toBeVisible({ timeout: 20_000 });
  await expect(linkOf(at, 1)).toBeFocused();
  await keyboard.press("x");
  // A press in the bar takes the bar away, and with it the button.
  await at.button("bulk.clear").focus();
  await keyboard.press("Enter");
  await expect(at.page.getByRole("region", { name: at.t("bulk.bar") })).toHaveCount(0);
  await expect(linkOf(at, 1)).toBeFocused();
});

test("⌘K: the best that is found late is what Enter opens, unless one has moved on", async ({ seat }) => {
  const at = await seat((await engineer("Fin Find")).email);
  const { number } = await one<{ number: string }>(
    `SELECT t.number FROM ticket t JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id
     WHERE o.slug = 'kaltenbach' ORDER BY t.opened_at DESC LIMIT 1`,
  );
  const chosen = at.page.locator("[cmdk-item][aria-selected=true]");
  let answer = () => {};
  const answered = new Promise<void>(resolve => {
    answer = resolve;
  });
  await at.page.route("**/api/search?**", async route => {
    await answered;
    await route.continue();
  });
  await at.go("/opennebula");
  await at.page.keyboard.press("Control+k");
  await at.page.keyboard.type(number);
  const all = at.t("ui.palette.all", { words: number });
  await expect(chosen).toContainText(all);
  answer();
  await expect(chosen).toContainText(number);
  await expect(chosen).not.toContainText(all);
  // What is chosen is also what is read out.
  const read = await at.page.getByRole("combobox").getAttribute("aria-activedescendant");
  expect(await chosen.getAttribute("id")).toBe(read);
  await at.page.keyboard.press("Enter");
  await at.page.waitForURL(`**/tickets/${number}`);
});

test("what a press takes away leaves the focus beside it: views in a dialog, tags, a form that was sent", async ({
  seat,
}) => {
  const at = await seat((await engineer("Vera Views")).email);
  const { keyboard } = at.page;
  const focused = () => at.page.locator(":focus");

  await test.step("renaming begins in its field and ends at its line; removing goes on at the next", async () => {
    for (const [name, priority] of [
      ["Aardvark", "P1"],
      ["Buffalo", "P2"],
    ]) {
      await at.go(`/opennebula/tickets?view=open&priority=${priority}`);
      await at.button("views.save").press("Enter");
      await expect(at.field("views.name", {}, at.dialog)).toBeFocused();
      await keyboard.type(name ?? "");
      await keyboard.press("Enter");
      await expect(at.page.getByRole("link", { name })).toBeVisible();
    }
    await at.button("views.manage").press("Enter");
    await at.dialog.getByRole("button", { name: `${at.t("views.rename")} Aardvark` }).press("Enter");
    await expect(at.field("views.newName", {}, at.dialog)).toBeFocused();
    // What stands there is chosen: typing begins the new name.
    await keyboard.type("Antelope");
    await keyboard.press("Enter");
    await expect(focused()).toHaveAccessibleName(`${at.t("views.rename")} Antelope`);
    await at.dialog.getByRole("button", { name: `${at.t("views.remove")} Antelope` }).press("Enter");
    await expect(focused()).toHaveAccessibleName(`${at.t("views.remove")} Buffalo`);
    await keyboard.press("Escape");
  });

  const { number } = await one<{ number: string }>(
    `SELECT t.number FROM ticket t JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id
     WHERE o.slug = 'kaltenbach' AND t.state = 'in_progress' AND t.level = 1 AND t.merged_into_id IS NULL ORDER BY t.opened_at LIMIT 1`,
  );
  await at.go(`/opennebula/tickets/${number}`);
  const said = (words: string) => at.page.getByRole("status").filter({ hasText: words });

  await test.step("tags are said as they come and go, and the next one has the focus", async () => {
    const field = at.field("ticketPages.tags.field");
    for (const tag of ["aa-keys", "ab-keys"]) {
      await field.fill(tag);
      await field.press("Enter");
      await expect(said(at.t("ticketPages.tags.added", { tag }))).toHaveCount(1);
    }
    await at.button("ui.remove", { name: "aa-keys" }).press("Enter");
    await expect(said(at.t("ticketPages.tags.removed", { tag: "aa-keys" }))).toHaveCount(1);
    await expect(at.button("ui.remove", { name: "ab-keys" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(at.button("ui.remove", { name: "ab-keys" })).toHaveCount(0);
  });

  await test.step("a proposed number is typed over", async () => {
    await at.button("hours.case.open").press("Enter");
    await keyboard.type("25");
    await expect(at.field("hours.case.minutes", {}, at.dialog)).toHaveValue("25");
    await keyboard.press("Escape");
    await expect(at.dialog).toHaveCount(0);
  });

  await test.step("a message is said to be sent, and Escape leads out of the box with what is in it", async () => {
    const box = at.page.getByRole("textbox", { name: at.t("ui.composer.message") });
    await keyboard.press("r");
    await expect(box).toBeFocused();
    await keyboard.type(`Keys only ${Date.now().toString(36)}`);
    await keyboard.press("Control+Enter");
    await expect(said(at.t("ui.composer.sent"))).toHaveCount(1);
    await expect(box).toBeFocused();
    await keyboard.type("half a thought");
    await keyboard.press("Escape");
    await expect(at.page.locator("li[id^=m-]").last()).toBeFocused();
    await keyboard.press("k");
    await expect(box).toHaveValue("half a thought");
    await keyboard.press("r");
    await expect(box).toBeFocused();
    await box.fill("");
  });
});

test("a deed leaves the focus at what it led to, and the way up leads to the list as it was", async ({
  seat,
}) => {
  const at = await seat((await engineer("Olga Outcome")).email);
  const narrowed = `${LIST}&priority=P4`;
  await at.go(narrowed);
  // The list has its keys once one of them leads to a row.
  await expect(async () => {
    await at.page.keyboard.press("j");
    await expect(at.page.locator("[data-queue] a.q:focus")).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  const number = await numberOf(at, 0);
  await one("UPDATE ticket SET assignee_id = NULL, assignee_name = NULL WHERE number = $1 RETURNING id", [
    number,
  ]);
  const link = at.page.locator(`[data-queue] tr[data-number="${number}"] a.q`);
  await link.press("Enter");
  await at.page.waitForURL(`**/tickets/${number}`);

  const take = at.button("ticketPages.deed.take");
  await take.focus();
  await take.press("Enter");
  await expect(at.page.locator(".tk-meta")).toContainText("Olga Outcome");
  await expect(at.page.locator(".tk-meta")).toBeFocused();

  await at.page
    .getByRole("navigation", { name: at.t("ui.crumbs") })
    .getByRole("link", { name: at.t("ticketPages.queue.title") })
    .press("Enter");
  await at.page.waitForURL(`**${narrowed}`);
  await expect(link).toBeFocused();
});

test("on a narrow page the row one is at is not covered, and a sent reply leaves the focus at the way to the next", async ({
  seat,
}) => {
  const at = await seat((await engineer("Nora Narrow")).email, { locale: "es", width: 360 });
  const { keyboard } = at.page;
  await at.go(LIST);
  for (const key of ["j", "j", "x", "j"]) await keyboard.press(key);
  const bar = await at.page.getByRole("region", { name: at.t("bulk.bar") }).boundingBox();
  const link = await linkOf(at, 2).boundingBox();
  expect((link?.y ?? 0) + (link?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  await keyboard.press("Escape");
  await expect(linkOf(at, 2)).toBeFocused();
  await keyboard.press("Enter");
  await at.page.waitForURL(`**/tickets/${await numberOfLast(at)}`);
  await expect(at.page.locator("button.reply-s")).toBeVisible();
  await expect(async () => {
    await keyboard.press("r");
    await expect(at.page.getByRole("textbox", { name: at.t("ui.composer.message") })).toBeFocused({
      timeout: 1_000,
    });
  }).toPass();
  await keyboard.type(`Nota ${Date.now().toString(36)}`);
  await keyboard.press("Control+Enter");
  await expect(at.page.locator("[data-outgoing]")).toHaveCount(0, { timeout: 20_000 });
  await expect(at.page.locator("button.reply-s")).toBeFocused();
});
