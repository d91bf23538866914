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
  await at.page.route("**/api/search?**", async route => {
    await new Promise<void>(resolve => {
      answer = resolve;
    });
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
