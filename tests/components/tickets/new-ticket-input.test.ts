import { expect, test } from "vitest";
import { newTicketInput } from "#components/tickets/new-ticket-input.ts";
import type { OpenFormContract } from "#lib/features/tickets/dto/open-form.ts";

const contract = {
  id: "01900000-0000-7000-8000-000000000001",
  systems: [{ id: "01900000-0000-7000-8000-000000000002" }],
  checklist: [
    { key: "database", label: { en: "Database", es: "Base de datos" } },
    { key: "network", label: { en: "Network", es: "Red" } },
    { key: "storage", label: { en: "Storage", es: "Almacenamiento" } },
  ],
} as unknown as OpenFormContract;

const empty = {
  contractId: contract.id,
  systemId: "",
  productVersion: "",
  moduleKey: "",
  kind: "incident" as const,
  subject: "",
  description: "",
  environment: "production" as const,
  checklist: ["network"],
  files: [],
};

const issues = (values: object, locale = "en") =>
  newTicketInput([contract], locale).safeParse({ ...empty, ...values }).error?.issues ?? [];

test("which components are not confirmed yet is named, in the reader's language (S9)", () => {
  const said = (locale: string, checklist: string[]) =>
    issues({ checklist }, locale).filter(issue => issue.path[0] === "checklist");
  expect(said("en", ["network"])).toMatchObject([
    { message: "ticketPages.open.need.checklist", params: { missing: "Database and Storage" } },
  ]);
  expect(said("es", ["database", "network"])).toMatchObject([{ params: { missing: "Almacenamiento" } }]);
  expect(said("es", [])).toMatchObject([{ params: { missing: "Base de datos, Red y Almacenamiento" } }]);
  expect(said("en", ["database", "network", "storage"])).toEqual([]);
});

test("a version is asked for once the system is chosen, as its field is not there before", () => {
  const asked = (values: object) => issues(values).map(issue => issue.path.join("."));
  expect(asked({})).not.toContain("productVersion");
  expect(asked({})).toContain("systemId");
  expect(asked({ systemId: contract.systems[0]?.id })).toContain("productVersion");
});
