import { expect, test } from "vitest";
import { lastingPath } from "#components/programme-editor/kept-part.ts";

const draft = {
  annualFee: null,
  requirements: [
    { key: "sales", params: { minimum: null } },
    { key: "", params: { minimum: null } },
    { key: "twin" },
    { key: "twin" },
  ],
};

test("a path in a list is named by the key of its item, so that it stays its own in any order", () => {
  expect(lastingPath(draft, "requirements.0.params.minimum")).toBe("requirements.[sales].params.minimum");
  const turned = { ...draft, requirements: [...draft.requirements].reverse() };
  expect(lastingPath(turned, "requirements.3.params.minimum")).toBe("requirements.[sales].params.minimum");
});

test("outside lists it stays as it is, also where nothing is yet", () => {
  expect(lastingPath(draft, "annualFee")).toBe("annualFee");
  expect(lastingPath(draft, "annualFee.minor")).toBe("annualFee.minor");
});

test("an item without a key, with another's key, or that is gone has none", () => {
  expect(lastingPath(draft, "requirements.1.params.minimum")).toBeNull();
  expect(lastingPath(draft, "requirements.2.params.minimum")).toBeNull();
  expect(lastingPath(draft, "requirements.9.params.minimum")).toBeNull();
});
