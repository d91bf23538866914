import { setTimeout as wait } from "node:timers/promises";
import { checklistOf, deed, inDialog, openCase } from "./support/cases.ts";
import { expectNoOverflow } from "./support/checks.ts";
import { letter, lettersTo } from "./support/mail.ts";
import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test, turned } from "./support/story.ts";
import { letTimePass, timersOf, untilFired } from "./support/time.ts";

const places = [
  {
    slug: "emma",
    customer: "ayuntamiento-valdelagua",
    contact: "beatriz.salgado@valdelagua.example",
    plan: "emma_support",
    serves: "sistemas-arlanza",
    role: "partner_support",
    manager: "partner_support_manager",
  },
  {
    slug: "opennebula",
    customer: "klinikum-rednitz",
    contact: "jutta.kern@rednitz.example",
    plan: "premium",
    serves: "kaltenbach",
    role: "partner_support",
    manager: "partner_support_manager",
  },
  {
    slug: "ecm",
    customer: "instituto-vivienda-norte",
    contact: "abel.garza@ivnorte.example",
    plan: "standard",
    serves: "ecm-solutions",
    role: "vendor_support",
    manager: "vendor_support_manager",
  },
] as const;

for (const [turn, place] of places.entries()) {
  test(`${place.slug}: warning and escalation fire within their minute, once (S6, step 12)`, async ({
    seat,
  }) => {
    test.setTimeout(480_000);
    const { slug } = place;
    const work = { workspace: slug, org: place.serves };
    const engineer = await hire({ ...work, name: "Wanda Worker", roles: [place.role] });
    const manager = await hire({ ...work, name: "Mila Manager", roles: [place.manager] });
    const contact = await seat(place.contact, { locale: turn === 1 ? "en" : "es", width: 1280 });
    const subject = `Reloj de prueba ${Date.now().toString(36)}`;
    const number = await openCase(
      contact,
      slug,
      { subject, description: "Se ha parado.", percent: "20", canWork: true },
      await checklistOf(slug, place.plan, contact.locale),
    );
    const working = await seat(engineer.email, turned(turn));
    await working.go(`/${slug}/tickets/${number}`);
    await deed(working, "diagnose");
    await inDialog(working, {}, "ticketPages.diagnose.do");

    await letTimePass(slug, number, "warning");
    await untilFired(slug, number, "warning");
    await letter(engineer.email, number);

    // The worker is away while the time passes; the one that follows finds what came due.
    if (slug === "ecm") await endWorker();
    await letTimePass(slug, number, "escalation");
    await untilFired(slug, number, "escalation");
    await letter(manager.email, number, 60);

    await working.go(`/${slug}/tickets/${number}?lines=all`);
    await expect(working.page.getByText(/75 %/).first()).toBeVisible();
    await contact.go(`/${slug}/tickets/${number}?lines=all`);
    await contact.readsNot(/75 %/);

    // Told again each hour, until somebody has seen it (S6): at EMMA, whose plan says so.
    if (slug === "emma") {
      const seeing = await seat(manager.email, { locale: "es", width: 360 });
      await seeing.go(`/${slug}/tickets/${number}`);
      await seeing.reads(seeing.t("ticketPages.unseen.title"));
      // Its name says of which clock.
      const seen = new RegExp(`^${seeing.t("ticketPages.unseen.seen")}`);
      await seeing.page.getByRole("button", { name: seen }).first().click();
      await seeing.readsNot(seeing.t("ticketPages.unseen.title"));
      await expectNoOverflow(seeing.page);
      await working.go(`/${slug}/tickets/${number}/clock`);
      await working.reads(working.t("ticketPages.clock.level1"));
      await contact.go(`/${slug}/tickets/${number}/clock`);
      await contact.readsNot(contact.t("ticketPages.clock.level1"));
    }

    await wait(4_000);
    const all = await lettersTo(manager.email);
    const ids = all.map(one => one.messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const fired = (await timersOf(slug, number)).filter(timer => timer.firedAt);
    const told = await one<{ n: string }>(
      `SELECT count(*) AS n FROM event e JOIN ticket t ON t.tenant_id = e.tenant_id AND t.id = e.subject_id
       WHERE t.number = $1 AND e.type LIKE 'sla.%' AND e.type <> 'sla.seen'`,
      [number],
    );
    expect(Number(told.n)).toBe(fired.length);
  });
}

/** Stops the worker that is at work; the harness starts another one. */
async function endWorker(): Promise<void> {
  const { name } = await one<{ name: string }>(
    "SELECT name FROM worker_heartbeat ORDER BY beat_at DESC LIMIT 1",
  );
  const pid = Number(name.split("-").at(-1));
  process.kill(pid, "SIGTERM");
  await expect(() => {
    expect(() => process.kill(pid, 0)).toThrow();
  }).toPass({ timeout: 15_000 });
}
