import { hookHeaders } from "#tests/support/mail/hook.ts";
import { storyServer } from "./server.ts";
import { expectAccessible } from "./support/checks.ts";
import { letter } from "./support/mail.ts";
import { one, sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

const CONTACT = "beatriz.salgado@valdelagua.example";
const TO = "emma@localhost";

/** Brings a mail by the signed hook, as the vendor's mail server would. */
async function bring(
  from: string,
  subject: string,
  body: string,
  head = "Content-Type: text/plain; charset=utf-8",
  found = "pass",
) {
  const domain = from.replace(/^.*@|>$/g, "");
  const raw = Buffer.from(
    [
      `Authentication-Results: mx.ocf.example; dmarc=${found} header.from=${domain}`,
      `From: ${from}`,
      `To: ${TO}`,
      `Subject: ${subject}`,
      `Message-ID: <${crypto.randomUUID()}@${domain}>`,
      head,
      "",
      body,
    ].join("\r\n"),
  );
  const answer = await fetch(`${storyServer().url}/api/mail/hook`, {
    method: "POST",
    body: new Uint8Array(raw),
    headers: hookHeaders(storyServer().authSecret, { recipient: TO }, raw),
  });
  expect(answer.status).toBe(200);
}

test("emma: a stranger's mail waits, the contact is told and lets it in with one press; the original stands behind the message (S7, S8)", async ({
  seat,
}) => {
  test.setTimeout(60_000);
  const contact = await seat(CONTACT, { locale: "es", width: 1280 });
  const subject = "La impresora de planta no aparece";
  await bring(
    "Nadia Nueva <nadia.nueva@valdelagua.example>",
    subject,
    '<p>No aparece la <b>impresora</b>.</p><script>document.title = "hacked"</script>',
    "Content-Type: text/html; charset=utf-8",
  );
  await letter("nadia.nueva@valdelagua.example", subject);
  await letter(CONTACT, subject);
  await contact.go("/emma/tickets");
  await contact.link("inboundMail.waiting.link").click();
  await contact.main.getByRole("link", { name: subject }).click();
  await contact.reads("impresora");
  await expect(contact.page.frameLocator("iframe").getByText("No aparece la impresora.")).toBeVisible();
  await contact.button("inboundMail.decide.approve").click();
  await contact.page.waitForURL(/\/emma\/tickets\/[A-Z]+-\d+$/);
  await expect(contact.main.getByText("Nadia Nueva").first()).toBeVisible();
  await contact.main
    .getByRole("link", { name: contact.t("inboundMail.original.show") })
    .first()
    .click();
  await expect(contact.page.frameLocator("iframe").getByText("No aparece la impresora.")).toBeVisible();
  expect(await contact.page.title()).not.toContain("hacked");
  const kept = await one<{ same: boolean }>(
    "SELECT t.opened_at = m.received_at AS same FROM inbound_mail m JOIN ticket t ON t.id = m.ticket_id WHERE m.subject = $1",
    [subject],
  );
  expect(kept.same).toBe(true);
});

test("emma: mails of one sender are declined at once by keyboard, others let in together, and what is forged is declined first", async ({
  seat,
}) => {
  test.setTimeout(90_000);
  const contact = await seat(CONTACT, { locale: "es", width: 1280 });
  const plain = "Content-Type: text/plain; charset=utf-8";
  const t = contact.t;
  const bar = contact.page.getByRole("region", { name: t("inboundMail.many.bar") });
  const told = contact.page.getByRole("region", { name: t("inboundMail.many.notices") });
  const box = (subject: string) =>
    contact.main.getByRole("checkbox", { name: t("inboundMail.many.select", { subject }) });
  for (const n of [1, 2, 3])
    await bring("falso@valdelagua.example", `Factura falsa ${n}`, "Pague aquí.", plain, "fail");
  for (const n of [1, 2])
    await bring("Olga Obra <olga.obra@valdelagua.example>", `Obra ${n}`, "No imprime.", plain);
  await expect(async () => {
    await contact.go("/emma/tickets/mail");
    await expect(box("Obra 2")).toBeVisible({ timeout: 1_000 });
    await expect(box("Factura falsa 3")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });

  await test.step("one is chosen with x, then all of its sender; declining is what the bar offers first", async () => {
    await contact.main.getByRole("link", { name: "Factura falsa 2" }).focus();
    await contact.page.keyboard.press("x");
    await expect(bar.getByText(t("inboundMail.many.selected", { count: 1 }))).toBeVisible();
    await bar.getByRole("button", { name: t("inboundMail.many.ofSender") }).click();
    await expect(
      bar.getByText(t("inboundMail.many.senderSelected", { count: 3, from: "falso@valdelagua.example" })),
    ).toBeVisible();
    await expect(bar.getByRole("button", { name: t("inboundMail.many.deed.decline") })).toHaveClass(/pri/);
    await expectAccessible(contact.page);
    await bar.getByRole("button", { name: t("inboundMail.many.deed.decline") }).click();
    await expectAccessible(contact.page);
    await contact.dialog
      .getByRole("button", { name: t("inboundMail.many.deed.decline"), exact: true })
      .click();
    await expect(told.getByText("3 correos")).toBeVisible({ timeout: 20_000 });
    await expect(box("Factura falsa 1")).toHaveCount(0);
  });

  await test.step("two are let in; the one a colleague declined meanwhile is named, with why", async () => {
    await box("Obra 1").check();
    await box("Obra 2").check();
    await one("UPDATE inbound_mail SET version = version + 1 WHERE subject = 'Obra 2' RETURNING id");
    await bar.getByRole("button", { name: t("inboundMail.many.deed.approve") }).click();
    await contact.dialog
      .getByRole("button", { name: t("inboundMail.many.deed.approve"), exact: true })
      .click();
    await expect(told.getByText("1 correo, 1 no se pudo decidir")).toBeVisible({ timeout: 20_000 });
    await told.getByText(t("inboundMail.many.why")).click();
    await expect(told.getByRole("listitem")).toContainText(t("inboundMail.many.changed"));
    await expectAccessible(contact.page);
    await told.getByRole("link", { name: t("inboundMail.many.toCases") }).click();
    await expect(contact.main.getByRole("row").filter({ hasText: "Obra 1" })).toBeVisible();
  });
});

test("a mail that is looked at again says so, and then shows by itself what became of it", async ({
  seat,
}) => {
  const subject = `Otra vez ${Date.now().toString(36)}`;
  await bring("Olga Otravez <olga.otravez@valdelagua.example>", subject, "No aparece la impresora.");
  const state = async () =>
    (await sql<{ state: string }>("SELECT state FROM inbound_mail WHERE subject = $1", [subject]))[0]?.state;
  await expect.poll(state, { timeout: 20_000 }).toBe("held");
  const { id } = await one<{ id: string }>(
    `UPDATE inbound_mail SET state = 'set_aside', reason = 'gave_up', version = version + 1 WHERE subject = $1 RETURNING id`,
    [subject],
  );
  const desk = await seat("carmen.rueda@ocf.example", { locale: "es", width: 1280 });
  await desk.go(`/emma/tickets/mail/${id}`);
  const why = desk.main.locator(".msg");
  await expect(why).toContainText(desk.t("inboundMail.page.whySetAside"));
  const gap = () =>
    why.evaluate(box => {
      const below = [...(box.parentElement?.children ?? [])].slice(
        [...(box.parentElement?.children ?? [])].indexOf(box) + 1,
      );
      const next = below.find(one => one.getBoundingClientRect().height > 0);
      return next ? next.getBoundingClientRect().top - box.getBoundingClientRect().bottom : 0;
    });
  expect(await gap()).toBeGreaterThanOrEqual(8);

  await desk.button("inboundMail.decide.retry").click();
  // No reload: what the worker decides comes to the page.
  await expect(why).toContainText(desk.t("inboundMail.page.why"));
  // And what can be decided about it is there again.
  await expect(desk.button("inboundMail.decide.retry")).toBeVisible();
  expect(await state()).toBe("held");
  expect(await gap()).toBeGreaterThanOrEqual(8);
});
