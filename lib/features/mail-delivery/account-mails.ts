import type { Report } from "#lib/domain/mail/undelivered.ts";
import { PASSWORD_MAILS } from "#lib/features/accounts/account-mail.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { acrossTenants, asWorker, inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { noteReport } from "./commands.ts";

/** A mail of an account as it is noted: its template and address, never its link. */
export type AccountMail = { id: string; template: string; to: string };

/**
 * Notes in every workspace where its account's person takes part that a mail about a password is on its way; returns these workspaces. Repeating it adds
 * nothing. Mails that are of no account's password are noted nowhere.
 */
export async function noteAccountMail(mail: AccountMail): Promise<string[]> {
  if (!PASSWORD_MAILS.includes(mail.template)) return [];
  const account = await accountOf(mail.to);
  if (!account) return [];
  const noted: string[] = [];
  for (const tenantId of account.workspaces)
    if (await inWorkspace(asWorker(tenantId), tx => noteIn(tx, tenantId, account.id, mail)))
      noted.push(tenantId);
  return noted;
}

/**
 * What a server reports of a mail about a password comes back to one workspace: notes it in the others in which that mail was noted. Of any
 * other mail it does nothing; repeating it counts once.
 */
export async function noteReportElsewhere(tenantId: string, id: string, report: Report): Promise<void> {
  const [mail] = await acrossTenants(
    tx => tx.$queryRaw<{ to: string }[]>`
      SELECT to_email AS "to" FROM account_mail WHERE id = ${id}::uuid AND template = ANY (${PASSWORD_MAILS})`,
  );
  const account = mail && (await accountOf(mail.to));
  if (!account) return;
  for (const other of account.workspaces)
    if (other !== tenantId)
      await inWorkspace(asWorker(other), (tx, now) => noteReport(tx, other, id, report, now));
}

/** Whose address it is, and the workspaces they ever took part in. */
async function accountOf(email: string): Promise<{ id: string; workspaces: string[] } | null> {
  const account = await inAuth(tx => tx.account.findUnique({ where: { email }, select: { id: true } }));
  if (!account) return null;
  const rows = await inAuth(
    tx =>
      tx.membership.findMany({
        where: { accountId: account.id, acceptedAt: { not: null } },
        distinct: ["tenantId"],
        orderBy: { tenantId: "asc" },
        select: { tenantId: true },
      }),
    account.id,
  );
  return { id: account.id, workspaces: rows.map(row => row.tenantId) };
}

/** Who may know how it fared is who works with the company its person is at today. */
async function noteIn(tx: Tx, tenantId: string, accountId: string, mail: AccountMail): Promise<boolean> {
  await tx.$executeRaw`
    INSERT INTO mail_delivery (tenant_id, id, person_id, address, topic, audience, partner_org_id)
    SELECT p.tenant_id, ${mail.id}::uuid, p.id, ${mail.to}, ${mail.template},
      CASE WHEN m.side = 'partner' THEN 'partner_vendor' ELSE 'vendor' END,
      CASE WHEN m.side = 'partner' THEN m.partner_org_id END
    FROM membership m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.account_id = ${accountId}::uuid AND m.accepted_at IS NOT NULL
      AND lower(p.email) = lower(${mail.to}) AND ${inForce(tenantId)}
    ORDER BY m.created_at, m.id LIMIT 1
    ON CONFLICT DO NOTHING`;
  return (await tx.mailDelivery.count({ where: { tenantId, id: mail.id } })) > 0;
}
