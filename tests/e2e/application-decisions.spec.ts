import { applicantLike, labelOf, sectionsOf } from "./support/application.ts";
import { expectNoOverflow } from "./support/checks.ts";
import { letter } from "./support/mail.ts";
import { hire } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { expect, test } from "./support/story.ts";

/** Gives points to every criterion in turn, with a word on the first. */
async function score(seat: Seat, points: number[], note: string) {
  const criteria = seat.main.locator(".rubric > li");
  await expect(criteria).toHaveCount(points.length);
  for (const [n, value] of points.entries())
    await criteria
      .nth(n)
      .getByRole("button", { name: String(value), exact: true })
      .click();
  await criteria.first().getByRole("textbox").fill(note);
}

async function handIn(seat: Seat, verdict: "accept" | "unsure") {
  await seat.button("applications.rubric.handIn").click();
  await seat.dialog
    .getByRole("radio", { name: seat.t(`applications.rubric.verdicts.${verdict}`), exact: true })
    .check();
  await seat.dialog
    .getByRole("button", { name: seat.t("applications.rubric.handInDo"), exact: true })
    .click();
  await expect(seat.dialog).toHaveCount(0);
  // The button that opened it is gone: the keyboard goes on at the head of what was handed in, not at the page's top.
  await expect(
    seat.main.getByRole("heading", { name: seat.t("applications.rubric.title"), exact: true }),
  ).toBeFocused();
}

test("opennebula: two assess apart, each without the other's points; compared, and accepted with a reason (P12)", async ({
  seat,
}) => {
  test.setTimeout(150_000);
  const at = { workspace: "opennebula", org: "opennebula-systems" };
  const mark = Date.now().toString(36);
  const managerAccount = await hire({ ...at, name: "Dora Decides", roles: ["partner_manager"] });
  const first = await hire({ ...at, name: `Fausto ${mark}`, roles: ["trainer"], locale: "es" });
  const second = await hire({ ...at, name: `Sonia ${mark}`, roles: ["certification_manager"] });
  const { admin, number } = await applicantLike("ONE-APP-111", {
    workspace: "opennebula",
    name: "Two Opinions",
  });
  const page = `/opennebula/applications/${number}`;
  const manager = await seat(managerAccount.email, { locale: "en", width: 1280 });

  await test.step("the manager begins to read and names who assesses", async () => {
    await manager.go(page);
    await manager.button("applications.review.start").click();
    await manager.reads(manager.t("applications.state.in_review"));
    // Points typed and not kept yet outlive that somebody is named, which changes the application.
    await manager.button("applications.rubric.begin").click();
    const note = manager.main.locator(".rubric > li").first().getByRole("textbox");
    await note.fill("Typed before anybody was named.");
    await manager.button("applications.assessors.ask").click();
    for (const name of [first.name, second.name])
      await manager.dialog.getByRole("checkbox", { name }).check();
    await manager.dialog.getByRole("button", { name: manager.t("applications.assessors.askDo") }).click();
    await expect(manager.dialog).toHaveCount(0);
    await letter(first.email, "Two Opinions");
    await manager.reads(first.name);
    await expect(note).toHaveValue("Typed before anybody was named.");
  });

  const one = await seat(first.email, { locale: "es", width: 360 });
  const other = await seat(second.email, { locale: "en", width: 1280 });
  await test.step("each gives points alone: those of the other open once one's own are in", async () => {
    await one.go(page);
    await score(one, [5, 4, 4, 5], "Tres referencias que contestan.");
    await expectNoOverflow(one.page);
    await handIn(one, "accept");
    await one.reads("Tres referencias que contestan.");
    await other.go(page);
    await other.reads(other.t("applications.comparison.hidden"));
    await other.readsNot("Tres referencias que contestan.");
    await score(other, [1, 4, 1, 3], "Nobody knows them in the north.");
    await handIn(other, "unsure");
    await other.reads("Tres referencias que contestan.");
  });

  await test.step("the manager compares, reads where they are apart, and accepts with a reason", async () => {
    await manager.go(page);
    const table = manager.page.getByRole("table", { name: manager.t("applications.comparison.label") });
    await expect(table).toContainText(first.name);
    await expect(table).toContainText(second.name);
    await manager.reads(/far apart: talk before you decide/);
    await manager.button("applications.review.accept").click();
    await manager.dialog.getByRole("radio").first().check();
    const reason = manager.field("applications.review.acceptReason", {}, manager.dialog);
    await manager.button("applications.review.acceptDo").click();
    // Below a minimum nobody accepts without saying why.
    await expect(manager.dialog.locator(".errs, .msg[role=alert], .err").first()).toBeVisible();
    await reason.fill("The north is what we want them for.");
    await manager.button("applications.review.acceptDo").click();
    await expect(manager.dialog).toHaveCount(0);
    await manager.reads(manager.t("applications.state.accepted"));
  });

  await test.step("the applicant reads the decision, and nothing of points, notes and names", async () => {
    const applicant = await seat(admin.email, { locale: "es", width: 360 });
    await applicant.go(page);
    await applicant.reads(applicant.t("applications.own_page.accepted"));
    for (const secret of [first.name, "Nobody knows them", "The north is what"])
      await applicant.readsNot(secret);
    await expectNoOverflow(applicant.page);
  });
});

