import pg from "pg";

/** The sides' roles: nobody logs in as one of them, and all grants and policies are theirs. */
export const SIDE_ROLES = [
  "app_vendor",
  "app_partner",
  "app_customer",
  "app_person",
  "app_worker",
  "app_public",
  "app_auth",
] as const;

/** Owner of the functions that look further than who asks (search, rules_await, feature_votes): reads what they look at alone, and the application can't become it. */
export const SEARCH_ROLE = "app_search";

export type LoginPasswords = { owner: string; app: string; queue: string };

export type DatabaseUrls = {
  /** `escala_app`: no grant of its own but to ask who asks (`door.who_asks`), becomes one of the sides' roles by `SET ROLE`. */
  appUrl: string;
  /** `escala_owner`: owns the tables and runs migrations. */
  ownerUrl: string;
  /** `escala_queue`: owns the schema `pgboss` and reaches nothing else. */
  queueUrl: string;
};

/**
 * Creates what belongs to the server rather than to a migration: roles, logins, the database and the
 * queue's schema. Repeating it changes nothing. Postgres 15 or newer.
 * @param adminUrl login of a superuser, or of a role with CREATEROLE and CREATEDB
 * @returns the three logins' addresses in `database`
 */
export async function bootstrap(
  adminUrl: string,
  database: string,
  passwords: LoginPasswords,
): Promise<DatabaseUrls> {
  const urls = loginUrls(adminUrl, database, passwords);
  await connected(adminUrl, async admin => {
    await admin.query("SELECT pg_advisory_lock(4711, 1)");
    const { rows } = await admin.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    const version = rows[0]!.version;
    if (version < 150_000)
      throw new Error(`Postgres 15 or newer is needed; this one is ${(version / 10_000) | 0}.`);
    await createRoles(admin);
    for (const [role, url] of [
      ["escala_owner", urls.ownerUrl],
      ["escala_app", urls.appUrl],
      ["escala_queue", urls.queueUrl],
    ] as const) {
      if (!(await canLogIn(url, adminUrl))) {
        await admin.query(
          `ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(decodeURIComponent(new URL(url).password))}`,
        );
      }
    }
    await grantMemberships(admin, version);
    const found = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (found.rowCount === 0) {
      await admin.query(
        `CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER escala_owner ENCODING 'UTF8' TEMPLATE template0`,
      );
    }
  });
  await prepareDatabase(withDatabase(adminUrl, database));
  return urls;
}

async function createRoles(admin: pg.Client): Promise<void> {
  const wanted: [name: string, options: string][] = [
    ...[...SIDE_ROLES, SEARCH_ROLE].map((name): [string, string] => [name, "NOLOGIN NOINHERIT"]),
    // Inherits: before 16, what a database's owner may do in its schema `public` comes by inheritance.
    ["escala_owner", "LOGIN INHERIT"],
    ["escala_app", "LOGIN NOINHERIT"],
    ["escala_queue", "LOGIN NOINHERIT"],
  ];
  const { rows } = await admin.query<{ rolname: string }>(
    "SELECT rolname FROM pg_roles WHERE rolname = ANY($1)",
    [wanted.map(([name]) => name)],
  );
  const present = new Set(rows.map(row => row.rolname));
  for (const [name, options] of wanted) {
    if (!present.has(name)) await admin.query(`CREATE ROLE ${name} ${options}`);
  }
}

/**
 * `escala_app` may become each side and inherits from none; from 16 on this is said on the membership
 * as well, because an INHERIT membership granted by hand would override the role's NOINHERIT.
 */
