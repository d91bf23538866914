import type { Side } from "#lib/domain/tickets/types.ts";
import { checklistOf, deed, inDialog, openCase, write } from "./support/cases.ts";
import { expectAccessible, expectNoOverflow, untilAlive } from "./support/checks.ts";
import { letter, lettersTo, linkIn } from "./support/mail.ts";
import { certifyLike, hire } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { expect, test, turned } from "./support/story.ts";

type Stage = {
  slug: string;
  /** Where the turn of languages and widths begins. */
  turn: number;
  plan: { key: string; name: { en: string; es: string }; places: number };
  /** Who enters customer and contract (step 7): the vendor in one workspace, the serving partner in another. */
  keeper: { org: string; side: Side; roles: string[] };
  /** Who serves it: levels 1 and 2 (T1); null where the vendor does. */
  partner: { org: string; name: string; certified: string } | null;
  vendor: { org: string; name: string };
  currency: string;
  perUnit: boolean;
  /** Whether its plan asks that contacts are trained (S7): its own word. */
  mustBeTrained: boolean;
  /** An authorised contact of a lapsed contract (S15). */
  lapsed: string;
};

const stages: Stage[] = [
  {
    slug: "emma",
    turn: 0,
    plan: { key: "emma_support", name: { en: "EMMA support", es: "Soporte EMMA" }, places: 3 },
    keeper: { org: "sistemas-arlanza", side: "partner", roles: ["partner_admin"] },
    partner: {
      org: "sistemas-arlanza",
      name: "Sistemas Arlanza",
      certified: "nuria.castano@arlanza.example",
    },
    vendor: { org: "open-cloud-factory", name: "EMMA" },
    currency: "EUR",
    perUnit: false,
    mustBeTrained: true,
    lapsed: "gema.rubio@henar.example",
  },
  {
    slug: "opennebula",
    turn: 1,
    plan: {
      key: "standard",
      name: { en: "Standard subscription", es: "Suscripción estándar" },
      places: 2,
    },
    keeper: { org: "opennebula-systems", side: "vendor", roles: ["partner_manager"] },
    partner: {
      org: "kaltenbach",
      name: "Kaltenbach Systemhaus",
      certified: "miriam.okafor@kaltenbach.example",
    },
    vendor: { org: "opennebula-systems", name: "OpenNebula" },
    currency: "EUR",
    perUnit: true,
    mustBeTrained: false,
    lapsed: "siri.haug@fjellvann.example",
  },
  {
    slug: "ecm",
    turn: 0,
    plan: { key: "standard", name: { en: "Standard support", es: "Soporte estándar" }, places: 2 },
    keeper: { org: "ecm-solutions", side: "vendor", roles: ["vendor_admin"] },
    partner: null,
    vendor: { org: "ecm-solutions", name: "ECM Solutions" },
    currency: "USD",
    perUnit: false,
    mustBeTrained: true,
    lapsed: "ruben.ake@uistmo.example",
  },
];

