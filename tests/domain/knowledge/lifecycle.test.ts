import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyText, incomplete, type KnowledgeContent, languageFor } from "#lib/domain/knowledge/item.ts";
import {
  publish,
  restore,
  type Standing,
  sendBack,
  submit,
  supersede,
  withdraw,
  write,
} from "#lib/domain/knowledge/lifecycle.ts";

const content = (more: Partial<KnowledgeContent> = {}): KnowledgeContent => ({
  audience: "entitled",
  severity: null,
  course: null,
  productId: null,
  ranges: [],
  mustRead: false,
  texts: { en: { ...emptyText(), title: "Title" }, es: emptyText() },
  ...more,
});

/** What is missing, and in which of the languages it is written in. */
const lacking = (...of: Parameters<typeof incomplete>) =>
  incomplete(...of).map(({ what, where }) => (where === "none" ? what : `${what} ${where}`));

describe("an alert, a known problem or an article (S10)", () => {
  test("what was written is handed in, read by somebody else, and published", () => {
    const draft = write(write(null, "ana"), "ben");
    expect(draft).toEqual({ state: "writing", authors: ["ana", "ben"] });
    const life: Standing = { state: "draft", draft };
    expect(publish(life, "cleo", true)).toEqual({ ok: false, error: "not_in_review" });
    const handed = submit(life);
    if (!handed.ok) throw new Error(handed.error);
    const inReview = { ...life, draft: handed.value };
    expect(submit(inReview)).toEqual({ ok: false, error: "already" });
    expect(publish(inReview, "ben", true)).toEqual({ ok: false, error: "own_work" });
    expect(sendBack(inReview, "ana")).toEqual({ ok: false, error: "own_work" });
    expect(sendBack(inReview, "cleo")).toMatchObject({ ok: true, value: { state: "writing" } });
    expect(publish(inReview, "cleo", true)).toMatchObject({
      ok: true,
      value: { state: "published", draft: null },
    });
  });

  test("who writes on what was handed in becomes its author, and it must be read anew", () => {
    expect(write({ state: "in_review", authors: ["ana"] }, "cleo")).toEqual({
      state: "writing",
      authors: ["ana", "cleo"],
    });
  });

  test("where no second person is wanted, an author publishes", () => {
    expect(publish({ state: "draft", draft: write(null, "ana") }, "ana", false).ok).toBe(true);
    expect(publish({ state: "published", draft: null }, "ana", false)).toEqual({
      ok: false,
      error: "no_draft",
    });
  });

  test("withdrawn and superseded are ways out, and both lead back", () => {
    const out: Standing = { state: "published", draft: null };
    expect(withdraw(out)).toEqual({ ok: true, value: "withdrawn" });
    expect(withdraw({ state: "draft", draft: null })).toEqual({ ok: false, error: "never_out" });
    expect(restore({ ...out, state: "superseded" })).toEqual({ ok: true, value: "published" });
    expect(restore(out)).toEqual({ ok: false, error: "not_gone" });
    expect(supersede({ ...out, id: "a" }, { ...out, id: "b" })).toEqual({ ok: true, value: "superseded" });
    expect(supersede({ ...out, id: "a" }, { ...out, id: "a" })).toEqual({ ok: false, error: "itself" });
    expect(supersede({ ...out, id: "a" }, { ...out, state: "superseded", id: "b" })).toEqual({
      ok: false,
      error: "other_not_out",
    });
  });

  test("property: with review, whoever publishes wrote nothing of it", () => {
    const people = fc.constantFrom("a", "b", "c", "d");
    fc.assert(
      fc.property(fc.array(people, { minLength: 1 }), people, (writers, publisher) => {
        const draft = writers.reduce<ReturnType<typeof write> | null>((was, who) => write(was, who), null);
        const handed = submit({ state: "draft", draft });
        if (!handed.ok) throw new Error(handed.error);
        const result = publish({ state: "draft", draft: handed.value }, publisher, true);
        expect(result.ok).toBe(!writers.includes(publisher));
      }),
    );
  });

  test("an alert says how grave it is, how far it has come, whom it concerns; worked around and resolved say how", () => {
    expect(lacking("article", content())).toEqual([]);
    expect(lacking("article", content({ texts: { en: emptyText(), es: emptyText() } }))).toEqual(["title"]);
    expect(lacking("alert", content())).toEqual(["severity", "course", "affected en"]);
    expect(lacking("problem", content({ course: "worked_around" }))).toEqual(["workaround en"]);
    expect(lacking("problem", content({ course: "resolved" }))).toEqual(["resolution en"]);
  });

  test("what one language says to do is said in the other it is written in, else its readers are told that nobody knows", () => {
    const both = (en: object, es: object) =>
      content({
        course: "active",
        texts: {
          en: { ...emptyText(), title: "Title", ...en },
          es: { ...emptyText(), title: "Título", ...es },
        },
      });
    expect(lacking("problem", both({}, {}))).toEqual([]);
    expect(lacking("problem", both({ resolution: "4.1.3" }, {}))).toEqual(["half_resolution es"]);
    expect(lacking("problem", both({}, { workaround: "Reinicie" }))).toEqual(["half_workaround en"]);
    expect(lacking("problem", both({ workaround: "Restart" }, { workaround: "Reinicie" }))).toEqual([]);
    expect(lacking("article", both({ workaround: "Restart" }, {}))).toEqual([]);
    const once = { ...both({ workaround: "Restart" }, {}), course: "worked_around" as const };
    expect(lacking("problem", once)).toEqual(["workaround es"]);
    expect(lacking("alert", { ...both({}, {}), severity: "low" })).toEqual(["affected both"]);
  });

  test("whoever reads another language gets what is written, and is told so", () => {
    expect(languageFor(["en", "es"], "es-MX")).toEqual({ locale: "es", fellBack: false });
    expect(languageFor(["en"], "es")).toEqual({ locale: "en", fellBack: true });
    expect(languageFor([], "es")).toBeNull();
  });
});
