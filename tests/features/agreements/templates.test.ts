import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  dropTemplateAction,
  publishTemplateAction,
  saveTemplateAction,
} from "#lib/features/documents/actions.ts";
import { dropDraft, findTemplate, publish } from "#lib/features/documents/commands.ts";
import { unprintable } from "#lib/features/documents/markdown.ts";
import { templatePage } from "#lib/features/documents/queries.ts";
import { saveTemplateInput } from "#lib/features/documents/schema.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { templatesOf } from "#prisma/seed/documents/all.ts";
import { look } from "#tests/features/onboarding/scene.ts";
import { makeVendorActor } from "#tests/support/factories/person.ts";
import { as, done } from "#tests/support/present.ts";
import { content, type SigningScene, withTemplate } from "./scene.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let s: SigningScene;
beforeAll(async () => {
  s = await withTemplate();
});
afterAll(() => s.db.drop());

const input = (more: object = {}) => ({
  programmeId: s.programmeId,
  kind: "partner_agreement",
  draftVersion: 0,
  baseVersion: 1,
  ...content,
  ...more,
});
const publishAs = (more: object) => as(s.db, s.manager, () => publishTemplateAction(s.ws.slug, input(more)));
const save = (more: object = {}) => as(s.db, s.manager, () => saveTemplateAction(s.ws.slug, input(more)));

test("an unknown field is refused at the field, by name; a draft keeps it meanwhile", async () => {
  const body = "Between {{partner.name}} and {{partner.shoe_size}}.";
  expect(await publishAs({ body })).toMatchObject({
    ok: false,
    kind: "invalid",
    fields: { body: expect.stringContaining("{{partner.shoe_size}}") },
  });
  expect(done(await save({ body })).draftVersion).toBe(1);
  const drop = { programmeId: s.programmeId, kind: "partner_agreement", locale: "en", draftVersion: 1 };
  done(await as(s.db, s.manager, () => dropTemplateAction(s.ws.slug, drop)));
});

test("what the PDF could not show is refused: who signs reads the same on the page and on paper", async () => {
  for (const body of [
    "A <b>tag</b>",
    "![x](y.png)",
    "A note[^1]\n\n[^1]: small print",
    "- [ ] tick",
    "~~gone~~",
  ]) {
    expect([body, unprintable(body)]).toEqual([body, true]);
    expect(await publishAs({ body })).toMatchObject({
      ok: false,
      fields: { body: expect.stringMatching(/HTML/) },
    });
  }
  for (const template of Object.values(templatesOf).flat()) expect(unprintable(template.body)).toBe(false);
});

test("two writers: whoever saved on what is no longer the newest is told, and nothing is lost", async () => {
  expect(done(await save()).draftVersion).toBe(1);
  expect(await save({ body: "Mine" })).toMatchObject({ ok: false, kind: "conflict" });
  expect(done(await save({ draftVersion: 1, body: "Third" })).draftVersion).toBe(2);
  const other = await makeVendorActor(s.db, s.ws, ["vendor_admin"]);
  const published = await as(s.db, other, () =>
    publishTemplateAction(s.ws.slug, input({ draftVersion: 2, body: "Fourth {{vendor.name}}", note: "New" })),
  );
  expect(done(published).version).toBe(2);
  expect(await publishAs({ draftVersion: 0, baseVersion: 1 })).toMatchObject({ ok: false, kind: "conflict" });
});

test("who publishes or throws away while another saves is told, and what was saved stays", async () => {
  const first = done(await save({ baseVersion: 2 })).draftVersion;
  const drafts = () => look(s, tx => tx.documentTemplateDraft.findMany({ select: { body: true } }));
  const which = { programmeId: s.programmeId, kind: "partner_agreement", locale: "en" };
  const seen = await look(s, tx => findTemplate(tx, s.ws.tenantId, which, s.today));
  if (!seen) throw new Error("no template");
  done(await save({ baseVersion: 2, draftVersion: first, body: "Saved meanwhile" }));
  const late = saveTemplateInput.parse(input({ baseVersion: 2, draftVersion: first }));
  const by = { ...s.manager };
  const refused = { kind: "conflict", key: "documents.refusal.draftMoved" };
  await expect(inWorkspace(s.manager, tx => publish(tx, by, seen, late))).rejects.toMatchObject(refused);
  await expect(inWorkspace(s.manager, tx => dropDraft(tx, seen, late))).rejects.toMatchObject(refused);
  expect(await drafts()).toEqual([{ body: "Saved meanwhile" }]);
  const drop = { ...which, draftVersion: first + 1 };
  done(await as(s.db, s.manager, () => dropTemplateAction(s.ws.slug, drop)));
  expect(await drafts()).toEqual([]);
});

test("the preview is filled with a real partner's data and says what is missing", async () => {
  const page = await inWorkspace(s.manager, tx =>
    templatePage(tx, s.ws.tenantId, { kind: "partner_agreement" }, { locale: "en", name: "Vera" }, s.today),
  );
  expect(page?.versions.map(v => [v.version, v.note])).toEqual([
    [2, "New"],
    [1, ""],
  ]);
  expect(page?.preview).toMatchObject({ partner: s.org.slug, missing: [] });
  const drafts = await look(s, tx => tx.documentTemplateDraft.count({}));
  expect(drafts, "published: the draft is done with").toBe(0);
});
