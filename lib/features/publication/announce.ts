import type { Mover, Touched } from "#lib/domain/programmes/preview.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { type By, type EventInput, recordEvents } from "#lib/platform/record.ts";
import type { DryRun } from "./dry-run.ts";

/** What a version changes for one partner, as the fact keeps it: keys, so that each reads it in their language. */
export type Announced = Pick<Mover, "tierKey" | "tierThen" | "rungs" | "benefits" | "atStake"> & {
  move: Mover["move"] | null;
  programmeId: string;
  version: number;
  from: PlainDate;
  /** A promise keeps the present version for it: to its last day, or without an end. */
  kept: boolean;
  until: PlainDate | null;
};

type Version = {
  programmeId: string;
  version: number;
  from: PlainDate;
  keeps: ReadonlySet<string>;
  until: PlainDate | null;
};

/** Tells every partner that a published version touches what changes for it and from when (P20), once a version. */
export async function announce(tx: Tx, by: By, run: DryRun, version: Version): Promise<void> {
  const { programmeId, from, keeps } = version;
  await recordEvents(
    tx,
    by,
    [...run.movers, ...run.touched].flatMap((change): EventInput[] => {
      const partner = run.partners.get(change.id);
      if (!partner) return [];
      const kept = keeps.has(partner.orgId);
      const data: Announced = {
        programmeId,
        version: version.version,
        from,
        kept,
        until: kept ? version.until : null,
        ...partOf(change),
      };
      return [
        {
          subjectType: "partnership",
          subjectId: partner.id,
          type: "programme.announced",
          audience: "partner_vendor",
          partnerOrgId: partner.orgId,
          data,
          tell: true,
        },
      ];
    }),
  );
}

const partOf = ({ move, tierKey, tierThen, rungs, benefits, atStake }: Mover | Touched) => ({
  move,
  tierKey,
  tierThen,
  rungs,
  benefits,
  atStake,
});
