import { Prisma } from "./prisma.ts";

/** SQL: the day it is in the workspace, in its own zone, by the database's clock. For every side and the worker. */
export const dayIn = (tenantId: string): Prisma.Sql =>
  Prisma.sql`(SELECT (now() AT TIME ZONE place.time_zone)::date FROM workspace place WHERE place.tenant_id = ${tenantId}::uuid)`;

/** SQL: that the affiliation `m` is not over. The last day counts, and days are the workspace's (P22). */
export const notOver = (tenantId: string): Prisma.Sql =>
  Prisma.sql`(m.valid_until IS NULL OR m.valid_until >= ${dayIn(tenantId)})`;

/** SQL: that the affiliation `m` has begun and is not over. */
export const inForce = (tenantId: string): Prisma.Sql =>
  Prisma.sql`(m.valid_from <= ${dayIn(tenantId)} AND ${notOver(tenantId)})`;
