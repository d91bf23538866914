import type { Page, Route } from "@playwright/test";
import { checklistOf, deed, openComposer, openCase as openNewCase, write } from "./support/cases.ts";
import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { endSessions, hire, organisation, sessionCookie } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { one, sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

/** An open case of a partner; stories that run at the same time don't meet on one, as long as there are enough. */
async function openCase(turn: number): Promise<{ id: string; number: string }> {
  const cases = await sql<{ id: string; number: string }>(
    `SELECT t.id, t.number FROM ticket t
     JOIN workspace_slug w ON w.tenant_id = t.tenant_id AND w.slug = 'emma'
     JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id AND o.slug = 'sistemas-arlanza'
     WHERE t.state IN ('diagnosed', 'in_progress', 'waiting_customer') AND t.merged_into_id IS NULL AND t.level = 1
       AND t.l3_state IS NULL ORDER BY t.opened_at, t.id`,
  );
  const chosen = cases[turn % cases.length];
  if (!chosen) throw new Error("no open case");
  return chosen;
}
const engineer = (name: string) =>
  hire({ workspace: "emma", org: "sistemas-arlanza", name, roles: ["partner_support"] });

const box = (seat: Seat) => seat.page.getByRole("textbox", { name: seat.t("ui.composer.message") });
const press = (seat: Seat) =>
  seat.page
    .locator("form.comp")
    .getByRole("button", { name: seat.t("ui.composer.send") })
    .last();
const again = (seat: Seat) => seat.button("ui.composer.again");
const line = (seat: Seat, words: string) =>
  seat.page
    .getByLabel(seat.t("ticketPages.timeline.title"), { exact: true })
    .locator("li")
    .filter({ hasText: words });
const onItsWay = (seat: Seat) => seat.page.locator("[data-outgoing]");
const stored = async (words: string) =>
  (await one<{ n: number }>("SELECT count(*)::int AS n FROM ticket_message WHERE body = $1", [words])).n;
const drafts = async (ticketId: string) =>
  (await one<{ n: number }>("SELECT count(*)::int AS n FROM reply_draft WHERE ticket_id = $1", [ticketId])).n;

/** What becomes of each action of a page until the returned function is called. */
async function actionsOf(page: Page, what: (route: Route) => Promise<unknown>): Promise<() => Promise<void>> {
  const handle = async (route: Route) => {
    if (route.request().method() === "POST" && route.request().headers()["next-action"]) await what(route);
    else await route.continue();
  };
  await page.route("**/emma/tickets/**", handle);
  return () => page.unroute("**/emma/tickets/**", handle);
}

/** A door that stays shut until it is opened. */
function door() {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open };
}

test("while a reply is on its way it stands in the conversation as it was at the press, once, for both who read it", async ({
  seat,
}) => {
  const { id, number } = await openCase(0);
  const { email, name } = await engineer("Slow Sender");
  const colleague = await engineer("Second Browser");
  const sender = await seat(email, { locale: "en", width: 1280 });
  const reader = await seat(colleague.email, { locale: "es", width: 360 });
  for (const who of [sender, reader]) await who.go(`/emma/tickets/${number}`);
  const words = `Slow words ${Date.now().toString(36)} with **weight**`;
  const seen = words.replaceAll("*", "");

  const gate = door();
  const free = await actionsOf(sender.page, async route => {
    // The server has it and everybody hears of it, only the answer takes its time.
    const answer = await route.fetch();
    await gate.opened;
    await route.fulfill({ response: answer });
  });
  await openComposer(sender);
  const note = sender.page.getByRole("radio", { name: / only$/ });
  await note.check({ force: true });
  await box(sender).fill(words);
  await press(sender).dblclick();
  await expect(onItsWay(sender)).toContainText(seen);
  await expect(onItsWay(sender)).toContainText(name);
  await expect(onItsWay(sender)).toContainText(sender.t("ui.composer.sending"));
  await expect(onItsWay(sender).locator(".note.own")).toBeVisible();
  await expect(onItsWay(sender).locator("strong")).toHaveText("weight");
  await expect(box(sender)).toHaveValue("");
  await expectAccessible(sender.page);

  // The other browser reads it before the sender's own has an answer.
  await expect(line(reader, seen)).toHaveCount(1);
  await expect(line(sender, seen)).toHaveCount(1);
  const before = await line(sender, seen).locator(".txt").boundingBox();
  gate.open();
  await expect(onItsWay(sender)).toHaveCount(0);
  await expect(line(sender, seen)).toHaveCount(1);
  // What was told of stands where it stood.
  const after = await line(sender, seen).locator(".txt").boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
  await free();
  await expect(line(reader, seen)).toHaveCount(1);
  await expectNoOverflow(reader.page);
  expect(await stored(words)).toBe(1);

  // The next text begins in an empty box, and no draft of the last one comes back, here or at its place.
  await expect(box(sender)).toBeEditable();
  await sender.page.reload();
  await openComposer(sender);
  await expect(box(sender)).toHaveValue("");
  expect(await drafts(id)).toBe(0);
});

