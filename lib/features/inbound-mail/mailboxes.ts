import type { Mailbox } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid } from "#lib/platform/refusal.ts";
import type { CreateMailboxInput, SaveMailboxInput } from "./schema.ts";

type Context = { tx: Tx; actor: By };

/** Opens an address to write to (S8). Refuses one that is taken, here or in another workspace: mail must have one place to go. */
export async function createMailbox(ctx: Context, input: CreateMailboxInput): Promise<{ id: string }> {
  const { tx, actor } = ctx;
  const id = newId();
  await route(ctx, id, null, input);
  await tx.mailbox.create({ data: { tenantId: actor.tenantId, id, ...(await fields(ctx, input)) } });
  await audit(tx, actor, { action: "mailbox.create", subjectType: "mailbox", subjectId: id, after: input });
  return { id };
}

/** Changes an address; the old name is free again. Throws conflict when somebody else changed it meanwhile. */
export async function saveMailbox(
  ctx: Context,
  row: Mailbox,
  { version, mailboxId: _id, ...input }: SaveMailboxInput,
): Promise<{ id: string }> {
  const { tx, actor } = ctx;
  await route(ctx, row.id, row.local, input);
  const { count } = await tx.mailbox.updateMany({
    where: { tenantId: actor.tenantId, id: row.id, version: judged(row, version) },
    data: { ...(await fields(ctx, input)), version: { increment: 1 } },
  });
  if (count === 0) conflict();
  const { createdAt: _at, version: _version, tenantId: _tenant, ...before } = row;
  await audit(tx, actor, {
    action: "mailbox.change",
    subjectType: "mailbox",
    subjectId: row.id,
    before,
    after: input,
  });
  return { id: row.id };
}

async function fields({ tx, actor }: Context, input: CreateMailboxInput) {
  const { productId, affectedPercent, ...rest } = input;
  if (productId !== "") {
    const product = await tx.product.findFirst({ where: { tenantId: actor.tenantId, id: productId } });
    if (!product) invalid({ productId: "errors.invalidValue" });
  }
  return { ...rest, productId: productId || null, affectedBp: Math.round(affectedPercent * 100) };
}

/** Addresses of all workspaces stand in one table, which only app_auth reaches; that one is taken says nothing of by whom. */
async function route(
  { tx, actor }: Context,
  mailboxId: string,
  before: string | null,
  { local, enabled }: CreateMailboxInput,
): Promise<void> {
  const taken = await tx.mailbox.findFirst({
    where: { tenantId: actor.tenantId, local, id: { not: mailboxId } },
    select: { id: true },
  });
  const free =
    !taken &&
    (await stepAs(tx, actor, "app_auth", async () => {
      if (before !== null && (before !== local || !enabled))
        await tx.mailRoute.deleteMany({ where: { local: before, tenantId: actor.tenantId, mailboxId } });
      if (!enabled) return true;
      const made = await tx.$queryRaw<{ mailbox_id: string }[]>`
        INSERT INTO mail_route (local, tenant_id, mailbox_id)
        VALUES (${local}, ${actor.tenantId}::uuid, ${mailboxId}::uuid)
        ON CONFLICT (local) DO UPDATE SET local = excluded.local RETURNING mailbox_id`;
      return made[0]?.mailbox_id === mailboxId;
    }));
  if (!free) invalid({ local: "inboundMail.refusal.taken" });
}
