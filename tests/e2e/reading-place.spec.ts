import { openComposer, write } from "./support/cases.ts";
import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { one, sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

/** A case of the test's own, of a customer of the partner's with a long conversation, all of it by the customer's contact. */
async function longCase(
  turn: number,
  messages: number,
): Promise<{ id: string; number: string; email: string }> {
  const found = await one<{ id: string; number: string; email: string }>(
    `SELECT t.id, t.number, p.email FROM ticket t
     JOIN workspace_slug w ON w.tenant_id = t.tenant_id AND w.slug = 'opennebula'
     JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id
     JOIN person p ON p.tenant_id = t.tenant_id AND p.id = t.opened_by_id
     JOIN membership m ON m.tenant_id = t.tenant_id AND m.person_id = p.id AND m.side = 'customer'
     WHERE o.slug = 'kaltenbach' AND t.state IN ('diagnosed', 'in_progress') AND t.merged_into_id IS NULL
     ORDER BY t.opened_at, t.id LIMIT 1 OFFSET $1`,
    [turn],
  );
  const { count } = await one<{ count: number }>(
    "SELECT count(*)::int AS count FROM ticket_message WHERE ticket_id = $1 AND body LIKE 'Line %'",
    [found.id],
  );
  for (let n = count; n < messages; n++)
    await sql(
      `INSERT INTO ticket_message
       SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'at', now() - interval '1 second' * $2::int,
         'audience', 'everyone', 'body', $3::text, 'answer', false))).*
       FROM ticket_message m JOIN ticket t ON t.id = m.ticket_id AND m.author_id = t.opened_by_id
       WHERE t.id = $1 ORDER BY m.at LIMIT 1`,
      [found.id, messages - n, `Line ${n} of it.\n\n${"What the node logs, word for word. ".repeat(6)}`],
    );
  return found;
}

const line = (seat: Seat, words: string) =>
  seat.page.locator("ol.tl > li[id^=m-]").filter({ hasText: words });
const placeOf = async (email: string, ticketId: string) =>
  (
    await sql<{ body: string }>(
      `SELECT m.body FROM reading_place r JOIN person p ON p.tenant_id = r.tenant_id AND p.id = r.person_id
       JOIN ticket_message m ON m.ticket_id = r.ticket_id AND m.at = r.read_to
       WHERE p.email = $1 AND r.ticket_id = $2`,
      [email, ticketId],
    )
  )[0]?.body;
const atTop = (seat: Seat) => seat.page.evaluate(() => window.scrollY);

for (const look of [
  { locale: "en", width: 1280 },
  { locale: "es", width: 360 },
] as const)
  test(`a long case opens at its newest, later where its reader left off, and says what is new below (${look.width})`, async ({
    seat,
  }) => {
    const { id, number, email } = await longCase(look.width === 360 ? 0 : 1, 16);
    const reader = await hire({
      workspace: "opennebula",
      org: "kaltenbach",
      name: `Reader at ${look.width}`,
      roles: ["partner_support"],
    });
    const at = `/opennebula/tickets/${number}`;
    const me = await seat(reader.email, look);
    const newest = () => me.page.locator("ol.tl > li[id^=m-]").last();
    const rule = me.page.locator("#new-from");
    const down = (count: number) => me.button("ticketPages.timeline.newBelow", { count });

    // Who has never read it begins at the newest; nothing is called new.
    await me.go(at);
    await expect(newest()).toBeInViewport({ ratio: 1 });
    await expect(rule).toHaveCount(0);
    await expect.poll(() => placeOf(reader.email, id)).toBeTruthy();
    await expectNoOverflow(me.page);

    // Who reads further up is led to the newest when they ask, by button as by key, and not before.
    await me.page.evaluate(() => window.scrollTo(0, 0));
    await expect(me.button("ticketPages.timeline.toNewest")).toBeVisible();
    const customer = await seat(email, { locale: "en", width: 1280 });
    await customer.go(at);
    const words = `And one more for ${look.width}`;
    await write(customer, words);
    await expect(down(1)).toBeVisible();
    expect(await atTop(me)).toBe(0);
    await expectAccessible(me.page);
    await down(1).click();
    await expect(line(me, words)).toBeInViewport({ ratio: 1 });
    await expect(line(me, words)).toBeFocused();
    await expect(down(1)).toHaveCount(0);
    await expect.poll(() => placeOf(reader.email, id)).toBe(words);

    // What came while they were away is where they go on.
    await me.go("/opennebula/tickets");
    const later = [`First while away, ${look.width}`, `Second while away, ${look.width}`];
    for (const each of later) await write(customer, each);
    await me.go(at);
    await expect(rule).toBeInViewport();
    await expect(line(me, later[0] ?? "")).toBeInViewport();
    expect(await rule.evaluate(mark => mark.nextElementSibling?.textContent)).toContain(later[0]);
    // The page was moved by nobody: it stays there while what is read is kept.
    await expect.poll(() => placeOf(reader.email, id)).toContain("while away");
    await expect(rule).toHaveCount(1);

    // Keys walk over the messages, and lead to the newest.
    await me.page.locator("body").press("n");
    await expect(newest()).toBeFocused();
    await me.page.keyboard.press("k");
    await expect(line(me, later[0] ?? "")).toBeFocused();
    await me.page.keyboard.press("j");
    await expect(line(me, later[1] ?? "")).toBeFocused();

    // Whoever sends sees what they sent.
    await me.page.evaluate(() => window.scrollTo(0, 0));
    await openComposer(me);
    await write(me, `Answered at ${look.width}`);
    await expect(line(me, `Answered at ${look.width}`)).toBeInViewport();

    // A link to one message goes to it.
    const early = await line(me, "Line 3 of it").getAttribute("id");
    await me.go("/opennebula/tickets");
    await me.go(`${at}#${early}`);
    await expect(line(me, "Line 3 of it")).toBeInViewport();
    await expect(newest()).not.toBeInViewport();
  });

test("a link to a message that is folded away unfolds it; a case that fits stays where it is", async ({
  seat,
}) => {
  const { number } = await longCase(2, 60);
  const me = await seat("miriam.okafor@kaltenbach.example");
  const { id } = await one<{ id: string }>(
    `SELECT m.id FROM ticket_message m JOIN ticket t ON t.id = m.ticket_id
     WHERE t.number = $1 AND m.body LIKE 'Line 5 %'`,
    [number],
  );
  await me.go(`/opennebula/tickets/${number}#m-${id}`);
  await expect(me.page).toHaveURL(/lines=all/);
  await expect(me.page.locator(`#m-${id}`)).toBeInViewport();

  await me.page.setViewportSize({ width: 1280, height: 1600 });
  const { short } = await one<{ short: string }>(
    `SELECT t.number AS short FROM ticket t JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id
     JOIN ticket_message m ON m.ticket_id = t.id WHERE o.slug = 'kaltenbach'
     GROUP BY t.number ORDER BY count(*), t.number LIMIT 1`,
  );
  await me.go(`/opennebula/tickets/${short}`);
  await expect(me.page.locator("ol.tl > li[id^=m-]").last()).toBeInViewport();
  expect(await atTop(me)).toBe(0);
  await expect(me.page.locator(".tk-new button")).toHaveCount(0);
});
