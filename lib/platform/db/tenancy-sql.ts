import { ROLES, type Role } from "./row-rules.ts";
import { GLOBAL_TABLES, TENANT_TABLES } from "./tenancy.ts";

const COMMANDS: Record<string, string> = { s: "SELECT", i: "INSERT", u: "UPDATE", d: "DELETE" };
export const commandsOf = (grants: string) => [...grants].map(letter => COMMANDS[letter] as string);
export const policyName = (table: string, role: Role) => `${table}_${role.replace("app_", "")}`;

/** SQL that grants, forces row security and makes the policies of one table; drops what stood there before. */
export function tenancySql(table: string): string {
  const global = GLOBAL_TABLES[table];
  const lines = [`REVOKE ALL ON "${table}" FROM ${ROLES.join(", ")};`];
  if (global) {
    for (const [role, grants] of Object.entries(global)) {
      lines.push(`GRANT ${commandsOf(grants).join(", ")} ON "${table}" TO ${role};`);
    }
    return lines.join("\n");
  }
  const rules = TENANT_TABLES[table];
  if (!rules) throw new Error(`${table} has no row in lib/platform/db/tenancy.ts`);
  lines.push(
    `ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY;`,
    `ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY;`,
  );
  for (const role of ROLES) {
    lines.push(`DROP POLICY IF EXISTS "${policyName(table, role)}" ON "${table}";`);
    const rule = rules[role];
    if (!rule) continue;
    lines.push(`GRANT ${commandsOf(rule.grants).join(", ")} ON "${table}" TO ${role};`);
    lines.push(
      `CREATE POLICY "${policyName(table, role)}" ON "${table}" TO ${role} USING (${rule.using}) WITH CHECK (${rule.check ?? rule.using});`,
    );
  }
  return lines.join("\n");
}
