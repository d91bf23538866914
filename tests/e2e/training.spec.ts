import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { expect, test } from "./support/story.ts";

test("emma: an examination begun on a phone goes on at a desk, is handed in once, and says what to repeat (P4)", async ({
  seat,
}) => {
  const person = await seat("pablo.reig@arlanza.example");
  const x = "training.exam";
  await person.look({ locale: "es", width: 360 });
  await person.go("/emma/training/mine");
  await person.main
    .getByRole("link", { name: /examen/i })
    .first()
    .click();
  await person.reads(person.t(`${x}.ruleSaved`));
  await expectAccessible(person.page);
  await person.button(`${x}.begin`).click();
  const groups = person.main.getByRole("group");
  await expect(groups).toHaveCount(6);
  await groups.first().getByRole("radio").or(groups.first().getByRole("checkbox")).first().check();
  await person.reads(person.t(`${x}.saved`));
  await expectNoOverflow(person.page);

  const desk = await seat("pablo.reig@arlanza.example", { locale: "en", width: 1280 });
  await desk.go(new URL(person.page.url()).pathname);
  const there = desk.main.getByRole("group");
  await expect(there.first().locator("input:checked")).toHaveCount(1);
  await there.nth(1).locator("input").first().check();
  await desk.reads(desk.t(`${x}.saved`));
  await expectAccessible(desk.page);
  await desk.button(`${x}.handIn`).click();
  await desk.dialog.getByRole("button", { name: desk.t(`${x}.handInSend`), exact: true }).click();
  await desk.reads(desk.t(`${x}.resultOf`, { number: 1 }));
  await desk.reads(desk.t(`${x}.topics`));
  // The language is the account's, so the phone reads it as the desk does.
  await person.page.reload();
  await person.reads(desk.t(`${x}.resultOf`, { number: 1 }));
  await expect(person.page.getByRole("button", { name: desk.t(`${x}.begin`), exact: true })).toHaveCount(0);
});