test("emma: a twin is pointed out, the answer's clock stands still while one asks, and who was refused applies again (P12)", async ({
  seat,
}) => {
  test.setTimeout(150_000);
  const managerAccount = await hire({
    workspace: "emma",
    org: "open-cloud-factory",
    name: "Rita Reads",
    roles: ["partner_manager"],
  });
  const sections = await sectionsOf("emma");
  const questions = sections.flatMap(section => section.questions);
  const keyOf = (what: string) => questions.find(q => q.fills === what)?.key ?? "";
  const asked = sections[1]?.questions.find(q => q.kind === "long_text");
  if (!asked) throw new Error("The form asks for no longer text.");
  // The tax id of a partner that is there already.
  const { admin, number } = await applicantLike("OCF-APP-107", {
    workspace: "emma",
    name: "Norte Seguro",
    answers: { [keyOf("tax_id")]: "B48000231", [keyOf("website")]: "https://norteseguro.example" },
  });
  const page = `/emma/applications/${number}`;
  const manager = await seat(managerAccount.email, { locale: "es", width: 360 });
  const applicant = await seat(admin.email, { locale: "en", width: 1280 });
  const clock = (who: Seat) =>
    who.page.getByRole("region", { name: who.t("applications.clock.label", { vendor: "EMMA" }) });

  await test.step("the vendor reads that it is perhaps a partner; the applicant learns nothing of it", async () => {
    await manager.go(page);
    await manager.reads(manager.t("applications.duplicates.sign.tax_id", { name: "Norte Ciberseguridad" }));
    await expectNoOverflow(manager.page);
    await applicant.go(page);
    await applicant.readsNot(/Norte Ciberseguridad/);
    await expect(clock(applicant)).toBeVisible();
  });

  await test.step("one named answer is asked for: both see the clock stand still until it is there", async () => {
    await manager.button("applications.review.start").click();
    await manager.reads(manager.t("applications.state.in_review"));
    await manager.button("applications.review.ask").click();
    await manager.field("applications.review.askNote", {}, manager.dialog).fill("¿Son parte de Norte?");
    await manager.dialog.getByRole("checkbox", { name: labelOf(asked, manager) }).check();
    await manager.button("applications.review.askDo").click();
    await expect(manager.dialog).toHaveCount(0);
    for (const who of [manager, applicant]) {
      await who.go(page);
      // In the office or at night: what it says first is that it stands still.
      await expect(clock(who)).toContainText(/en pausa|paused/);
    }
    await applicant.link("applications.own_page.answer").click();
    const box = applicant.page.getByLabel(labelOf(asked, applicant), { exact: true });
    await expect(async () => {
      await box.fill(`No. ${"Other owners, other people, another city altogether. ".repeat(6)}`);
      await expect(box).toHaveValue(/Other owners/);
    }).toPass();
    // What was not named stays as it was sent.
    await applicant.button("applications.form.next").click();
    await applicant.button("applications.send.submitAnswers").click();
    await expect(applicant.page).toHaveURL(new RegExp(`/applications/${number}$`));
    await manager.go(page);
    await manager.reads(/Other owners, other people/);
  });

  await test.step("refused with a reason, the company begins again from its answers, and the vendor reads both", async () => {
    await manager.button("applications.review.reject").click();
    await manager
      .field("applications.review.reason", {}, manager.dialog)
      .fill("Faltan referencias en el sector público.");
    await manager.button("applications.review.rejectDo").click();
    await expect(manager.dialog).toHaveCount(0);
    await letter(admin.email, "Faltan referencias en el sector público.");
    await applicant.go(page);
    await applicant.reads("Faltan referencias en el sector público.");
    await applicant.link("applications.own_page.again").click();
    await applicant.button("applications.apply.restart").click();
    await expect(applicant.page).toHaveURL(/\/form/);
    const next = decodeURIComponent(new URL(applicant.page.url()).pathname.split("/")[3] ?? "");
    expect(next).not.toBe(number);
    await applicant.go(`/emma/applications/${next}/form?step=${sections[1]?.key}`);
    const box = applicant.page.getByLabel(labelOf(asked, applicant), { exact: true });
    await expect(box).toHaveValue(/Other owners/);
    await box.fill(`Three town halls since June. ${"With names and numbers of whom to call. ".repeat(6)}`);
    await applicant.button("applications.form.next").click();
    await expect(applicant.page).not.toHaveURL(new RegExp(`step=${sections[1]?.key}$`));
    await applicant.go(`/emma/applications/${next}/form?step=send`);
    await applicant.button("applications.send.submit").click();
    await expect(applicant.page).toHaveURL(new RegExp(`/applications/${next}$`));
    await manager.look({ locale: "en", width: 1280 });
    await manager.go(`/emma/applications/${next}`);
    await manager.reads(manager.t("applications.review.formerTitle", { number }));
    await manager.reads("Faltan referencias en el sector público.");
    await manager.reads(new RegExp(`Answered otherwise now: ${labelOf(asked, manager).slice(0, 20)}`));
  });
});
