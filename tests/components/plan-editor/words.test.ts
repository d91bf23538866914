import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { usePlanFieldName, usePlanPlace, usePlanValue } from "#components/plan-editor/words.ts";
import { planDifferences } from "#lib/domain/contracts/plan-differences.ts";
import { emptyPlan, planToEdit } from "#lib/domain/contracts/plan-draft.ts";
import { problemsOfPlan } from "#lib/features/plans/problems.ts";
import { catalogue, type Locale, locales } from "#lib/messages/index.ts";
import { extendedPlan, standardPlan } from "#prisma/seed/ecm/plans.ts";
import { emmaPlan } from "#prisma/seed/emma/plan.ts";
import { premiumSubscription } from "#prisma/seed/opennebula/plans.ts";

const around = {
  calendars: [{ key: "mexico-city", name: { en: "Office hours", es: "Horario de oficina" }, opens: true }],
  roles: ["vendor_support"],
  areas: [],
  areaNames: [],
};

type Heard = { hook: () => unknown; hear: (said: unknown) => void };
function Probe({ hook, hear }: Heard) {
  hear(hook());
  return null;
}

/** What a hook says to a reader of a language. */
function asked<T>(locale: Locale, hook: () => T): T {
  const heard: unknown[] = [];
  const messages = catalogue[locale] as never;
  const children = createElement(Probe, { hook, hear: said => heard.push(said) });
  renderToString(createElement(NextIntlClientProvider, { locale, messages, timeZone: "UTC", children }));
  return heard[0] as T;
}

test("every field that can have something wrong in it has a name in both languages, not the code's own", () => {
  const empty = emptyPlan("new");
  const broken = planToEdit(emmaPlan);
  broken.terms.further = { update: { targets: {} }, level1: { targets: { P1: -1 } } };
  broken.terms.rules = { response: { warnAtPercents: [90, 10] } };
  broken.terms.level3Targets!.P4 = null;
  broken.options!.hours!.pricePerHour.minor = null;
  broken.options!.onSite!.agenda = [];
  broken.componentsChecklist[0]!.label = { en: "", es: "" };
  const units = planToEdit(premiumSubscription);
  if (units.price.kind === "per_unit") units.price.units[0]!.price.minor = null;
  for (const locale of locales)
    for (const draft of [empty, broken, units])
      for (const { path } of problemsOfPlan(draft, around)) {
        const place = asked(locale, () => usePlanPlace(draft))(path);
        const [last = ""] = path.split(".").slice(-1);
        expect(place.trim(), `${locale} ${path}`).not.toBe("");
        if (!/^P\d$/.test(last)) expect(place.split(/ › |, /), `${locale} ${path}`).not.toContain(last);
      }
});

test("a field is named with its clock and priority", () => {
  const name = asked("en", usePlanFieldName);
  expect(name("terms.targets.P1")).toBe("Answer, P1");
  expect(name("terms.further.level2.targets.P3")).toBe("Level 2, P3");
  expect(name("terms.level3Calendars.P2")).toBe("Level 3, Counted in, P2");
  expect(name("terms.calendars.P2")).toBe("Counted in, P2");
  expect(name("price.minimum.minor")).toBe("Least amount");
  expect(asked("es", usePlanFieldName)("terms.rules.response.warnAtPercents")).toBe("Respuesta, Avisos al");
});

test("differences are said in words: lengths, shares, calendars, amounts, steps", () => {
  const after = planToEdit(extendedPlan);
  after.terms.escalations = [
    {
      level: 1,
      at: { minutesAfterDue: -30 },
      notify: ["vendor_support_manager"],
      clocks: ["response"],
      repeat: { everyMinutes: 90, times: 2 },
      acts: [{ kind: "raise_level" }],
    },
  ];
  after.terms.further = { update: { targets: { P1: 150 } } };
  const value = asked("en", () => usePlanValue(around));
  const name = asked("en", usePlanFieldName);
  const lines = planDifferences(planToEdit(standardPlan), after).flatMap(one =>
    one.kind === "changed"
      ? [
          `${name(one.field)}: ${value(one.field, one.before).join(" | ")} → ${value(one.field, one.after).join(" | ")}`,
        ]
      : [],
  );
  for (const line of [
    "Counted in, P1: Office hours → round-the-clock",
    "Periodic update, P1: none → 2 h 30",
    "Authorised contacts: 2 → 4",
    "Booked days: 0 days → 2 days",
    "Share of the sale price: 18% → 25%",
  ])
    expect(lines).toContain(line);
  expect(lines.find(line => line.startsWith("Steps of the escalation"))).toMatch(
    /→ Step 1: 30 min before the due time · Support manager \(vendor\) · only of: Answer · again every 1 h 30, 2 times at most · one level up$/,
  );
  expect(lines.find(line => line.startsWith("Name"))).toBe(
    "Name: EN Standard support | ES Soporte estándar → EN Extended support | ES Soporte extendido",
  );
});
