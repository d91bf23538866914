import { bold, dim } from "../steps/progress.mjs";
import type { DemoAccount } from "./seed.ts";

/** The last thing `npm run up` prints: where it is, who to sign in as, where mail is read, and by which way mail comes in. */
export function closingTable(
  address: string,
  accounts: DemoAccount[],
  mailbox: number | undefined,
  mailIn: string | undefined,
): string {
  const lines = ["", `  Escala   ${bold(address)}`];
  if (mailbox)
    lines.push(`  Mail     http://127.0.0.1:${mailbox}   ${dim("captured; on this machine only")}`);
  if (mailIn) lines.push(`  Mail in  smtp://${mailIn}   ${dim("as docs/mail-in.md tells")}`);
  if (accounts.length > 0) {
    const rows = accounts.map(account => [
      account.workspace,
      account.side,
      account.role ?? "",
      account.email,
    ]);
    const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]!.length)));
    const passwords = new Set(accounts.map(account => account.password));
    lines.push("", `  Sign in at ${address}/sign-in as`);
    let previous = "";
    rows.forEach((row, index) => {
      const shown = row[0] === previous ? ["", ...row.slice(1)] : row;
      previous = row[0]!;
      const cells = shown.map((cell, column) => cell.padEnd(widths[column]!)).join("  ");
      lines.push(`    ${cells}${passwords.size > 1 ? `  ${accounts[index]!.password}` : ""}`.trimEnd());
    });
    if (passwords.size === 1) lines.push(`  Password of all of them: ${bold(accounts[0]!.password)}`);
  }
  lines.push("", dim("  Ctrl-C stops everything."), "");
  return lines.join("\n");
}
