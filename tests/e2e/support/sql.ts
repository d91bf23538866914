import { Pool, types } from "pg";
import { storyServer } from "../server.ts";

// A day of the calendar is its own text, not midnight of some zone.
types.setTypeParser(1082, text => text);

let pool: Pool | undefined;

/** Past all row security: what a story prepares or looks up, never what it proves. */
export async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  pool ??= new Pool({ connectionString: storyServer().adminUrl, max: 2, allowExitOnIdle: true });
  return (await pool.query<Row>(text, values)).rows;
}

/** The one row that is there. @throws when there is none */
export async function one<Row extends object>(text: string, values: unknown[] = []): Promise<Row> {
  const [row] = await sql<Row>(text, values);
  if (!row) throw new Error(`No row: ${text} ${JSON.stringify(values)}`);
  return row;
}
