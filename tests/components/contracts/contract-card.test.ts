import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { ContractCard } from "#components/contracts/contract-card.tsx";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { catalogue } from "#lib/messages/index.ts";

vi.mock("#components/ui/link.tsx", () => ({ default: "a" }));
vi.mock("#components/ui/time.tsx", () => ({ Day: ({ date }: { date: string }) => date }));

const contract = {
  id: "c",
  number: "C-1",
  state: "in_force",
  startsOn: "2026-02-04",
  coveredUntil: "2027-02-03",
  signedOn: "2026-01-21",
  signedBy: "Ana",
  contacts: [],
  plan: {
    name: { en: "Plan", es: "Plan" },
    summary: { en: "", es: "" },
    authorisedContacts: 2,
    bookedDays: 0,
  },
} as unknown as ContractDto;

const words = (today: string) =>
  renderToStaticMarkup(
    createElement(
      NextIntlClientProvider,
      { locale: "en", messages: catalogue.en, timeZone: "UTC" } as never,
      createElement(ContractCard, { contract, today } as never),
    ),
  ).replace(/<[^>]+>/g, " ");

test("a contract has as many days left as its mails and lists say, and a last one", () => {
  expect(words("2026-11-28")).toContain("67 days left");
  expect(words("2027-02-02")).toContain("1 day left");
  expect(words("2027-02-03")).toContain("its last day");
  expect(words("2027-02-04")).not.toMatch(/left|last day/);
});
