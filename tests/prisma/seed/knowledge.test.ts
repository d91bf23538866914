import { describe, expect, test } from "vitest";
import { rangeTrouble } from "#lib/domain/knowledge/affected.ts";
import { emptyText, incomplete } from "#lib/domain/knowledge/item.ts";
import { definitionsOf } from "#prisma/seed/demo/definitions.ts";
import { ecmSupport } from "#prisma/seed/demo/ecm-support.ts";
import { emmaSupport } from "#prisma/seed/demo/emma-support.ts";
import { ecmKnowledge } from "#prisma/seed/demo/knowledge/ecm.ts";
import { emmaKnowledge } from "#prisma/seed/demo/knowledge/emma.ts";
import { openNebulaKnowledge } from "#prisma/seed/demo/knowledge/opennebula.ts";
import { openNebulaSupport } from "#prisma/seed/demo/opennebula-support.ts";

const shipped = [
  { slug: "ecm", locale: "es", knowledge: ecmKnowledge, support: ecmSupport },
  { slug: "emma", locale: "es", knowledge: emmaKnowledge, support: emmaSupport },
  { slug: "opennebula", locale: "en", knowledge: openNebulaKnowledge, support: openNebulaSupport },
] as const;

describe.each(shipped)("what $slug lets others know (S10, S19)", ({ slug, locale, knowledge, support }) => {
  const products = definitionsOf[slug]?.products ?? [];
  const subjects = Object.values(support.stories).map(story => story.subject);

  test("is of all kinds, for all audiences, in the workspace's own language, and some is being written", () => {
    expect(new Set(knowledge.map(one => one.kind))).toEqual(new Set(["alert", "problem", "article"]));
    expect(knowledge.filter(one => one[locale] === undefined)).toEqual([]);
    expect(knowledge.some(one => one.en && one.es)).toBe(true);
    expect(knowledge.some(one => one.audience === "public")).toBe(true);
    expect(knowledge.some(one => one.draft)).toBe(true);
  });

  test.each(knowledge.map(one => [one[locale]?.title ?? "", one] as const))("%s", (_, one) => {
    expect(products.map(product => product.key)).toContain(one.product);
    for (const range of one.ranges ?? []) expect(rangeTrouble({ to: "", fixedIn: "", ...range })).toBeNull();
    for (const subject of one.cases ?? []) expect(subjects).toContain(subject);
    const texts = { en: { ...emptyText(), ...one.en }, es: { ...emptyText(), ...one.es } };
    const content = {
      audience: one.audience,
      severity: one.severity ?? null,
      course: one.course ?? null,
      productId: null,
      ranges: [],
      mustRead: false,
      texts,
    };
    expect(incomplete(one.kind, content)).toEqual([]);
  });
});
