import fs from "node:fs";
import { z } from "zod";
import { textIn } from "#lib/domain/text.ts";
import type { Receipt } from "#lib/features/tickets/receipt.ts";
import { readReceipt, replayReceipt } from "#lib/features/tickets/receipt.ts";
import { translator } from "#lib/platform/i18n/translator.ts";

// Goes on from replay.mjs.

const file = process.argv[2] ?? "";

try {
  const receipt = readReceipt(fs.readFileSync(file, "utf8"));
  const { found, differences } = replayReceipt(receipt);
  tell(receipt, found);
  for (const { what, row, said, found: other } of differences) {
    console.log(`  ${row ? `row ${row}, ` : ""}${what}: the file says ${said}, it is ${other}`);
  }
  console.log(differences.length === 0 ? "AGREES" : `DIFFERS in ${differences.length}`);
  process.exit(differences.length === 0 ? 0 : 1);
} catch (error) {
  if (error instanceof z.ZodError)
    console.error(`${file} is no receipt of a clock:\n${z.prettifyError(inWords(error))}`);
  else console.error(`${file}: ${(error as Error).message}`);
  process.exit(2);
}

/** What is wrong in English: the calendar's schema says it by a key of the portal's texts. */
function inWords(error: z.ZodError) {
  return new z.ZodError(
    error.issues.map(issue => ({
      ...issue,
      message: translator("en")(issue.message),
    })) as z.ZodError["issues"],
  );
}

/** The walk as a table, on the wall clock of its calendar. */
function tell(
  { ticket, workspace, clock, promise, reading }: Receipt,
  found: ReturnType<typeof replayReceipt>["found"],
) {
  const wall = new Intl.DateTimeFormat("en-CA", {
    timeZone: promise.calendar.zone,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  const at = (moment: number | null) => (moment === null ? "–" : wall.format(moment));
  console.log(`${ticket} of ${workspace.name}: ${clock.kind} ${clock.cycle}, ${clock.priority}`);
  console.log(
    `${promise.targetMinutes} min in ${textIn(promise.calendar.name, "en")} v${promise.calendar.version} (${promise.calendar.zone})\n`,
  );
  for (const row of found.rows) {
    const minutes = `${String(row.counted).padStart(7)} ${String(row.sum).padStart(7)}`;
    console.log(`  ${at(row.from)}  ${at(row.to)}  ${row.kind.padEnd(6)} ${minutes}`);
  }
  console.log(
    `\nWarning ${at(found.warnAt)}, due ${at(found.due)}${found.projected ? " if the pause ended then" : ""}`,
  );
  console.log(
    `${found.state.replaceAll("_", " ")} at ${at(Date.parse(reading.at))}: ${found.usedMinutes} min used\n`,
  );
}