test("a draft that is being kept while its message goes out does not come back", async ({ seat }) => {
  const { id, number } = await openCase(1);
  const { email } = await engineer("Drafty Sender");
  const sender = await seat(email, { locale: "es", width: 1280 });
  const words = `Borrador ${Date.now().toString(36)}`;
  const gate = door();
  await sender.page.route("**/api/tickets/*/draft", async route => {
    await gate.opened;
    await route.continue();
  });
  await sender.go(`/emma/tickets/${number}`);
  await openComposer(sender);
  const asked = sender.page.waitForRequest(/\/draft$/);
  await box(sender).fill(words);
  await asked;
  await press(sender).click();
  await expect(onItsWay(sender)).toHaveCount(0);
  await expect(line(sender, words)).toHaveCount(1);
  const kept = sender.page.waitForResponse(answer => /\/draft$/.test(answer.url()));
  gate.open();
  await kept;
  await expect.poll(() => drafts(id)).toBe(0);
  await sender.page.reload();
  await openComposer(sender);
  await expect(box(sender)).toHaveValue("");
});

test("what can't be sent comes back whole with the reason: no line, no session, a fault, a newer message", async ({
  seat,
  watch,
}) => {
  watch.tolerate(/^(401|500) /);
  watch.tolerate(/Failed to fetch|ERR_INTERNET_DISCONNECTED|EventSource|net::/);
  const { number } = await openCase(2);
  const { email } = await engineer("Lost Sender");
  const colleague = await engineer("Quick Colleague");
  const sender = await seat(email, { locale: "es", width: 360 });
  const quick = await seat(colleague.email, { locale: "en", width: 1280 });
  await sender.go(`/emma/tickets/${number}`);
  await openComposer(sender);
  const mark = Date.now().toString(36);
  const words = `No se pierde ${mark}\n\n- uno\n- dos`;
  const back = async (reason: string | RegExp) => {
    await expect(sender.page.locator(".comp-err")).toContainText(reason);
    await expect(box(sender)).toHaveValue(words);
    await expect(onItsWay(sender)).toHaveCount(0);
    await expect(line(sender, mark)).toHaveCount(0);
  };

  await box(sender).fill(words);
  await sender.context.setOffline(true);
  await press(sender).click();
  await back(sender.t("ui.composer.offline"));
  await sender.context.setOffline(false);

  // A fault of the server.
  const free = await actionsOf(sender.page, route => route.fulfill({ status: 500, body: "" }));
  await again(sender).click();
  await back(sender.t("ui.composer.failed"));
  await expectAccessible(sender.page);
  await expectNoOverflow(sender.page);
  await free();

  // Nobody is signed in any more.
  await endSessions(email);
  await again(sender).click();
  await back(sender.t("errors.signedOut"));
  await sender.context.addCookies([await sessionCookie(email)]);

  // Somebody was quicker: read first, then sent as it is.
  await quick.go(`/emma/tickets/${number}`);
  const deaf = await actionsOf(sender.page, async route => {
    await write(quick, `Quicker ${mark}`);
    await route.continue();
  });
  await again(sender).click();
  await expect(sender.page.locator(".comp-err")).toContainText(sender.t("tickets.refusal.crossed"));
  await expect(box(sender)).toHaveValue(words);
  await deaf();
  await expect(line(sender, `Quicker ${mark}`)).toHaveCount(1);
  await again(sender).click();
  await expect(line(sender, `No se pierde ${mark}`)).toHaveCount(1);
  await expect(onItsWay(sender)).toHaveCount(0);
  await openComposer(sender);
  await expect(box(sender)).toHaveValue("");
  await expect.poll(() => stored(words)).toBe(1);
});

