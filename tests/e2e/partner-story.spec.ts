import { fillSection, labelOf, sectionsOf, titleOf } from "./support/application.ts";
import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { letter, linkIn } from "./support/mail.ts";
import { prepareAll, signAll, takeTurn } from "./support/onboarding.ts";
import { certifyInto, hire, organisation } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { one } from "./support/sql.ts";
import { expect, test, turned } from "./support/story.ts";

type Stage = {
  slug: string;
  turn: number;
  vendor: string;
  /** Certificates that the first tier asks for; the last of them goes through every page. */
  specialists: { area: string; people: number }[];
};

const stages: Stage[] = [
  {
    slug: "emma",
    turn: 1,
    vendor: "open-cloud-factory",
    specialists: [
      { area: "sales", people: 2 },
      { area: "presales", people: 1 },
      { area: "implementation", people: 2 },
    ],
  },
  {
    slug: "opennebula",
    turn: 0,
    vendor: "opennebula-systems",
    specialists: [{ area: "architect", people: 1 }],
  },
];

for (const stage of stages) {
  test(`${stage.slug}: from the public page to the tier, and a leaver (steps 1 to 6)`, async ({ seat }) => {
    test.setTimeout(600_000);
    const { slug } = stage;
    const mark = Date.now().toString(36).slice(-5);
    const company = `Aceñas ${mark}`;
    const email = `alba.${mark}@acenas.example`;
    let turn = stage.turn;
    const next = async (title: string, who: Seat[], what: () => Promise<void>) => {
      const look = turned(turn++);
      await test.step(`${title} (${look.locale}, ${look.width} px)`, async () => {
        for (const person of who) await person.look(look);
        await what();
      });
    };
    const managerAccount = await hire({
      workspace: slug,
      org: stage.vendor,
      name: "Mario Manager",
      roles: ["vendor_admin", "partner_manager", "certification_manager"],
    });
    const manager = await seat(managerAccount.email);
    const visitor = await seat(null);
    const programme = await one<{ key: string }>(
      "SELECT p.key FROM programme p JOIN workspace_slug w ON w.tenant_id = p.tenant_id WHERE w.slug = $1 LIMIT 1",
      [slug],
    );

    await next("a visitor compares the tiers and begins to apply (step 1)", [visitor], async () => {
      await visitor.go(`/${slug}/programmes`);
      await visitor.main.getByRole("link").filter({ visible: true }).first().click();
      await expect(visitor.page).toHaveURL(/\/programmes\/[^/]+$/);
      await expectAccessible(visitor.page);
      await expectNoOverflow(visitor.page);
      const address = new URL(visitor.page.url()).pathname;
      await visitor.go(`${address}/apply`);
      await visitor.button("applications.apply.submit").click();
      await expect(visitor.trouble.first()).toBeVisible();
      await visitor.page.getByLabel(visitor.t("applications.apply.name"), { exact: true }).fill("Alba Aceña");
      await visitor.page.getByLabel(visitor.t("applications.apply.email"), { exact: true }).fill(email);
      await visitor.page.getByLabel(visitor.t("applications.apply.company"), { exact: true }).fill(company);
      await visitor.page
        .getByLabel(visitor.t("applications.apply.country"), { exact: true })
        .selectOption("ES");
      await visitor.button("applications.apply.submit").click();
      await visitor.reads(visitor.t("applications.apply.sentTitle"));
      expect(programme.key).toBeTruthy();
    });

    await next("the link in the mail opens the form, filled with a pause (step 2)", [visitor], async () => {
      await visitor.go(linkIn(await letter(email, "/invitation/"), "/invitation/"));
      await visitor.field("accounts.invitation.setPassword").fill(`aceñas del río ${mark}`);
      await visitor.button("accounts.invitation.acceptSet").click();
      await expect(visitor.page).toHaveURL(/\/applications\/[^/]+\/form/);
    });
    const number = decodeURIComponent(new URL(visitor.page.url()).pathname.split("/")[3] ?? "");
    const form = `/${slug}/applications/${number}/form`;
    const sections = await sectionsOf(slug);
    await visitor.context.close();
    const applicant = await seat(email);

    await next(
      "the form is resumed elsewhere, nothing is lost, and it is sent (P12)",
      [applicant],
      async () => {
        for (const [index, section] of sections.entries()) {
          await applicant.go(`${form}?step=${section.key}`);
          await expect(applicant.page.getByRole("heading", { level: 1 })).toHaveText(
            titleOf(section, applicant),
          );
          const long = section.questions.findLast(q => q.kind === "long_text" && q.required && q.minLength);
          if (index === 1 && long) {
            // One press is enough, although leaving the field shows its error and moves the button.
            await applicant.page.getByLabel(labelOf(long, applicant), { exact: true }).fill("?");
            await applicant.button("applications.form.next").click();
            await expect(applicant.page.locator(".errs")).toBeVisible();
          }
          await fillSection(applicant, section);
          await applicant.button("applications.form.next").click();
          await expect(applicant.page).not.toHaveURL(new RegExp(`step=${section.key}$`));
          if (index === 0) {
            await expectAccessible(applicant.page);
            await expectNoOverflow(applicant.page);
            const again = await seat(email, turned(turn));
            await again.go(`${form}?step=${section.key}`);
            const text = section.questions.find(q => q.kind === "text" && q.required);
            if (text) {
              await expect(again.page.getByLabel(labelOf(text, again), { exact: true })).not.toHaveValue("");
            }
            await again.context.close();
            await applicant.look(turned(turn - 1));
          }
        }
        await applicant.go(`${form}?step=send`);
        await expectNoOverflow(applicant.page);
        await applicant.button("applications.send.submit").click();
        await expect(applicant.page).toHaveURL(new RegExp(`/applications/${number}$`));
        await applicant.reads(applicant.t("applications.own.submitted"));
      },
    );

    const asked = sections[1]?.questions.find(q => q.kind === "long_text");
    await next(
      "the vendor reads it with a rubric and asks about a named answer (step 3)",
      [manager],
      async () => {
        await manager.go(`/${slug}/applications`);
        await expectAccessible(manager.page);
        await manager.go(`/${slug}/applications/${number}`);
        await manager.button("applications.review.start").click();
        await manager.reads(manager.t("applications.state.in_review"));
        await expectAccessible(manager.page);
        await expectNoOverflow(manager.page);
        await manager.button("applications.rubric.begin").click();
        await manager.main
          .getByRole("radio")
          .or(manager.main.getByRole("button", { name: "4", exact: true }))
          .first()
          .click();
        await manager.button("applications.rubric.save").click();
        await manager.reads(manager.t("applications.rubric.saved"));
        await expect(async () => {
          await manager.button("applications.review.ask").click({ timeout: 2_000 });
          await expect(manager.dialog).toBeVisible({ timeout: 2_000 });
        }).toPass();
        await manager.field("applications.review.askNote", {}, manager.dialog).fill("¿En qué provincias?");
        if (asked) await manager.dialog.getByRole("checkbox", { name: labelOf(asked, manager) }).check();
        await manager.button("applications.review.askDo").click();
        await expect(manager.dialog).toHaveCount(0);
        await manager.reads(manager.t("applications.state.info_requested"));
      },
    );

    await next("the applicant answers only what was asked", [applicant], async () => {
      await letter(email, "¿En qué provincias?");
      await applicant.go(`/${slug}/applications/${number}`);
      await applicant.reads("¿En qué provincias?");
      await applicant.page.getByRole("link", { name: applicant.t("applications.own_page.answer") }).click();
      await expect(applicant.page).toHaveURL(/\/form/);
      if (asked) {
        const box = applicant.page.getByLabel(labelOf(asked, applicant), { exact: true });
        await expect(async () => {
          await box.fill(`Burgos, Soria y Palencia. ${"Con oficinas propias. ".repeat(6)}`);
          await expect(box).toHaveValue(/Burgos/);
        }).toPass();
      }
      await applicant.button("applications.form.next").click();
      await applicant.button("applications.send.submitAnswers").click();
      await expect(applicant.page).toHaveURL(new RegExp(`/applications/${number}$`));
    });

    await next("the vendor accepts, and the applicant is told", [manager, applicant], async () => {
      await manager.go(`/${slug}/applications/${number}`);
      await manager.button("applications.review.accept").click();
      await manager.dialog.getByRole("radio").first().check();
      // Nobody has handed in an assessment: whoever accepts says why (P12).
      await manager
        .field("applications.review.acceptReason", {}, manager.dialog)
        .fill("Los conocemos desde 2015.");
      await manager.button("applications.review.acceptDo").click();
      await expect(manager.dialog).toHaveCount(0);
      await manager.reads(manager.t("applications.state.accepted"));
      await applicant.go(`/${slug}/applications/${number}`);
      await applicant.reads(applicant.t("applications.own_page.accepted"));
      await expectAccessible(applicant.page);
    });

    const row = await one<{ slug: string }>("SELECT slug FROM organisation WHERE name = $1", [company]);
    const partner = `/${slug}/partners/${row.slug}`;
    await next("documents are prepared and signed by both (P2, P3)", [manager, applicant], async () => {
      await prepareAll(manager, `${partner}/agreements`);
      expect(await signAll(applicant, `${partner}/agreements`)).toBeGreaterThan(0);
      await signAll(manager, `${partner}/agreements`);
      await manager.reads(manager.t("onboarding.agreements.state.in_force"));
      await expectAccessible(manager.page);
      await expectNoOverflow(manager.page);
    });

    await next("the business plan is handed in and validated", [manager, applicant], async () => {
      await applicant.go(`${partner}/plan`);
      const title = applicant.field("onboarding.plan.title");
      await title.fill(`Plan ${mark}`);
      // Kept as it is typed: a reload brings it back.
      await expect(applicant.page.getByText(/Guardado a las|Kept at/)).toBeVisible();
      await applicant.go(`${partner}/plan`);
      await expect(title).toHaveValue(`Plan ${mark}`);
      await applicant.button("onboarding.plan.submit").click();
      await expect(applicant.trouble.first()).toBeVisible();
      for (const part of ["market", "offers"] as const)
        await applicant.page
          .getByLabel(
            applicant.t("onboarding.plan.words", { part: applicant.t(`onboarding.plan.part.${part}`) }),
          )
          .fill("Ocho municipios del valle, con un equipo de seis personas.");
      await applicant.button("onboarding.plan.item.targets.add").click();
      const items = applicant.page.locator(".plan-item");
      const target = items.nth(0).getByRole("textbox");
      await target.nth(0).fill("Proyectos");
      await target.nth(1).fill("proyectos");
      await target.nth(2).fill("2");
      await applicant.button("onboarding.plan.item.actions.add").click();
      const action = items.nth(1).getByRole("textbox");
      await action.nth(0).fill("Jornada con clientes");
      await action.nth(1).fill("Ana");
      await applicant.button("onboarding.plan.submit").click();
      await applicant.reads(applicant.t("onboarding.plan.state.submitted"));
      await manager.go(`${partner}/plan`);
      await manager.button("onboarding.plan.validate").click();
      await manager.dialog
        .getByRole("button", { name: manager.t("onboarding.plan.validateDo"), exact: true })
        .click();
      await expect(manager.dialog).toHaveCount(0);
      await manager.reads(manager.t("onboarding.plan.state.validated"));
      await manager.main
        .getByRole("button", { name: manager.t("onboarding.plan.progress.record") })
        .first()
        .click();
      await manager.dialog.getByRole("textbox").first().fill("1");
      await manager.dialog
        .getByRole("button", { name: manager.t("onboarding.plan.progress.save"), exact: true })
        .click();
      await expect(manager.dialog).toHaveCount(0);
      await manager.reads(
        manager.t("onboarding.plan.progress.of", { reached: "1", planned: "2", unit: "proyectos" }),
      );
      await expectAccessible(manager.page);
    });

    const org = await organisation(slug, row.slug);
    const last = stage.specialists.at(-1);
    for (const need of stage.specialists) {
      const people = need === last ? need.people - 1 : need.people;
      for (let n = 0; n < people; n++) {
        await certifyInto(slug, row.slug, `Ester ${need.area} ${n}`, need.area);
      }
    }
    const specialist = `Sara Molinero ${mark}`;
    await next(
      "a specialist is nominated, trained, passes and is certified (P4, P10)",
      [manager, applicant],
      async () => {
        await applicant.go(`${partner}/people`);
        await applicant.button("certifications.people.nominateFor").click();
        await applicant
          .field("certifications.dialog.nominate.person", {}, applicant.dialog)
          .selectOption("new");
        await applicant.field("certifications.dialog.nominate.name", {}, applicant.dialog).fill(specialist);
        await applicant
          .field("certifications.dialog.nominate.email", {}, applicant.dialog)
          .fill(`sara.${mark}@acenas.example`);
        await applicant
          .field("certifications.dialog.nominate.area", {}, applicant.dialog)
          .selectOption(last?.area ?? "");
        await applicant.button("certifications.dialog.nominate.send").click();
        await expect(applicant.dialog).toHaveCount(0);
        await applicant.reads(specialist);
        await expectAccessible(applicant.page);
        await expectNoOverflow(applicant.page);

        const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
        await manager.go(`${partner}/people`);
        const deed = (key: string) =>
          manager.page.getByRole("button", {
            name: new RegExp(`${manager.t(`certifications.deed.${key}`)}.*${specialist}`),
          });
        await deed("recordTraining").click();
        await manager.field("certifications.dialog.training.day", {}, manager.dialog).fill(yesterday);
        await manager.button("certifications.dialog.training.send").click();
        await expect(manager.dialog).toHaveCount(0);
        await deed("recordResult").click();
        await manager.dialog
          .getByRole("radio", { name: manager.t("certifications.dialog.result.passed"), exact: true })
          .check();
        await manager.button("certifications.dialog.result.send").click();
        await expect(manager.dialog).toHaveCount(0);
        await deed("issue").click();
        await manager.button("certifications.dialog.issue.send").click();
        await expect(manager.dialog).toHaveCount(0);
        await expect(deed("issue")).toHaveCount(0);
      },
    );
    const recruit = await seat(null);
    await next(
      "the specialist accepts the invitation, counts for the company with it, and sees what is theirs (P22)",
      [recruit],
      async () => {
        const invitation = linkIn(
          await letter(`sara.${mark}@acenas.example`, "/invitation/"),
          "/invitation/",
        );
        await recruit.go(invitation);
        await recruit.reads(company);
        await recruit.field("accounts.invitation.setPassword").fill(`molinos al viento ${mark}`);
        await recruit.button("accounts.invitation.acceptSet").click();
        await expect(recruit.page).toHaveURL(new RegExp(`/${slug}/me$`));
        await recruit.reads(recruit.t("consents.title"));
        await expectAccessible(recruit.page);
        await expectNoOverflow(recruit.page);
      },
    );
    await recruit.context.close();

    await next(
      "steps are done by one side and confirmed by the other (P13)",
      [manager, applicant],
      async () => {
        // Reviewed where it stands: the step follows it (P10).
        const solution = manager.link("onboarding.steps.toCompany");
        await manager.go(`${partner}/onboarding`);
        const reviews = (await solution.count()) > 0;
        if (reviews) {
          await solution.first().click();
          await manager.button("onboarding.company.review").click();
          await manager.dialog
            .getByRole("button", { name: manager.t("onboarding.company.reviewDo"), exact: true })
            .click();
          await expect(manager.dialog).toHaveCount(0);
        }
        let pressed = reviews ? 1 : 0;
        for (let round = 0; round < 4; round++) {
          const now =
            (await takeTurn(applicant, `${partner}/onboarding`)) +
            (await takeTurn(manager, `${partner}/onboarding`));
          pressed += now;
          if (now === 0) break;
        }
        expect(pressed).toBeGreaterThan(2);
        await expectAccessible(manager.page);
        await expectNoOverflow(manager.page);
      },
    );

    await next(
      "the ladder shows the evidence; a manager grants the tier; benefits follow (P21, P24, P25)",
      [manager, applicant],
      async () => {
        await manager.go(`${partner}/ladder`);
        await expectAccessible(manager.page);
        await expectNoOverflow(manager.page);
        await manager.main
          .getByRole("button", { name: /^(Grant|Otorgar|Conceder)/ })
          .first()
          .click();
        await manager
          .field("ladder.decide.dialog.reason", {}, manager.dialog)
          .fill("Cumple lo que pide el programa.");
        await manager.dialog
          .getByRole("button", { name: manager.t("ladder.decide.button.grant"), exact: true })
          .click();
        await expect(manager.dialog).toHaveCount(0);
        await letter(email, /./);
        await applicant.go(`/${slug}/benefits`);
        await applicant.reads(applicant.t("ladder.benefits.holds"));
        await expectAccessible(applicant.page);
      },
    );

    await next(
      "a leaver puts the tier at risk before the day comes (P22)",
      [manager, applicant],
      async () => {
        await manager.go(`${partner}/people`);
        await manager.page
          .getByRole("button", {
            name: new RegExp(`${manager.t("certifications.people.leave")}.*${specialist}`),
          })
          .click();
        const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
        await manager.field("certifications.dialog.leave.day", {}, manager.dialog).fill(soon);
        await manager.button("certifications.dialog.leave.send").click();
        await expect(manager.dialog).toHaveCount(0);
        await applicant.go(`${partner}/ladder`);
        await applicant.reads(new RegExp(`(^|\\b)${applicant.t("ui.ladder.state.risk")}`, "i"));
        await expectNoOverflow(applicant.page);
        await applicant.go(`${partner}/year`);
        await expectAccessible(applicant.page);
      },
    );

    expect(org.side).toBe("partner");
  });
}
