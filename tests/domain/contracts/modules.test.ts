import { expect, it } from "vitest";
import { coveredModules } from "#lib/domain/contracts/modules.ts";

const sigap = ["e_oficio", "e_memorias", "e_firma", "solicitudes"].map(key => ({ key }));

it("S19: a case is about one of the modules the contract names, in the product's order", () => {
  expect(coveredModules(sigap, ["e_firma", "e_oficio"])).toEqual([{ key: "e_oficio" }, { key: "e_firma" }]);
});

it("S19: a contract that names none covers all of the product's", () => {
  expect(coveredModules(sigap, [])).toEqual(sigap);
});

it("S19: what the product has no more is not offered", () => {
  expect(coveredModules(sigap, ["fax"])).toEqual([]);
});
