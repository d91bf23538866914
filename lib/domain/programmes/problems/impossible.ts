import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import type { Found } from "#lib/domain/programmes/problems/found.ts";

/** A list that names one thing twice: it counts once, so the second is a mistake. */
function twice(list: readonly (string | number | null)[], path: Found["path"]): Found[] {
  return list.flatMap((item, i) =>
    list.indexOf(item) === i ? [] : [{ name: "namedTwice", path: [...path, i] }],
  );
}

/** Requirements nobody can meet, whatever they do, and questions nobody can answer. */
export function impossibleProblems(d: DraftDefinition): Found[] {
  const found: Found[] = [];
  d.requirements.forEach((r, i) => {
    const path = ["requirements", i, "params"];
    if (r.kind === "certified_specialists") {
      const { minimum, minimumPerArea, areas } = r.params;
      found.push(...twice(areas, [...path, "areas"]));
      // A person counts once in a group (P4): as many people as all areas ask for together.
      const needed = (minimumPerArea ?? 0) * areas.length;
      if (minimum !== null && minimum > 0 && needed > minimum)
        found.push({
          name: "perAreaTooMany",
          path: [...path, "minimumPerArea"],
          params: { needed, minimum, areas: areas.length, perArea: minimumPerArea ?? 0 },
        });
    }
    if (r.kind === "support_teams") {
      found.push(...twice(r.params.levels, [...path, "levels"]));
      // P8, P14: partners give levels 1 and 2; level 3 is the manufacturer's.
      if (r.params.levels.includes(3)) found.push({ name: "levelOfVendor", path: [...path, "levels"] });
    }
  });
  d.tiers.forEach((t, i) => {
    found.push(...twice(t.requirements, ["tiers", i, "requirements"]));
    found.push(...twice(t.benefits, ["tiers", i, "benefits"]));
  });
  d.application.sections.forEach((section, i) => {
    section.questions.forEach((q, j) => {
      const path = ["application", "sections", i, "questions", j];
      const options = q.options?.length ?? 0;
      if (q.kind === "multi" && options > 0 && (q.min ?? 0) > options)
        found.push({ name: "moreThanOptions", path: [...path, "min"], params: { options } });
      found.push(...twice(q.options?.map(option => option.key) ?? [], [...path, "options"]));
    });
  });
  return found;
}
