import { expect, it } from "vitest";
import { cityOf } from "#components/ui/zone-text.ts";

it("names the place of a zone in the reader's language", () => {
  expect(cityOf("America/Mexico_City", "en")).toBe("Mexico City");
  expect(cityOf("America/Mexico_City", "es")).toBe("Ciudad de México");
  expect(cityOf("Europe/Madrid", "es")).toBe("Madrid");
  expect(cityOf("America/Argentina/Buenos_Aires", "es")).toBe("Buenos Aires");
  expect(cityOf("UTC", "es")).toBe("UTC");
});
