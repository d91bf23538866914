import type { Actor } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { HomeDto } from "../dto.ts";
import { readCustomerHome } from "./customer.ts";
import { readPartnerHome } from "./partner.ts";
import { readVendorHome } from "./vendor.ts";

/** The first page of whoever looks. Days are the workspace's. */
export async function readHome(tx: Tx, actor: Actor, workspace: WorkspaceInfo, now: Date): Promise<HomeDto> {
  const zone = workspace.timeZone;
  const today = todayIn(zone, now.getTime());
  switch (actor.side) {
    case "vendor":
      return readVendorHome(tx, { actor, today, zone, now });
    case "partner":
      return readPartnerHome(tx, { actor, today, zone, now });
    case "customer":
      return readCustomerHome(tx, { actor, workspace, today, now });
  }
}
