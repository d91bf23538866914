import path from "node:path";
import { z } from "zod";
import { parseMasterKeys } from "./credentials/sealing.ts";
import { DONE_FOLDER, readImapUrl } from "./mail-in/imap-settings.ts";

/** The environment is wrong: each line names a variable and says what is wrong with it. */
export class EnvError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

const postgresUrl = z
  .string()
  .refine(isPostgresUrl, "must look like postgres://user:password@host:5432/database");

const port = z.coerce
  .number("must be a port number")
  .int("must be a whole number")
  .min(1, "must lie between 1 and 65535")
  .max(65_535, "must lie between 1 and 65535");

/** Everything an operator can set. `.env.example` says the same in words, and a test compares the two. */
export const settings = z.object({
  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  QUEUE_DATABASE_URL: postgresUrl.optional(),
  LIVE_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL: z.coerce.number("must be a number").int().min(1).max(200).default(10),
  DATABASE_PREPARE: z.enum(["yes", "no"], "must be yes or no").default("yes"),
  SMTP_URL: z
    .string()
    .refine(value => hasProtocol(value, ["smtp:", "smtps:"]), "must look like smtp://user:password@host:587")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      "must look like Escala <portal@example.com>",
    )
    .default("Escala <portal@localhost>"),
  MAIL_IN_PORT: port.optional(),
  MAIL_IN_HOST: z.string().min(1).default("127.0.0.1"),
  MAIL_IN_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, "must look like mail.example.com")
    .optional(),
  MAIL_IN_IMAP_URL: z.string().optional(),
  MAIL_IN_IMAP_DONE: z.string().min(1).max(200).default(DONE_FOLDER),
  MAIL_HOOK_SECRET: z
    .string()
    .min(32, "must have at least 32 characters (openssl rand -base64 48)")
    .optional(),
  MAILBOX_PORT: port.default(8025),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  APP_URL: z
    .string()
    .refine(value => hasProtocol(value, ["http:", "https:"]), "must look like https://portal.example.com")
    .transform(value => value.replace(/\/+$/, ""))
    .optional(),
  TRUSTED_PROXIES: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must lie between 1 and 10")
    .max(10, "must lie between 1 and 10")
    .default(1),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters (openssl rand -base64 48)").optional(),
  CREDENTIAL_KEYS: z
    .string()
    .superRefine((value, ctx) => {
      try {
        parseMasterKeys(value);
      } catch (error) {
        ctx.addIssue({ code: "custom", message: (error as Error).message });
      }
    })
    .optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  UPLOAD_MAX_MB: z.coerce
    .number("must be a number of megabytes")
    .int("must be a whole number of megabytes")
    .min(1, "must lie between 1 and 25")
    .max(25, "must lie between 1 and 25")
    .default(25),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error").default("info"),
  DEMO_DATA: z.enum(["yes", "no"], "must be yes or no").default("yes"),
});

export type Settings = z.infer<typeof settings>;

/** What a running part needs for sure: the settings, with the optional ones decided. */
export type Env = Omit<Settings, "DATABASE_URL" | "APP_URL" | "AUTH_SECRET"> & {
  DATABASE_URL: string;
  APP_URL: string;
  AUTH_SECRET: string;
};

/**
 * Reads and checks the settings; an empty value counts as not set.
 * @throws EnvError with one line a variable
 */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.keys(settings.shape).map(name => [name, source[name]?.trim() || undefined]),
  );
  const parsed = settings
    .superRefine(({ MAIL_IN_IMAP_URL, MAIL_IN_IMAP_DONE }, ctx) => {
      try {
        if (MAIL_IN_IMAP_URL) readImapUrl(MAIL_IN_IMAP_URL, MAIL_IN_IMAP_DONE);
      } catch (error) {
        ctx.addIssue({ code: "custom", path: ["MAIL_IN_IMAP_URL"], message: (error as Error).message });
      }
    })
    .safeParse(given);
  if (parsed.success) return { ...parsed.data, DATA_DIR: path.resolve(parsed.data.DATA_DIR) };
  throw new EnvError(parsed.error.issues.map(issue => `${String(issue.path[0])}: ${issue.message}`));
}

let cached: Env | undefined;

/**
 * The settings of this process, read on first use (a build has none).
 * @throws EnvError when one is wrong, or when DATABASE_URL or AUTH_SECRET is missing
 */
export function env(): Env {
  cached ??= complete(readSettings(process.env));
  return cached;
}

function complete(values: Settings): Env {
  const { DATABASE_URL, AUTH_SECRET } = values;
  if (!DATABASE_URL || !AUTH_SECRET) {
    const absent = Object.entries({ DATABASE_URL, AUTH_SECRET }).filter(([, value]) => !value);
    throw new EnvError(absent.map(([name]) => `${name}: is not set (npm run up sets it by itself)`));
  }
  return {
    ...values,
    DATABASE_URL,
    AUTH_SECRET,
    APP_URL: values.APP_URL ?? `http://localhost:${values.PORT}`,
  };
}

function isPostgresUrl(value: string): boolean {
  return hasProtocol(value, ["postgres:", "postgresql:"]) && new URL(value).pathname.length > 1;
}

function hasProtocol(value: string, protocols: string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).hostname !== "";
}
