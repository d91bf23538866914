import { openComposer, write } from "./support/cases.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

/** An open case that the partner works, with the customer's contact who opened it. */
const openOne = () =>
  one<{ number: string; subject: string; email: string }>(
    `SELECT t.number, t.subject, p.email FROM ticket t
     JOIN workspace_slug w ON w.tenant_id = t.tenant_id AND w.slug = 'emma'
     JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id AND o.slug = 'sistemas-arlanza'
     JOIN membership m ON m.tenant_id = t.tenant_id AND m.person_id = t.opened_by_id
     JOIN person p ON p.tenant_id = t.tenant_id AND p.id = t.opened_by_id
     WHERE t.state IN ('diagnosed', 'in_progress') AND m.side = 'customer'
     ORDER BY t.opened_at DESC LIMIT 1`,
  );

test("two colleagues and a customer on one case: what each writes reaches the others without a reload (T4)", async ({
  seat,
}) => {
  const { number, email } = await openOne();
  const colleague = await hire({
    workspace: "emma",
    org: "sistemas-arlanza",
    name: "Luis Vega",
    roles: ["partner_support"],
  });
  const ana = await seat("nuria.castano@arlanza.example", { locale: "es", width: 1280 });
  const luis = await seat(colleague.email, { locale: "en", width: 1280 });
  const customer = await seat(email, { locale: "es", width: 360 });
  const at = `/emma/tickets/${number}`;
  for (const one of [ana, luis, customer]) await one.go(at);
  const says = (who: typeof ana) => who.page.locator(".presence");

  // Who is there, and who writes, is known to colleagues; the customer is told of neither.
  await expect(says(ana)).toContainText("Luis Vega");
  await openComposer(ana);
  await ana.page.getByRole("textbox", { name: ana.t("ui.composer.message") }).fill("Un momento");
  await expect(says(luis)).toContainText(luis.t("live.writes", { count: 1, names: "Nuria Castaño" }));
  await expect(says(customer)).toHaveCount(0);

  await write(customer, "Ocurre también en el segundo nodo.");
  await expect(ana.main.getByText("Ocurre también en el segundo nodo.")).toBeVisible();
  await expect(luis.main.getByText("Ocurre también en el segundo nodo.")).toBeVisible();
  // What stands in the box stays.
  await expect(ana.page.getByRole("textbox", { name: ana.t("ui.composer.message") })).toHaveValue(
    "Un momento",
  );

  // What waits in the box waits on the same person's other devices too, and is gone there once it is sent.
  const phone = await seat("nuria.castano@arlanza.example", { locale: "es", width: 360 });
  const onPhone = phone.page.getByRole("textbox", { name: phone.t("ui.composer.message") });
  await expect
    .poll(async () => (await one<{ n: number }>("SELECT count(*)::int AS n FROM reply_draft")).n)
    .toBeGreaterThan(0);
  await phone.go(at);
  await openComposer(phone);
  await expect(onPhone).toHaveValue("Un momento");

  await write(luis, "Between us: I look at the switch.", / only$/);
  await expect(ana.main.getByText("Between us: I look at the switch.")).toBeVisible();
  await write(ana, "Lo estamos viendo.");
  await expect(customer.main.getByText("Lo estamos viendo.")).toBeVisible();
  await expect(customer.main.getByText("Between us")).toHaveCount(0);

  // The bell rings by itself, and is silent in every window once all is read in one.
  const bell = customer.page.locator(".bell .c");
  await expect(bell).toBeVisible();
  const second = await customer.context.newPage();
  await second.goto("/emma");
  await expect(second.locator(".bell .c")).toBeVisible();
  // Another story may tell the same person something meanwhile.
  await expect(async () => {
    await second.goto("/emma/notifications");
    await second.getByRole("button", { name: customer.t("notifications.readAll") }).click({ timeout: 2_000 });
    await expect(bell).toHaveCount(0, { timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
  // What is read bears no mark any more.
  await expect(second.locator(".note-list li:not(.new) .dot").first()).toHaveCSS(
    "background-color",
    "rgba(0, 0, 0, 0)",
  );

  // The queue follows too, but not under the pointer.
  await luis.go("/emma/tickets?view=open");
  const row = luis.page.locator("[data-queue] tbody tr").filter({ hasText: number });
  const state = () => row.textContent();
  const before = await state();
  await luis.page.locator("[data-queue]").hover();
  await ana.page
    .getByRole("combobox", { name: ana.t("ui.composer.stateAfter") })
    .selectOption("waiting_customer");
  await write(ana, "¿Puede enviarnos el registro?");
  await expect(luis.button("live.queue.changed")).toBeVisible();
  expect(await state()).toBe(before);
  await luis.page.mouse.move(5, 5);
  await expect.poll(state).not.toBe(before);
});

test("a case begun on one device goes on on another; two windows that both went on are asked which stands", async ({
  seat,
  watch,
}) => {
  watch.tolerate(/^409 \S+\/api\/drafts /);
  const { email } = await openOne();
  const here = await seat(email, { locale: "es", width: 1280 });
  const phone = await seat(email, { locale: "es", width: 360 });
  const subject = (who: typeof here) => who.field("ticketPages.open.subject");
  const kept = (words: string) =>
    expect
      .poll(
        async () =>
          (
            await one<{ n: number }>(
              "SELECT count(*)::int AS n FROM form_draft WHERE content->>'subject' = $1",
              [words],
            )
          ).n,
      )
      .toBe(1);
  await here.go("/emma/tickets/new");
  await subject(here).fill("La sonda se para de noche");
  await kept("La sonda se para de noche");
  await phone.go("/emma/tickets/new");
  await expect(subject(phone)).toHaveValue("La sonda se para de noche");
  await subject(phone).fill("La sonda se para por la noche");
  await kept("La sonda se para por la noche");
  await subject(here).fill("La sonda se para todas las noches");
  await expect(here.page.getByText(here.t("ui.composer.other.title"))).toBeVisible();
  await here.button("ui.composer.other.take").click();
  await expect(subject(here)).toHaveValue("La sonda se para por la noche");
  await here.page.reload();
  await here.button("forms.discardKept").click();
  await expect
    .poll(
      async () =>
        (
          await one<{ n: number }>(
            "SELECT count(*)::int AS n FROM form_draft WHERE content->>'subject' LIKE 'La sonda%'",
          )
        ).n,
    )
    .toBe(0);
});
