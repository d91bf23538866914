import { openComposer } from "./support/cases.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("while a reply's file goes over a slow line, other deeds of the page are done and shown, and what others write arrives", async ({
  seat,
}) => {
  const { number } = await one<{ number: string }>(
    `SELECT t.number FROM ticket t
     JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id AND o.slug = 'sistemas-arlanza'
     WHERE t.state = 'in_progress' AND t.merged_into_id IS NULL AND t.level = 1 ORDER BY t.opened_at DESC LIMIT 1`,
  );
  const engineer = (name: string) =>
    hire({ workspace: "emma", org: "sistemas-arlanza", name, roles: ["partner_support"] });
  const me = await seat((await engineer("Lenta Línea")).email, { locale: "es", width: 1280 });
  const colleague = await seat((await engineer("Rápido Ruiz")).email, { locale: "en", width: 1280 });
  const at = `/emma/tickets/${number}`;
  await me.go(at);

  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  await me.page.route("**/api/files?*", async route => {
    await opened;
    await route.continue();
  });
  await openComposer(me);
  await me.page.locator("form.comp input[type=file]").setInputFiles({
    name: "traza.log",
    mimeType: "text/plain",
    buffer: Buffer.from("una línea\n".repeat(500)),
  });
  const words = `Con su traza ${Date.now().toString(36)}`;
  const note = me.page.getByRole("radio", { name: /^Solo / });
  await note.check({ force: true });
  await me.page.getByRole("textbox", { name: me.t("ui.composer.message") }).fill(words);
  await me.page
    .locator("form.comp")
    .getByRole("button", { name: me.t("ui.composer.send") })
    .click();
  const onItsWay = me.page.locator("[data-outgoing]");
  await expect(onItsWay).toContainText(words);

  await me.button("ticketPages.follow.start").click();
  await expect(me.button("ticketPages.follow.stop")).toBeVisible();
  await colleague.go(at);
  await openComposer(colleague);
  const theirs = `Meanwhile ${Date.now().toString(36)}`;
  await colleague.page.getByRole("radio", { name: / only$/ }).check({ force: true });
  await colleague.page.getByRole("textbox", { name: colleague.t("ui.composer.message") }).fill(theirs);
  await colleague.page
    .locator("form.comp")
    .getByRole("button", { name: colleague.t("ui.composer.send") })
    .click();
  await expect(me.main.locator("ol.tl").getByText(theirs)).toBeVisible();
  await expect(onItsWay).toContainText(words);

  open();
  await expect(onItsWay).toHaveCount(0);
  const line = me.page.locator("ol.tl > li[id^=m-]").filter({ hasText: words });
  await expect(line).toHaveCount(1);
  await expect(line).toContainText("traza.log");
});