for (const stage of stages) {
  test(`${stage.slug}: from the contract to the closed case (steps 7 to 11)`, async ({ seat, watch }) => {
    test.setTimeout(480_000);
    const { slug, partner } = stage;
    const mark = Date.now().toString(36).slice(-5);
    const customerName = `Molinos ${mark}`;
    let turn = stage.turn;
    const next = async (title: string, who: Seat[], what: () => Promise<void>) => {
      const look = turned(turn++);
      await test.step(`${title} (${look.locale}, ${look.width} px)`, async () => {
        for (const one of who) await one.look(look);
        await what();
      });
    };

    const servedBy = partner ?? stage.vendor;
    const engineerRole = partner ? "partner_support" : "vendor_support";
    const keeperAccount = await hire({ workspace: slug, name: "Olga Keeper", ...stage.keeper });
    const engineerAccount = await hire({
      workspace: slug,
      name: "Nils Engineer",
      org: servedBy.org,
      roles: [engineerRole],
    });
    const keeper = await seat(keeperAccount.email);
    const engineer = await seat(engineerAccount.email);

    await next("customer and contract are entered", [keeper], async () => {
      await keeper.go(`/${slug}/customers`);
      await keeper.button("customers.form.new").click();
      await keeper.field("customers.form.name", {}, keeper.dialog).fill(customerName);
      await keeper.field("customers.form.country", {}, keeper.dialog).selectOption("ES");
      if (stage.keeper.side === "vendor" && partner) {
        await keeper.field("customers.form.serving", {}, keeper.dialog).selectOption({ label: partner.name });
      }
      await keeper.button("customers.form.create").click();
      await expect(keeper.page.getByRole("heading", { level: 1, name: customerName })).toBeVisible();
      await keeper.main
        .getByRole("link", { name: keeper.t("customers.newContract") })
        .first()
        .click();
      await expect(keeper.page).toHaveURL(/contracts\/new/);
      await keeper.field("contracts.form.plan").selectOption({ label: stage.plan.name[keeper.locale] });
      if (stage.perUnit) await keeper.field("contracts.form.unitCount").fill("12");
      else await keeper.field("contracts.form.salePrice", { currency: stage.currency }).fill("250000");
      await expectAccessible(keeper.page);
      await expectNoOverflow(keeper.page);
      await keeper.button("contracts.form.save").click();
      await expect(keeper.page.getByRole("heading", { level: 1 })).toContainText(customerName);
      await keeper.reads(keeper.t("contracts.draft.title"));
      await keeper.button("contracts.sign.open").click();
      await inDialog(keeper, { "contracts.sign.by": "Marta Molina" }, "contracts.sign.do");
      await expect(keeper.page.getByText(keeper.t("contracts.draft.title"))).toHaveCount(0);
    });
    const contractPath = new URL(keeper.page.url()).pathname;

    const ana = `ana.${mark}@molinos.example`;
    const bea = `bea.${mark}@molinos.example`;
    const people = [
      { name: "Ana Molina", email: ana, trained: true },
      { name: "Bea Molina", email: bea, trained: false },
      { name: "Ciro Molina", email: `ciro.${mark}@molinos.example`, trained: true },
    ].slice(0, stage.plan.places);
    await next("contacts are added within the plan's number and invited by mail (S7)", [keeper], async () => {
      await keeper.go(contractPath);
      for (const person of people) {
        await keeper.button("contracts.contacts.add").click();
        await keeper.field("contracts.contacts.name", {}, keeper.dialog).fill(person.name);
        await keeper.field("contracts.contacts.email", {}, keeper.dialog).fill(person.email);
        if (person.trained) {
          await keeper
            .field("contracts.contacts.trainedOn", {}, keeper.dialog)
            .fill(new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10));
        }
        await keeper.button("contracts.contacts.addDo").click();
        await expect(keeper.dialog).toHaveCount(0);
        await keeper.reads(person.email);
      }
      await keeper.reads(keeper.t("contracts.contacts.full", { allowed: stage.plan.places }));
      await expect(keeper.button("contracts.contacts.add")).toHaveCount(0);
      await expectAccessible(keeper.page);
    });

    const customer = await seat(null);
    const untrained = await seat(null);
    await next("the invitation opens the door, once", [customer], async () => {
      const invitation = linkIn(await letter(ana, "Ana Molina"), "/invitation/");
      await customer.go(invitation);
      await expectAccessible(customer.page);
      await customer.field("accounts.invitation.setPassword").fill("corto");
      await customer.button("accounts.invitation.acceptSet").click();
      await expect(customer.trouble.first()).toBeVisible();
      await customer.field("accounts.invitation.setPassword").fill(`molinos al viento ${mark}`);
      await customer.button("accounts.invitation.acceptSet").click();
      await expect(customer.page).toHaveURL(new RegExp(`/${slug}$`));
      await untrained.look(turned(turn)).then(one => one.go(invitation));
      await untrained.reads(untrained.t("accounts.invitation.gone.used"));
      // Whoever used it is inside already: the link leads on, not to signing in.
      await customer.go(invitation);
      await customer.reads(customer.t("accounts.invitation.goneInside"));
      await customer.link("accounts.invitation.goOn").click();
      await expect(customer.page).toHaveURL(new RegExp(`/${slug}$`));
    });
    const known = await seat(null);
    await next("the contact signs in by the form", [known], async () => {
      await known.go(`/${slug}/tickets/new`);
      await expect(known.page).toHaveURL(/\/sign-in\?next=/);
      await known.page.getByLabel(known.t("accounts.email")).fill(ana);
      await known.page.getByLabel(known.t("accounts.password.label")).fill(`molinos al viento ${mark}`);
      await known.button("accounts.signIn.submit").click();
      await expect(known.page).toHaveURL(new RegExp(`/${slug}/tickets/new$`));
    });
    await known.context.close();

    await next("who may not open a case reads why (S7, S15)", [untrained], async () => {
      const invitation = linkIn(await letter(bea, "Bea Molina"), "/invitation/");
      await untrained.go(invitation);
      await untrained.field("accounts.invitation.setPassword").fill(`agua del molino ${mark}`);
      await untrained.button("accounts.invitation.acceptSet").click();
      await expect(untrained.page).toHaveURL(new RegExp(`/${slug}$`));
      untrained.email = bea;
      await untrained.look(turned(turn - 1));
      await untrained.go(`/${slug}/tickets/new`);
      if (stage.mustBeTrained) {
        await untrained.reads(untrained.t("ticketPages.open.refused.title"));
        await untrained.reads("Ana Molina");
      } else await expect(untrained.button("ticketPages.open.do")).toBeVisible();
      await expectAccessible(untrained.page);
      const lapsed = await seat(stage.lapsed);
      await lapsed.go(`/${slug}/tickets/new`);
      await expect(lapsed.page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(lapsed.main.locator(".msg").first()).toBeVisible();
      await expect(
        lapsed.page.getByRole("textbox", { name: lapsed.t("ticketPages.open.subject") }),
      ).toHaveCount(0);
    });

    const complaint = {
      subject: `El molino no gira ${mark}`,
      description: "Se detiene tras **diez** minutos.",
      percent: "60",
      canWork: true,
    };
    // Signed in by the invitation; the rest of the story turns language and width for this account.
    const ticketSeat = await seat(ana);
    await customer.context.close();
    let number = "";
    await next(
      "the customer opens a case with the checklist and a derived priority (S5, S9)",
      [ticketSeat],
      async () => {
        await ticketSeat.go(`/${slug}/tickets/new`);
        await ticketSeat.button("ticketPages.open.do").click();
        await expect(ticketSeat.trouble.first()).toBeVisible();
        if (slug === "emma") {
          // What was chosen outlives a reload, as what was typed does.
          const chosen = { name: "molino.log", mimeType: "text/plain", buffer: Buffer.from("10:10 parado") };
          await ticketSeat.main.locator("input[type=file]").setInputFiles(chosen);
          await ticketSeat.page.waitForTimeout(600);
          await ticketSeat.go(`/${slug}/tickets/new`);
          await ticketSeat.reads("molino.log");
        }
        number = await openCase(
          ticketSeat,
          slug,
          complaint,
          await checklistOf(slug, stage.plan.key, ticketSeat.locale),
        );
        await ticketSeat.reads("P2");
        await expectAccessible(ticketSeat.page);
        await expectNoOverflow(ticketSeat.page);
        await letter(engineerAccount.email, number);
      },
    );
    const path = `/${slug}/tickets/${number}`;

    await next(
      "the engineer finds it in the queue and diagnoses it (S4)",
      [engineer, ticketSeat],
      async () => {
        await engineer.go(`/${slug}/tickets?view=open`);
        await engineer.go(path);
        await deed(engineer, "diagnose");
        await inDialog(
          engineer,
          { "ticketPages.diagnose.diagnosis": "La muela está **bloqueada**." },
          "ticketPages.diagnose.do",
        );
        await engineer.reads(engineer.t("ticketPages.state.forStaff.diagnosed"));
        await letter(ana, number);
        await ticketSeat.go(path);
        await ticketSeat.reads(ticketSeat.t("ticketPages.state.forCustomer.diagnosed"));
        await ticketSeat.reads(/La muela está/);
      },
    );

    await next(
      "words to everyone, and a note that the customer doesn't read (T4)",
      [engineer, ticketSeat],
      async () => {
        await engineer.go(path);
        await write(engineer, "Estamos revisando la muela.");
        const own = engineer.t(`ticketPages.audience.${partner ? "partner" : "vendor"}`, {
          partner: partner?.name ?? "",
          maker: stage.vendor.name,
        });
        await write(engineer, "Entre nosotros: parece falta de aceite.", new RegExp(`^${own}$`));
        await ticketSeat.go(path);
        await ticketSeat.reads("Estamos revisando la muela.");
        await ticketSeat.readsNot(/falta de aceite/);
        await expectAccessible(engineer.page);
      },
    );

    await next("another priority with its reason, and level 2 (S5, T2)", [engineer], async () => {
      await engineer.go(path);
      await deed(engineer, "changePriority");
      await engineer.dialog.getByRole("radio", { name: /^P3/ }).check();
      await engineer.dialog
        .getByRole("button", { name: engineer.t("ticketPages.changePriority.do") })
        .click();
      await expect(engineer.dialog.locator(".errs")).toBeVisible();
      await inDialog(
        engineer,
        { "ticketPages.changePriority.reason": "Solo afecta a un molino." },
        "ticketPages.changePriority.do",
      );
      await engineer.reads(engineer.t("events.ticket.priority_changed", { from: "P2", to: "P3" }));
      await deed(engineer, "toLevel2");
      await inDialog(engineer, {}, "ticketPages.level.do", { level: 2 });
      await engineer.reads(engineer.t("events.ticket.level_changed", { from: 1, to: 2 }));
      if (!partner) {
        await deed(engineer, "take");
        await engineer.reads(engineer.t("ticketPages.deed.done.take"));
        return;
      }
      // Level 2 is held by certified specialists: who is none reads who is, and gives them the case (T3).
      await engineer.main.getByRole("button", { name: engineer.t("ui.more") }).click();
      const take = engineer.t("ticketPages.deed.take");
      await engineer.page.getByRole("menuitem", { name: take, exact: true }).click();
      const giveTo = engineer.t("ticketPages.escalate.giveTo", { name: "@" }).replace("@", ".+");
      await engineer.dialog
        .getByRole("button", { name: new RegExp(giveTo) })
        .first()
        .click();
      await expect(engineer.dialog).toHaveCount(0);
    });

    await next("waiting for the customer, who answers (S3)", [engineer, ticketSeat], async () => {
      await engineer.go(path);
      await deed(engineer, "waitForCustomer");
      await inDialog(
        engineer,
        { "ticketPages.waitForCustomer.body": "¿Qué modelo es?" },
        "ticketPages.waitForCustomer.do",
      );
      await engineer.reads(engineer.t("ticketPages.state.forStaff.waiting_customer"));
      await ticketSeat.go(path);
      await ticketSeat.reads(ticketSeat.t("ticketPages.state.forCustomer.waiting_customer"));
      await write(ticketSeat, "Es el modelo de 1912.");
      await ticketSeat.reads(ticketSeat.t("ticketPages.state.forCustomer.in_progress"));
      await expectNoOverflow(ticketSeat.page);
    });

    if (partner) {
      const vendorAccount = await hire({
        workspace: slug,
        name: "Vera Maker",
        org: stage.vendor.org,
        roles: ["vendor_support"],
      });
      const certifiedAccount = await hire({
        workspace: slug,
        name: "Cora Certified",
        org: partner.org,
        roles: ["partner_support"],
      });
      await certifyLike(certifiedAccount, partner.certified);
      const certified = await seat(certifiedAccount.email);
      const maker = await seat(vendorAccount.email);

      await next(
        "only a certified specialist escalates, and only with evidence (T3)",
        [engineer, certified, ticketSeat],
        async () => {
          await engineer.go(path);
          await deed(engineer, "escalate");
          await expect(engineer.dialog).toContainText("Cora Certified");
          await certified.go(path);
          await deed(certified, "escalate");
          await certified.dialog
            .getByRole("button", { name: certified.t("ticketPages.escalate.do") })
            .last()
            .click();
          await expect(certified.dialog.locator(".errs")).toBeVisible();
          await expectAccessible(certified.page);
          await inDialog(
            certified,
            {
              "ticketPages.escalate.field.environment": "Molino de agua, tres muelas.",
              "ticketPages.escalate.field.steps": "Abrir la compuerta. Esperar diez minutos.",
              "ticketPages.escalate.field.logs": "10:00 gira; 10:10 parado",
              "ticketPages.escalate.field.tried": "Aceite, sin efecto.",
            },
            "ticketPages.escalate.do",
          );
          await certified.reads(certified.t("ticketPages.state.forStaff.with_manufacturer"));
          await ticketSeat.go(path);
          await ticketSeat.reads(ticketSeat.t("ticketPages.state.forCustomer.with_manufacturer"));
          await letter(vendorAccount.email, number);
        },
      );

      await next(
        "the manufacturer accepts, asks, is answered, and answers (T3)",
        [maker, certified, ticketSeat],
        async () => {
          await maker.go(path);
          await maker.readsNot(/falta de aceite/);
          await deed(maker, "accept");
          await maker.reads(maker.t("ticketPages.deed.done.accept"));
          await maker.reads(
            new RegExp(`^${maker.t("ticketPages.level3.short.accepted", { maker: stage.vendor.name })}$`),
          );
          await deed(maker, "askMore");
          await inDialog(maker, { "ticketPages.askMore.body": "¿Qué caudal hay?" }, "ticketPages.askMore.do");
          await certified.go(path);
          await certified.reads("¿Qué caudal hay?");
          await deed(certified, "giveMore");
          await inDialog(
            certified,
            { "ticketPages.giveMore.body": "Dos metros cúbicos." },
            "ticketPages.giveMore.do",
          );
          await ticketSeat.go(path);
          await ticketSeat.readsNot(/caudal/);
          await ticketSeat.reads(ticketSeat.t("ticketPages.state.forCustomer.with_manufacturer"));
          await maker.go(path);
          await maker.reads("Dos metros cúbicos.");
          await deed(maker, "accept");
          await maker.reads(maker.t("ticketPages.deed.done.accept"));
          await deed(maker, "answerLevel3");
          await inDialog(
            maker,
            { "ticketPages.answerLevel3.body": "Cambie el rodamiento." },
            "ticketPages.answerLevel3.do",
          );
          await certified.go(path);
          await certified.reads("Cambie el rodamiento.");
          await ticketSeat.go(path);
          await ticketSeat.readsNot(/rodamiento/);
          await ticketSeat.reads(ticketSeat.t("ticketPages.state.forCustomer.in_progress"));
          await expectAccessible(maker.page);
        },
      );
    } else {
      await next(
        "level 3 is one hand-over away where the vendor serves (T1)",
        [engineer, ticketSeat],
        async () => {
          await engineer.go(path);
          await deed(engineer, "toLevel3");
          await inDialog(engineer, {}, "ticketPages.level.do", { level: 3 });
          await engineer.reads(engineer.t("events.ticket.level_changed", { from: 2, to: 3 }));
          await ticketSeat.go(path);
          await ticketSeat.reads(ticketSeat.t("ticketPages.state.forCustomer.in_progress"));
        },
      );
    }

    await next(
      "the answer stops the clock; resolved with a note that the customer gets (S18)",
      [engineer, ticketSeat],
      async () => {
        await engineer.go(path);
        await write(engineer, "El rodamiento está gastado: se cambia hoy.", undefined, true);
        await engineer.reads(engineer.t("events.ticket.answered"));
        await deed(engineer, "resolve");
        await inDialog(
          engineer,
          { "ticketPages.resolve.note": "Rodamiento nuevo." },
          "ticketPages.resolve.do",
        );
        await engineer.reads(engineer.t("ticketPages.state.forStaff.resolved"));
        await letter(ana, "Rodamiento nuevo").catch(() => letter(ana, number));
        await engineer.go(`${path}/clock`);
        await expect(engineer.page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(engineer.page);
        await expectNoOverflow(engineer.page);
      },
    );

    await next("reopened with a reason, resolved again and closed (T5)", [engineer, ticketSeat], async () => {
      await ticketSeat.go(path);
      await deed(ticketSeat, "reopen");
      await inDialog(
        ticketSeat,
        { "ticketPages.reopen.reason": "Vuelve a pararse." },
        "ticketPages.reopen.do",
      );
      await ticketSeat.reads(ticketSeat.t("events.ticket.reopened"));
      await engineer.go(path);
      await deed(engineer, "resolve");
      await inDialog(engineer, { "ticketPages.resolve.note": "Eje nuevo." }, "ticketPages.resolve.do");
      await ticketSeat.go(path);
      await deed(ticketSeat, "close");
      await ticketSeat.reads(ticketSeat.t("ticketPages.state.forCustomer.closed"));
    });

    await test.step("nobody of another company finds it", async () => {
      watch.tolerate(/^404 /);
      const stranger = await seat(stage.lapsed);
      expect(await stranger.status(path)).toBe(404);
      expect(await stranger.status(contractPath)).toBe(404);
      expect((await lettersTo(stage.lapsed)).filter(one => one.subject.includes(number))).toEqual([]);
      await untilAlive(stranger.page).catch(() => undefined);
    });
  });
}
