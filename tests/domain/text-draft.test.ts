import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type DeviceDraft,
  type KeptDraft,
  openedDraft as openedOf,
  sameDraft,
} from "#lib/domain/text-draft.ts";

const openedDraft = (device: DeviceDraft | null, kept: KeptDraft | null) => openedOf(device, kept, sameDraft);
const words = { body: "Written here", audience: "everyone", state: "stay" };
const far = { body: "Written elsewhere", audience: "vendor", state: "stay", version: 4 };

it("opens with the words of the last window", () => {
  expect(openedDraft(null, null)).toBeNull();
  expect(openedDraft(null, far)).toEqual({ draft: far, sent: true, other: null });
  expect(openedDraft({ ...words, version: 2, sent: true }, far)?.draft).toBe(far);
});

it("forgets what was sent or dropped elsewhere, and keeps what never got there", () => {
  expect(openedDraft({ ...words, version: 2, sent: true }, null)).toBeNull();
  expect(openedDraft({ ...words, version: 0, sent: false }, null)?.draft.body).toBe("Written here");
  const further = openedDraft({ ...words, version: 4, sent: false }, far);
  expect([further?.draft.body, further?.other]).toEqual(["Written here", null]);
});

it("shows both where two windows went on", () => {
  const opened = openedDraft({ ...words, version: 3, sent: false }, far);
  expect([opened?.draft.body, opened?.other?.body]).toEqual(["Written here", "Written elsewhere"]);
});

it("never loses words in silence: what isn't in the box is beside it, got there, or was sent on", () => {
  const some = {
    body: fc.constantFrom("a", "b"),
    audience: fc.constantFrom("everyone", "vendor"),
    state: fc.constant("stay"),
    version: fc.integer({ min: 0, max: 3 }),
  };
  const device = fc.option(fc.record<DeviceDraft>({ ...some, sent: fc.boolean() }));
  const kept = fc.option(fc.record<KeptDraft>(some));
  fc.assert(
    fc.property(device, kept, (here, there) => {
      const opened = openedDraft(here, there);
      const shown = [opened?.draft.body, opened?.other?.body];
      if (here && !here.sent) expect(shown).toContain(here.body);
      if (there && !(here && !here.sent && here.version === there.version))
        expect(shown).toContain(there.body);
    }),
  );
});
