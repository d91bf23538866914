import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { startApplicationAction } from "#lib/features/applications/actions.ts";
import type { PartnerHomeDto } from "#lib/features/home/dto.ts";
import { readHome } from "#lib/features/home/queries/home.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { endPartnershipAction } from "#lib/features/tiers/actions.ts";
import { workspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { accepted, look, type Scene } from "#tests/features/onboarding/scene.ts";
import { makePerson } from "#tests/support/factories/person.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let s: Scene;
beforeAll(async () => {
  s = await accepted(emmaProgramme);
  await look(s, (tx, now) => refreshCompany(tx, asWorker(s.ws.tenantId), s.org.orgId, now));
});
afterAll(() => s.db.drop());

/** What the partner's home shows of its way in. */
const wayIn = () =>
  inWorkspace(s.admin, async (tx, now) => {
    const workspace = workspaceInfo(await tx.workspace.findFirstOrThrow());
    const { waiting, standing } = (await readHome(tx, s.admin, workspace, now)) as PartnerHomeDto;
    return {
      toDo: waiting
        .filter(item => ["stepDo", "stepWrite", "stepNominate"].includes(item.kind))
        .map(item => item.title),
      steps: standing?.steps.map(step => [step.title, step.state]),
    };
  });

test("a way in goes on by the version it was begun under: a newer one neither renames, adds nor opens a step (P2, P20)", async () => {
  const before = await wayIn();
  expect(before.toDo.length).toBeGreaterThan(0);
  const definition: ProgrammeDefinition = {
    ...emmaProgramme,
    phases: emmaProgramme.phases.map(phase => ({
      ...phase,
      after: [],
      steps: phase.steps.map(step => ({ ...step, title: "Another step", after: [] })),
    })),
  };
  await look(s, tx =>
    tx.programmeVersion.create({
      data: {
        tenantId: s.ws.tenantId,
        id: newId(),
        programmeId: s.programmeId,
        version: 2,
        effectiveFrom: fromPlainDate(s.today),
        definition,
        publishedBy: "Test",
      },
    }),
  );
  expect(await wayIn()).toEqual(before);
});

test("suspended or ended, the home says since when and why; after the end also that one may apply again, to who may; then it shows the new application", async () => {
  const home = (actor = s.admin) =>
    inWorkspace(actor, async (tx, now) => {
      const workspace = workspaceInfo(await tx.workspace.findFirstOrThrow());
      return (await readHome(tx, actor, workspace, now)) as PartnerHomeDto;
    });
  expect((await home()).standing).toMatchObject({ ended: null, suspended: null });
  await s.db.admin.query("UPDATE partnership SET state = 'suspended'");
  await s.db.admin.query(
    `INSERT INTO tier_decision (tenant_id, id, partnership_id, partner_org_id, kind, reason, decided_by, decided_by_id)
     VALUES ($1, gen_random_uuid(), $2, $3, 'suspend', 'Unpaid fee', 'Mara', $4)`,
    [s.ws.tenantId, s.partnershipId, s.org.orgId, s.manager.personId],
  );
  expect((await home()).standing?.suspended?.reason).toBe("Unpaid fee");
  const partnership = await look(s, tx => tx.partnership.findFirstOrThrow());
  done(
    await as(s.db, s.manager, () =>
      endPartnershipAction(s.ws.slug, {
        slug: s.org.slug,
        version: partnership.version,
        reason: "No case in a year",
      }),
    ),
  );
  const { slug } = await look(s, tx => tx.programme.findFirstOrThrow());
  const ended = { on: s.today, reason: "No case in a year", apply: `/programmes/${slug}/apply` };
  expect(await home()).toMatchObject({ standing: { state: "ended", ended }, application: null });
  const engineer = await makePerson(s.db, s.ws, s.org, ["partner_support"]);
  expect((await home(engineer)).standing?.ended).toEqual({ ...ended, apply: null });
  const { number } = done(
    await as(s.db, s.admin, () =>
      startApplicationAction(s.ws.slug, { programme: slug, tier: null, again: true }),
    ),
  );
  expect(await home()).toMatchObject({
    standing: { ended: { apply: null } },
    application: { number, state: "draft" },
  });
});