test("a message that came while one wrote and was not before one's eyes holds the reply back once", async ({
  seat,
}) => {
  const customer = await seat("mateo.sanz@chduero.example", { locale: "es", width: 1280 });
  const stamp = Date.now().toString(36);
  // A case of its own: who writes on the others would be held back too.
  const number = await openNewCase(
    customer,
    "emma",
    { subject: `Cruce ${stamp}`, description: "Algo va mal.", percent: "20", canWork: true },
    await checklistOf("emma", "emma_support", "es"),
  );
  const writer = await seat((await engineer("Busy Writer")).email, { locale: "en", width: 1280 });
  // The conversation's end lies below the window, as in any long case.
  await writer.page.setViewportSize({ width: 1280, height: 420 });
  await writer.go(`/emma/tickets/${number}`);
  await openComposer(writer);
  await box(writer).fill(`Answer ${stamp}`);
  await writer.page.evaluate(() => window.scrollTo(0, 0));
  await write(customer, `Mientras ${stamp}`);
  await expect(line(writer, `Mientras ${stamp}`)).toHaveCount(1);
  await press(writer).click();
  await expect(writer.page.locator(".comp-err")).toContainText(writer.t("tickets.refusal.crossed"));
  expect(await stored(`Answer ${stamp}`)).toBe(0);
  await expect(box(writer)).toHaveValue(`Answer ${stamp}`);
  await press(writer).click();
  await expect(line(writer, `Answer ${stamp}`)).toHaveCount(1);
  await expect.poll(() => stored(`Answer ${stamp}`)).toBe(1);
});

