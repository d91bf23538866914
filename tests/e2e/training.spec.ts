import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { expect, test } from "./support/story.ts";

test("emma: an examination begun on a phone goes on at a desk, is handed in once, and says what to repeat; the trainer writes what an examiner outside found and issues, the vendor moves a date (P4, P23)", async ({
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

  const trainer = await seat("alvaro.seco@ocf.example", { locale: "es", width: 1280 });
  const past = /técnica/;
  await trainer.go("/emma/training?view=past");
  await trainer.main.getByRole("link", { name: past }).first().click();
  await trainer.page.getByRole("button", { name: new RegExp(trainer.t("training.result.record")) }).click();
  await trainer.dialog.getByLabel(trainer.t("training.result.part")).selectOption({ label: "Teoría" });
  await trainer.dialog.getByLabel(trainer.t("training.result.percent")).fill("90");
  await trainer.dialog.getByLabel(trainer.t("training.result.external")).check();
  await trainer.dialog.getByRole("button", { name: trainer.t("training.result.send"), exact: true }).click();
  await trainer.reads(trainer.t("training.session.waitsForCertificate"));
  await expectAccessible(trainer.page);
  await trainer.button("training.certify.open", { count: 1 }).click();
  await trainer.dialog.getByRole("button", { name: trainer.t("training.certify.send"), exact: true }).click();
  await trainer.reads(trainer.t("training.certify.done", { issued: 1 }));
  await expect(trainer.button("training.certify.open", { count: 1 })).toHaveCount(0);

  await trainer.go("/emma/training");
  await trainer.main.getByRole("link", { name: past }).click();
  await trainer.link("training.session.edit").click();
  await trainer.field("training.sessionForm.place").fill("Bilbao, sala Norte");
  await trainer.button("training.sessionForm.save").click();
  await trainer.reads("Bilbao, sala Norte");
});
