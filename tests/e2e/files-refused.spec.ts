import { openComposer } from "./support/cases.ts";
import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const file = (name: string, buffer: Buffer = png) => ({ name, mimeType: "", buffer });

test("files that can't be taken are refused as they are chosen, pasted or dropped: all named, the good ones kept", async ({
  seat,
}) => {
  const { number, id } = await one<{ number: string; id: string }>(
    `SELECT t.number, t.id FROM ticket t
     JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id AND o.slug = 'sistemas-arlanza'
     WHERE t.state = 'in_progress' AND t.merged_into_id IS NULL ORDER BY t.opened_at DESC LIMIT 1`,
  );
  const { email } = await hire({
    workspace: "emma",
    org: "sistemas-arlanza",
    name: "Fina Ficheros",
    roles: ["partner_support"],
  });
  const me = await seat(email, { locale: "es", width: 360 });
  await me.go(`/emma/tickets/${number}`);
  await openComposer(me);
  const box = me.page.getByRole("textbox", { name: me.t("ui.composer.message") });
  await box.fill("Adjunto lo que pidió.");
  const held = me.page.getByRole("list", { name: me.t("ui.files.chosen") });
  const said = me.page.locator(".comp-err");
  const against = (why: string, names: string, params: object = {}) =>
    me.t(`ui.files.against.${why}`, { names, count: 10, size: "25 MB", ...params });

  await me.page
    .locator("form.comp input[type=file]")
    .setInputFiles([
      file("captura.png"),
      file("tool.exe"),
      file("nada.log", Buffer.alloc(0)),
      file("otra.exe"),
      file("grande.zip", Buffer.alloc(26_000_000, 1)),
    ]);
  await expect(said).toContainText(against("ending", "tool.exe, otra.exe"));
  await expect(said).toContainText(against("empty", "nada.log"));
  await expect(said).toContainText(against("tooBig", "grande.zip"));
  await expect(held.getByRole("listitem")).toHaveText([/captura\.png/]);
  await expect(box).toHaveValue("Adjunto lo que pidió.");
  await expectNoOverflow(me.page);
  await expectAccessible(me.page);

  // Pasted and dropped as chosen.
  const bring = (kind: "paste" | "drop", names: string[]) =>
    box.evaluate(
      (element, { kind: how, names: of }) => {
        const data = new DataTransfer();
        for (const name of of) data.items.add(new File(["x"], name));
        const init = { bubbles: true, cancelable: true };
        element.dispatchEvent(
          how === "paste"
            ? new ClipboardEvent("paste", { ...init, clipboardData: data })
            : new DragEvent("drop", { ...init, dataTransfer: data }),
        );
      },
      { kind, names },
    );
  await bring("paste", ["notas.txt", "macro.bat"]);
  await expect(said).toContainText(against("ending", "macro.bat"));
  await expect(said).not.toContainText("tool.exe");
  await bring(
    "drop",
    Array.from({ length: 10 }, (_, n) => `traza-${n}.log`),
  );
  await expect(said).toContainText(against("tooMany", "traza-8.log, traza-9.log"));
  await expect(held.getByRole("listitem")).toHaveCount(10);

  // What only its content tells is refused by the server, all of it named too; nothing typed is lost, nothing is sent.
  for (const name of Array.from({ length: 8 }, (_, n) => `traza-${n}.log`))
    await me.page.getByRole("button", { name: me.t("ui.remove", { name }), exact: true }).click();
  await bring("paste", ["falsa.png", "falso.pdf"]);
  await me.page
    .locator("form.comp")
    .getByRole("button", { name: me.t("ui.composer.send") })
    .click();
  for (const [name, ending] of [
    ["falsa.png", "png"],
    ["falso.pdf", "pdf"],
  ])
    await expect(said).toContainText(
      me.t("files.refusal.content", { name: name ?? "", ending: ending ?? "" }),
    );
  await expect(box).toHaveValue("Adjunto lo que pidió.");
  await expect(held.getByRole("listitem")).toHaveCount(4);
  for (const name of ["falsa.png", "falso.pdf"])
    await me.page.getByRole("button", { name: me.t("ui.remove", { name }), exact: true }).click();
  await me.page
    .locator("form.comp")
    .getByRole("button", { name: me.t("ui.composer.send") })
    .click();
  await expect(
    me.page.locator("ol.tl > li:not([data-outgoing])").filter({ hasText: "Adjunto lo que pidió." }),
  ).toContainText("captura.png");
  const { n } = await one<{ n: number }>(
    "SELECT count(*)::int AS n FROM ticket_message WHERE ticket_id = $1 AND body = 'Adjunto lo que pidió.'",
    [id],
  );
  expect(n).toBe(1);
});
