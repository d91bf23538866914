import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import type { PartnerHomeDto } from "#lib/features/home/dto.ts";
import { readHome } from "#lib/features/home/queries/home.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { workspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { accepted, look, type Scene } from "#tests/features/onboarding/scene.ts";

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