test("a reply whose answer is lost stands there once, and the box knows", async ({ seat, watch }) => {
  watch.tolerate(/Failed to fetch|net::/);
  const { number } = await openCase(3);
  const { email } = await engineer("Broken Line");
  const sender = await seat(email, { locale: "en", width: 1280 });
  await sender.go(`/emma/tickets/${number}`);
  await openComposer(sender);
  const mark = `Arrived all the same ${Date.now().toString(36)}`;
  const free = await actionsOf(sender.page, async route => {
    if (!route.request().postData()?.includes(mark)) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await box(sender).fill(mark);
  await press(sender).click();
  await expect(onItsWay(sender)).toHaveCount(0);
  await expect(line(sender, mark)).toHaveCount(1);
  await expect(sender.page.locator(".comp-err")).toHaveCount(0);
  await expect(box(sender)).toHaveValue("");
  await free();
  // The same words once more are another message.
  await write(sender, mark);
  await expect(onItsWay(sender)).toHaveCount(0);
  await expect(line(sender, mark)).toHaveCount(2);
  expect(await stored(mark)).toBe(2);
});

test("a reply that is refused for good says why, and the text stays", async ({ seat }) => {
  const { number } = await openCase(4);
  const who = await engineer("Left Behind");
  const sender = await seat(who.email, { locale: "en", width: 1280 });
  await sender.go(`/emma/tickets/${number}`);
  await openComposer(sender);
  const words = `Too late ${Date.now().toString(36)}`;
  await box(sender).fill(words);
  const { tenantId } = await organisation("emma", "sistemas-arlanza");
  await sql("UPDATE membership SET roles = '{partner_sales}' WHERE tenant_id = $1 AND person_id = $2", [
    tenantId,
    who.personId,
  ]);
  await press(sender).click();
  await expect(sender.page.locator(".comp-err")).toBeVisible();
  await expect(box(sender)).toHaveValue(words);
  await expect(onItsWay(sender)).toHaveCount(0);
  expect(await stored(words)).toBe(0);
});

test("taking, giving, urgency and following are seen at once, and back as they were when refused", async ({
  seat,
}) => {
  const { id, number } = await openCase(5);
  await sql("UPDATE ticket SET assignee_id = NULL, assignee_name = NULL WHERE id = $1", [id]);
  const who = await engineer("Ready Hand");
  const hand = await seat(who.email, { locale: "en", width: 1280 });
  await hand.go(`/emma/tickets/${number}`);
  const meant = hand.page.locator(".tk-meta .meant");
  const gate = door();
  const free = await actionsOf(hand.page, async route => {
    await gate.opened;
    await route.continue();
  });
  await deed(hand, "take");
  await expect(meant).toContainText("Ready Hand");
  // Somebody changes the case meanwhile: refused.
  await sql("UPDATE ticket SET version = version + 1 WHERE id = $1", [id]);
  gate.open();
  await expect(hand.page.locator(".press-trouble")).toBeVisible();
  await expect(meant).toHaveCount(0);
  await expect(hand.page.locator(".tk-meta")).toContainText(hand.t("ticketPages.head.unassigned"));
  await free();
  await hand.page.reload();

  const slow = door();
  const through = await actionsOf(hand.page, async route => {
    await slow.opened;
    await route.continue();
  });
  const follow = hand.button("ticketPages.follow.start");
  await follow.click();
  await expect(hand.button("ticketPages.follow.stop")).toBeVisible();
  slow.open();
  await expect(hand.page.getByText(hand.t("ticketPages.follow.started"))).toBeVisible();
  await expect(hand.button("ticketPages.follow.stop")).toBeVisible();
  await through();
  await deed(hand, "take");
  await expect(hand.page.locator(".tk-meta")).toContainText("Ready Hand");
  await expect(meant).toHaveCount(0);
});

test("what a reply took is written down with it, and what is wrong with it is said at its field (S16)", async ({
  seat,
}) => {
  const { number } = await openCase(4);
  const { email } = await engineer("Tina Time");
  const sender = await seat(email, { locale: "es", width: 360 });
  await sender.go(`/emma/tickets/${number}`);
  await openComposer(sender);
  const words = `Con su tiempo ${Date.now().toString(36)}`;
  await box(sender).fill(words);
  await sender.page.getByRole("checkbox", { name: sender.t("hours.reply.open") }).check();
  const form = sender.page.locator("form.comp");
  const minutes = sender.field("hours.case.minutes", {}, form);
  await minutes.fill("0");
  await press(sender).click();
  await expect(minutes).toHaveAttribute("aria-invalid", "true");
  await expect(form.locator(".field.bad")).toContainText(sender.t("hours.case.invalid.minutes"));
  await expect(sender.page.locator(".comp-err")).toContainText(sender.t("ui.composer.refused"));
  await expect(sender.page.locator(".comp-err")).toBeInViewport({ ratio: 1 });
  await expect(box(sender)).toHaveValue(words);
  expect(await stored(words)).toBe(0);
  await expectAccessible(sender.page);
  await expectNoOverflow(sender.page);
  await minutes.fill("25");
  await sender.field("hours.reply.what", {}, form).fill("Leer los registros");
  await press(sender).click();
  await expect(onItsWay(sender)).toHaveCount(0);
  await expect(line(sender, words)).toHaveCount(1);
  const aside = sender.page.locator("section[aria-labelledby='case-time']");
  await expect(aside).toContainText("Leer los registros");
  await expect(aside).toContainText("25");
  await openComposer(sender);
  await expect(minutes).toHaveCount(0);
});