async function grantMemberships(admin: pg.Client, version: number): Promise<void> {
  const { rows } = await admin.query<{ role: string; member: string; loose: boolean }>(
    version >= 160_000
      ? `SELECT r.rolname AS role, m.rolname AS member, NOT g.set_option OR g.inherit_option AS loose
           FROM pg_auth_members g JOIN pg_roles r ON r.oid = g.roleid JOIN pg_roles m ON m.oid = g.member`
      : `SELECT r.rolname AS role, m.rolname AS member, false AS loose
           FROM pg_auth_members g JOIN pg_roles r ON r.oid = g.roleid JOIN pg_roles m ON m.oid = g.member`,
  );
  const current = await admin.query<{ name: string; super: boolean }>(
    "SELECT rolname AS name, rolsuper AS super FROM pg_roles WHERE rolname = current_user",
  );
  const me = current.rows[0]!;
  const wanted = [
    ...SIDE_ROLES.map(role => ({ role: role as string, member: "escala_app" })),
    // To hand the search function over to its role.
    { role: SEARCH_ROLE, member: "escala_owner" },
    // A CREATEROLE login that is no superuser must be a member to create things for another owner.
    ...(me.super ? [] : ["escala_owner", "escala_queue"].map(role => ({ role, member: me.name }))),
  ];
  const suffix = version >= 160_000 ? " WITH INHERIT FALSE, SET TRUE" : "";
  for (const { role, member } of wanted) {
    const has = rows.some(row => row.role === role && row.member === member && !row.loose);
    if (!has) await admin.query(`GRANT ${role} TO ${pg.escapeIdentifier(member)}${suffix}`);
  }
}

/**
 * The part of the bootstrap that lies in one database, also needed by each copy of a template:
 * closes it to everybody but the three logins and gives the queue its schema.
 */
export async function prepareDatabase(adminUrlOfDatabase: string): Promise<void> {
  await connected(adminUrlOfDatabase, async admin => {
    const name = pg.escapeIdentifier(decodeURIComponent(new URL(adminUrlOfDatabase).pathname.slice(1)));
    const { rows } = await admin.query<{ owner: string; queue: boolean }>(
      `SELECT pg_get_userbyid(datdba) AS owner, to_regnamespace('pgboss') IS NOT NULL AS queue
         FROM pg_database WHERE datname = current_database()`,
    );
    const { owner, queue } = rows[0]!;
    // As the database's owner when it is ours: a CREATEROLE login has no right of its own here.
    if (owner === "escala_owner") await admin.query("SET ROLE escala_owner");
    else await admin.query(`GRANT CREATE ON DATABASE ${name} TO escala_owner`);
    await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await admin.query(`GRANT CONNECT ON DATABASE ${name} TO escala_owner, escala_app, escala_queue`);
    await admin.query("REVOKE ALL ON SCHEMA public FROM PUBLIC");
    await admin.query("GRANT USAGE, CREATE ON SCHEMA public TO escala_owner");
    await admin.query(`GRANT USAGE ON SCHEMA public TO ${[...SIDE_ROLES, SEARCH_ROLE].join(", ")}`);
    // ALTER FUNCTION … OWNER TO asks that the new owner could have created it.
    await admin.query(`GRANT CREATE ON SCHEMA public TO ${SEARCH_ROLE}`);
    if (queue) return;
    await admin.query(`GRANT CREATE ON DATABASE ${name} TO escala_queue`);
    await admin.query("RESET ROLE");
    await admin.query("SET ROLE escala_queue");
    await admin.query("CREATE SCHEMA pgboss");
    await admin.query("RESET ROLE");
    if (owner === "escala_owner") await admin.query("SET ROLE escala_owner");
    await admin.query(`REVOKE CREATE ON DATABASE ${name} FROM escala_queue`);
  });
}

/** The three logins' addresses on the server that `adminUrl` names. */
export function loginUrls(adminUrl: string, database: string, passwords: LoginPasswords): DatabaseUrls {
  const as = (user: string, password: string) => {
    const url = new URL(withDatabase(adminUrl, database));
    url.username = user;
    url.password = encodeURIComponent(password);
    return url.toString();
  };
  return {
    appUrl: as("escala_app", passwords.app),
    ownerUrl: as("escala_owner", passwords.owner),
    queueUrl: as("escala_queue", passwords.queue),
  };
}

/** The same login in another database of the same server. */
export function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}

/** Runs with one connection and closes it, whatever happens. */
export async function connected<T>(address: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  // An error event without a listener would end the process; the query under way fails by itself.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Does this login work? Tried in the admin's own database, because the target may not exist yet. */
async function canLogIn(url: string, adminUrl: string): Promise<boolean> {
  try {
    await connected(
      withDatabase(url, decodeURIComponent(new URL(adminUrl).pathname.slice(1))),
      async () => undefined,
    );
    return true;
  } catch (error) {
    // Refused for want of CONNECT means that the password was right.
    return error instanceof pg.DatabaseError && error.code === "42501";
  }
}
