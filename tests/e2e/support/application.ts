import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import type { QuestionDefinition, SectionDefinition } from "#lib/domain/programmes/definition.ts";
import { type Hired, hire } from "./people.ts";
import type { Seat } from "./seat.ts";
import { one, sql } from "./sql.ts";

const LONG =
  "Trabajamos desde hace doce años con ayuntamientos, hospitales y empresas de agua, con equipos propios en tres ciudades y clientes que repiten. ";

type Text = { en: string; es: string } | string;
const inLocale = (text: Text, seat: Seat) => (typeof text === "string" ? text : text[seat.locale]);

/** What a programme's application asks, by its newest version. */
export async function sectionsOf(workspace: string): Promise<SectionDefinition[]> {
  const row = await one<{ sections: SectionDefinition[] }>(
    `SELECT v.definition->'application'->'sections' AS sections FROM programme_version v
     JOIN workspace_slug w ON w.tenant_id = v.tenant_id WHERE w.slug = $1 ORDER BY v.version DESC LIMIT 1`,
    [workspace],
  );
  return row.sections;
}

export const titleOf = (section: { title: unknown }, seat: Seat) => inLocale(section.title as Text, seat);
export const labelOf = (question: { label: unknown }, seat: Seat) => inLocale(question.label as Text, seat);

/** Gives a believable answer to each question of a step that needs one. */
export async function fillSection(seat: Seat, section: SectionDefinition): Promise<void> {
  for (const question of section.questions) if (question.required) await fill(seat, question);
}

async function fill(seat: Seat, question: QuestionDefinition): Promise<void> {
  const main = seat.page.locator("form");
  const label = labelOf(question, seat);
  const box = main.getByLabel(label, { exact: true });
  const group = main.getByRole("group", { name: label });
  switch (question.kind) {
    case "country":
      return void (await box.selectOption("ES"));
    case "number":
      return box.fill(String(Math.max(12, question.min ?? 0)));
    case "url":
      return box.fill("https://www.molinos.example");
    case "long_text":
      return box.fill(
        LONG.repeat(Math.ceil((question.minLength ?? 80) / LONG.length)).slice(0, question.maxLength ?? 2000),
      );
    case "choice":
    case "tier":
      return group.getByRole("radio").first().check();
    case "multi":
      for (let n = 0; n < Math.max(1, question.min ?? 1); n++)
        await group.getByRole("checkbox").nth(n).check();
      return;
    case "people":
      for (let n = 0; n < Math.max(1, question.min ?? 1); n++) {
        if (n > 0) await group.getByRole("button", { name: seat.t("applications.form.people.add") }).click();
        await group
          .getByLabel(seat.t("applications.form.people.name"), { exact: true })
          .nth(n)
          .fill(`Persona ${n + 1}`);
      }
      return;
    case "file":
      await box.setInputFiles({
        name: "empresa.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Molinos, S.L."),
      });
      return expect(seat.page.getByText("empresa.txt").first()).toBeVisible();
    default:
      return box.fill("Molinos del Duero B09000999");
  }
}

/** A company of its own with an administrator and an application that is sent, with another one's answers save these. */
export async function applicantLike(
  number: string,
  at: { workspace: string; name: string; answers?: Record<string, string> },
): Promise<{ admin: Hired; number: string; slug: string }> {
  const orgId = randomUUID();
  const own = `Z-${orgId.slice(0, 8)}`;
  const slug = `story-${orgId.slice(0, 8)}`;
  await sql(
    `INSERT INTO organisation (tenant_id, id, side, name, slug, country, partner_org_id)
     SELECT tenant_id, $1::uuid, 'partner', $2, $3, 'ES', $1::uuid FROM application WHERE number = $4`,
    [orgId, at.name, slug, number],
  );
  const admin = await hire({
    workspace: at.workspace,
    org: slug,
    name: "Alma Aplica",
    roles: ["partner_admin"],
    locale: "es",
  });
  await sql(
    `INSERT INTO application (tenant_id, id, number, partner_org_id, org_name, programme_id, programme_version_id, tier_key,
       answers, state, submitted_at, due_at, warn_at, created_by_id, tax_key, domain_keys)
     SELECT tenant_id, $1, $2, $3, $4, programme_id, programme_version_id, tier_key, answers || $5::jsonb, 'submitted',
       submitted_at, due_at, warn_at, $6, '', '{}' FROM application WHERE number = $7`,
    [randomUUID(), own, orgId, at.name, JSON.stringify(at.answers ?? {}), admin.personId, number],
  );
  return { admin, number: own, slug };
}
