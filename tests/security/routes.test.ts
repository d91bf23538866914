import { globSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import type { NextAuthOptions } from "next-auth";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { closeFeed, openFeed, turnFeed } from "#lib/features/calendar-feeds/commands.ts";
import { storeFiles } from "#lib/features/files/commands.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { beginPlan } from "#lib/features/plans/drafts.ts";
import { beginDraft } from "#lib/features/programmes/draft-commands.ts";
import { authOptions } from "#lib/platform/auth.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { closeLive } from "#lib/platform/live.ts";
import { appointmentRoutes } from "#tests/security/appointment-routes.ts";
import { clockRoutes } from "#tests/security/clock-routes.ts";
import { credentialRoutes } from "#tests/security/credential-routes.ts";
import { draftRoutes } from "#tests/security/draft-routes.ts";
import { knowledgeRoutes } from "#tests/security/knowledge-routes.ts";
import { liveRoutes } from "#tests/security/live-routes.ts";
import { mailRoutes } from "#tests/security/mail-routes.ts";
import { quoteRoutes } from "#tests/security/quote-routes.ts";
import { releaseRoutes } from "#tests/security/release-routes.ts";
import { reportRoutes } from "#tests/security/report-routes.ts";
import { task } from "#tests/security/table/health.ts";
import { seated } from "#tests/security/table/training.ts";
import { unsubscribeRoutes } from "#tests/security/unsubscribe-routes.ts";
import { uploadRoutes } from "#tests/security/upload-routes.ts";
import { viewRoutes } from "#tests/security/view-routes.ts";
import { EVERYBODY, makeWorld, newcomer, row, type World } from "#tests/security/world.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type Browser, inBrowser, signedIn } from "#tests/support/visit.ts";

vi.mock("next/headers", async () => (await import("#tests/support/visit.ts")).headersMock());
// Addresses are made with the portal's secret.
process.env.AUTH_SECRET ??= "a secret for tests that is long enough";
const asked = vi.hoisted(() => ({ options: null as unknown }));
vi.mock("next-auth", () => ({
  default: (options: unknown) => {
    asked.options = options;
    return () => Response.json({});
  },
}));

// Every route is found by itself; one whose callers are written down nowhere fails the suite.

const ROOT = path.resolve(import.meta.dirname, "../..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
type Handler = (request: NextRequest, context: { params: Promise<object> }) => Promise<Response>;
type Route = Record<string, Handler>;

const files = globSync("app/**/route.{ts,tsx}", { cwd: ROOT }).sort();
const routes = new Map<string, Route>();
for (const file of files) routes.set(file, (await import(path.join(ROOT, file))) as Route);

let db: TestDatabase;
let w: World;
const visitor = (): Browser => new Map();
const browsers = new Map<string, Browser>();
async function browserOf({ accountId }: Actor): Promise<Browser> {
  const browser = browsers.get(accountId) ?? (await signedIn(db, accountId)).browser;
  browsers.set(accountId, browser);
  return browser;
}

beforeAll(async () => {
  db = await cloneDatabase();
  vi.stubEnv("LIVE_DATABASE_URL", db.appUrl);
  usePrisma(db.client);
  w = await makeWorld(db);
});
afterAll(async () => {
  await closeLive();
  await db.drop();
});

function get(
  file: string,
  address: string,
  params: object,
  browser: Browser,
  headers: Record<string, string> = {},
): Promise<Response> {
  const handler = routes.get(file)?.GET;
  if (!handler) throw new Error(`${file} answers no GET`);
  const request = new NextRequest(new URL(address, "http://escala.example"), { headers });
  return inBrowser(browser, async () => handler(request, { params: Promise.resolve(params) }));
}

function post(
  file: string,
  address: string,
  body: string,
  browser: Browser,
  headers: Record<string, string> = {},
  { method = "POST", params = {} }: { method?: "POST" | "PUT"; params?: object } = {},
): Promise<Response> {
  const handler = routes.get(file)?.[method];
  if (!handler) throw new Error(`${file} answers no ${method}`);
  const request = new NextRequest(new URL(address, "http://escala.example"), { method, body, headers });
  return inBrowser(browser, async () => handler(request, { params: Promise.resolve(params) }));
}

type Tests = Record<string, () => Promise<void>>;

const FILES = "app/api/files/[id]/route.ts";
const download = async (id: string, who: Actor | null, slug = w.ws.slug) =>
  get(
    FILES,
    `/api/files/${id}?w=${encodeURIComponent(slug)}`,
    { id },
    who ? await browserOf(who) : visitor(),
  );

/** A file of the customer's case that everybody of the case may read, or only some of them (T4). */
async function stored(audience: "everyone" | "partner_vendor" | "partner" | "vendor"): Promise<string> {
  const by = audience === "vendor" ? w.people.vendor_support : w.people.partner_support;
  const target = {
    subjectType: "ticket",
    subjectId: newId(),
    audience,
    partnerOrgId: w.partner.orgId,
    customerOrgId: w.customer.orgId,
  };
  const kept = await inWorkspace(by, tx => storeFiles(tx, by, target, [new File(["words"], "note.txt")]));
  return kept[0]?.id ?? "";
}

const sideOf = (who: (typeof EVERYBODY)[number]) =>
  who.startsWith("other") || who === "vendors_customer" ? "other" : w.people[who].side;

const SEARCH = "app/api/search/route.ts";
const search = async (who: Actor | null, words: string, slug = w.ws.slug) =>
  get(
    SEARCH,
    `/api/search?w=${encodeURIComponent(slug)}&q=${encodeURIComponent(words)}`,
    {},
    who ? await browserOf(who) : visitor(),
  );

const COMPANIES = "app/api/companies/route.ts";
const companies = async (who: Actor | null, said: Record<string, string>, slug = w.ws.slug) =>
  get(
    COMPANIES,
    `/api/companies?${new URLSearchParams({ w: slug, ...said })}`,
    {},
    who ? await browserOf(who) : visitor(),
  );

const LIBRARY = "app/api/library/[versionId]/route.ts";
const take = async (id: string, who: Actor | null, slug = w.ws.slug) =>
  get(
    LIBRARY,
    `/api/library/${id}?w=${encodeURIComponent(slug)}`,
    { versionId: id },
    who ? await browserOf(who) : visitor(),
  );

/** A published logo of the library, given under the benefit. */
async function libraryFile(): Promise<string> {
  const itemId = await row(w, "library_item", {
    kind: "logo",
    state: "published",
    title_en: "Logo",
    title_es: "",
    benefit: "logo",
    created_by: "Test",
  });
  const id = await row(w, "library_version", {
    item_id: itemId,
    label: "1",
    media: "file",
    state: "published",
    published_at: new Date(),
    created_by: "Test",
  });
  const by = w.people.vendor_admin;
  const target = {
    subjectType: "library",
    subjectId: itemId,
    audience: "vendor",
    partnerOrgId: null,
    customerOrgId: null,
  } as const;
  const file = new File(["the guide's words"], "logo.txt");
  const [kept] = await inWorkspace(by, tx => storeFiles(tx, by, target, [file]));
  await db.admin.query(
    "INSERT INTO library_source (tenant_id, version_id, attachment_id) VALUES ($1, $2, $3)",
    [w.ws.tenantId, id, kept?.id],
  );
  return id;
}
const stands = (state: string, tier: string | null, withdrawn = "{}") =>
  db.admin.query("UPDATE partnership SET state = $2, tier_key = $3, withdrawn_benefits = $4 WHERE id = $1", [
    w.partnershipId,
    state,
    tier,
    withdrawn,
  ]);

const SESSION_FILE = "app/api/training/[id]/calendar/route.ts";
const sessionFile = async (id: string, who: Actor | null, slug = w.ws.slug) =>
  get(
    SESSION_FILE,
    `/api/training/${id}/calendar?w=${encodeURIComponent(slug)}`,
    { id },
    who ? await browserOf(who) : visitor(),
  );

const DOCUMENTS = "app/api/documents/[id]/route.ts";
const pdf = async (id: string, who: Actor | null, slug = w.ws.slug, part = "original") =>
  get(
    DOCUMENTS,
    `/api/documents/${id}?w=${encodeURIComponent(slug)}&part=${part}`,
    { id },
    who ? await browserOf(who) : visitor(),
  );

/** A document sent for signature to the partner. */
async function sentDocument(): Promise<string> {
  const envelopeId = await row(w, "envelope", {
    agreement_id: newId(),
    partner_org_id: w.partner.orgId,
    number: `T-${newId()}`,
    title: "Agreement",
    locale: "en",
    template_id: newId(),
    template_version: 1,
    text: "Words",
    sha256: "a".repeat(64),
    remind_days: 3,
    sent_by: "Test",
    sent_by_id: w.people.vendor_admin.personId,
    expires_on: "2099-01-01",
  });
  await db.admin.query(
    `INSERT INTO envelope_document (tenant_id, envelope_id, part, partner_org_id, sha256, bytes)
     VALUES ($1, $2, 'original', $3, '', '%PDF')`,
    [w.ws.tenantId, envelopeId, w.partner.orgId],
  );
  return envelopeId;
}

const EFFECT = "app/api/agreements/[id]/effect/route.ts";
const effect = async (id: string, who: Actor | null, slug = w.ws.slug, on = "2030-01-01") =>
  get(
    EFFECT,
    `/api/agreements/${id}/effect?w=${encodeURIComponent(slug)}&on=${encodeURIComponent(on)}`,
    { id },
    who ? await browserOf(who) : visitor(),
  );

const MACHINE = "app/[vendor]/(public)/directory.json/route.ts";
const DRAWING = "app/[vendor]/(public)/directory/[slug]/logo/route.ts";
function machine(headers: Record<string, string> = {}, vendor = w.ws.slug, query = ""): Promise<Response> {
  const handler = routes.get(MACHINE)?.GET as Handler;
  const request = new NextRequest(`http://escala.example/${vendor}/directory.json${query}`, { headers });
  return inBrowser(visitor(), async () => handler(request, { params: Promise.resolve({ vendor }) }));
}
/** The partner's state as a person would decide it, with its line in the directory in the same transaction. */
async function listed(state: string, tier: string | null): Promise<void> {
  await stands(state, tier);
  await inWorkspace(asWorker(w.ws.tenantId), (tx, now) =>
    refreshCompany(tx, asWorker(w.ws.tenantId), w.partner.orgId, now),
  );
}

const ENTER = "app/api/enter/[membershipId]/route.ts";

const PROGRAMME = "app/api/programmes/[slug]/file/route.ts";
const SLUG = "solution-provider";
const programmeFile = async (who: Actor | null, edition: string, slug = SLUG, at = w.ws.slug) =>
  get(
    PROGRAMME,
    `/api/programmes/${slug}/file?w=${encodeURIComponent(at)}&edition=${encodeURIComponent(edition)}`,
    { slug },
    who ? await browserOf(who) : visitor(),
  );
const PLAN = "app/api/plans/[key]/file/route.ts";
const PLAN_KEY = "standard";
const planFile = async (who: Actor | null, edition: string, key = PLAN_KEY, at = w.ws.slug) =>
  get(
    PLAN,
    `/api/plans/${key}/file?w=${encodeURIComponent(at)}&edition=${encodeURIComponent(edition)}`,
    { key },
    who ? await browserOf(who) : visitor(),
  );
const SCHEMAS = "app/api/schemas/[name]/route.ts";
const TASK = "app/api/tasks/[id]/route.ts";
const TASK_FILE = "app/api/tasks/[id]/file/route.ts";
const askedOfTask = async (file: string, id: string, who: Actor | null, slug = w.ws.slug) =>
  get(
    file,
    `/api/tasks/${id}${file === TASK_FILE ? "/file" : ""}?w=${encodeURIComponent(slug)}`,
    { id },
    who ? await browserOf(who) : visitor(),
  );
async function finishedTask(expired: boolean): Promise<string> {
  const until = new Date(Date.now() + (expired ? -1 : 1) * 3_600_000);
  const id = await task(w, "partner_manager", {
    state: "done",
    due_at: null,
    finished_at: new Date(),
    expires_at: until,
  });
  await db.admin.query(
    `INSERT INTO task_file (tenant_id, task_id, person_id, org_id, name, media_type, bytes) VALUES ($1, $2, $3, $4, 'partners.csv', 'text/csv', 'words')`,
    [w.ws.tenantId, id, w.people.partner_manager.personId, w.people.partner_manager.orgId],
  );
  return id;
}

const CALENDAR = "app/[vendor]/(public)/calendar/[file]/route.ts";
const calendar = (file: string, vendor = w.ws.slug, headers: Record<string, string> = {}) =>
  get(CALENDAR, `/${vendor}/calendar/${file}`, { vendor, file }, visitor(), headers);
const addressOf = async (who: Actor, scope: "own" | "company" | "vendor") => {
  const { address } = await inWorkspace(who, tx => openFeed(tx, who, scope));
  return address.slice(address.lastIndexOf("/") + 1);
};
vi.stubEnv("CREDENTIAL_KEYS", `tests:${Buffer.alloc(32, 7).toString("base64")}`);

const ROUTES: Record<string, Record<string, Tests>> = {
  ...credentialRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
    listed,
  }),
  ...reportRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
  }),
  ...appointmentRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
  }),
  ...quoteRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
  }),
  ...knowledgeRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
  }),
  ...unsubscribeRoutes({
    world: () => w,
    get: (file, address, params) => get(file, address, params, visitor()),
    post: (file, address, body, headers, params) => post(file, address, body, visitor(), headers, { params }),
  }),
  ...viewRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
  }),
  ...mailRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
    post: async (file, request) => {
      const handler = routes.get(file)?.POST;
      if (!handler) throw new Error(`${file} answers no POST`);
      return handler(request as NextRequest, { params: Promise.resolve({}) });
    },
  }),
  ...releaseRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
  }),
  ...draftRoutes({
    world: () => w,
    put: async (file, address, params, body, who, headers) =>
      post(file, address, body, who ? await browserOf(who) : visitor(), headers, { method: "PUT", params }),
    drafts: async ticketId =>
      (await db.admin.query("SELECT person_id, body FROM reply_draft WHERE ticket_id = $1", [ticketId])).rows,
    places: async ticketId =>
      (await db.admin.query("SELECT person_id FROM reading_place WHERE ticket_id = $1", [ticketId])).rows,
  }),
  ...uploadRoutes({
    world: () => w,
    post: async (file, address, body, who, headers) =>
      post(file, address, body, who ? await browserOf(who) : visitor(), headers),
    held: async id =>
      (
        await db.admin.query(
          "SELECT uploaded_by_id, subject_type, subject_id FROM attachment WHERE id = $1",
          [id],
        )
      ).rows,
  }),
  ...liveRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
    post: async (file, address, body, who, headers) =>
      post(file, address, body, who ? await browserOf(who) : visitor(), headers),
    put: async (file, address, params, body, who, headers) =>
      post(file, address, body, who ? await browserOf(who) : visitor(), headers, { method: "PUT", params }),
  }),
  ...clockRoutes({
    world: () => w,
    ask: async (file, address, params, who) =>
      get(file, address, params, who ? await browserOf(who) : visitor()),
  }),
  ...Object.fromEntries(
    [TASK, TASK_FILE].map(file => [
      file,
      {
        GET: {
          "whoever asked for it alone, as long as it is kept; to all others it isn't there": async () => {
            const id = await finishedTask(false);
            for (const who of EVERYBODY) {
              const answer = await askedOfTask(file, id, w.people[who]);
              const text = await answer.text();
              expect([who, answer.status]).toEqual([who, who === "partner_manager" ? 200 : 404]);
              expect(text.includes("partners.csv") || text === "words").toBe(who === "partner_manager");
            }
            expect((await askedOfTask(file, id, null)).status).toBe(401);
            expect((await askedOfTask(file, id, w.foreigner)).status).toBe(404);
            expect((await askedOfTask(file, id, w.foreigner, w.foreigner.workspaceSlug)).status).toBe(404);
            expect((await askedOfTask(file, "../x", w.people.partner_manager)).status).toBe(404);
            const { headers } = await askedOfTask(file, id, w.people.partner_manager);
            expect(headers.get("cache-control")).toBe("private, no-store");
          },
          "a file whose time is over is fetched by nobody": async () => {
            const answer = await askedOfTask(file, await finishedTask(true), w.people.partner_manager);
            expect(answer.status).toBe(file === TASK ? 200 : 404);
            expect(await answer.text()).not.toMatch(/words|partners\.csv/);
          },
        },
      },
    ]),
  ),
  [FILES]: {
    GET: {
      "each reads the files of their own audience; to all others they aren't there (T4)": async () => {
        const readers = {
          everyone: ["vendor", "partner", "customer"],
          partner_vendor: ["vendor", "partner"],
          partner: ["partner"],
          vendor: ["vendor"],
        } as const;
        for (const [audience, sides] of Object.entries(readers)) {
          const id = await stored(audience as keyof typeof readers);
          for (const who of EVERYBODY) {
            const may = (sides as readonly string[]).includes(sideOf(who));
            const answer = await download(id, w.people[who]);
            expect([audience, who, answer.status]).toEqual([audience, who, may ? 200 : 404]);
            expect(await answer.text()).toBe(may ? "words" : "");
          }
        }
      },
      "the signed out get nothing; another workspace's people and made-up ids find nothing": async () => {
        const id = await stored("everyone");
        expect((await download(id, null)).status).toBe(401);
        for (const [file, slug] of [
          [id, w.ws.slug],
          [id, w.foreigner.workspaceSlug],
          [newId(), w.foreigner.workspaceSlug],
          ["../../etc/passwd", w.foreigner.workspaceSlug],
          [id, ""],
        ] as const) {
          const answer = await download(file, w.foreigner, slug);
          expect([file, slug, answer.status, await answer.text()]).toEqual([file, slug, 404, ""]);
        }
      },
      "it is never shown as a page of ours, and kept by no cache": async () => {
        const { headers } = await download(await stored("everyone"), w.people.customer_contact);
        expect(headers.get("content-disposition")).toMatch(/^attachment;/);
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("cache-control")).toBe("private, no-store");
      },
    },
  },
  [LIBRARY]: {
    GET: {
      "only who may have it gets it; the rest read why, or find nothing; each fetch is written down (P25)":
        async () => {
          await stands("active", "advanced");
          const id = await libraryFile();
          for (const who of EVERYBODY) {
            const answer = await take(id, w.people[who]);
            const status = { vendor: 200, partner: 200, customer: 404, other: 404 }[sideOf(who)];
            // The other partner is on its way in and holds nothing yet.
            expect([who, answer.status]).toEqual([who, who === "other_partner" ? 403 : status]);
            const text = await answer.text();
            expect([who, text.includes("guide's words")]).toEqual([who, status === 200]);
            if (who === "other_partner") expect(text).toContain("ADVANCED");
          }
          const { rows } = await db.admin.query(
            "SELECT count(*)::int AS n FROM library_read WHERE version_id = $1",
            [id],
          );
          expect(rows).toEqual([{ n: 5 }]);
        },
      "whatever ends ends it at once: status, tier, the benefit taken away (P17, P25)": async () => {
        const id = await libraryFile();
        for (const [state, tier, withdrawn, status] of [
          ["active", "advanced", "{}", 200],
          ["remediation", "advanced", "{}", 200],
          ["active", "advanced", "{logos,recognition}", 403],
          ["active", null, "{}", 403],
          ["suspended", "advanced", "{}", 403],
          ["ended", null, "{}", 403],
          ["active", "premier", "{}", 200],
        ] as const) {
          await stands(state, tier, withdrawn);
          const answer = await take(id, w.people.partner_admin);
          expect([state, tier, withdrawn, answer.status]).toEqual([state, tier, withdrawn, status]);
          expect((await answer.text()) === "the guide's words").toBe(status === 200);
        }
      },
      "the signed out, another workspace and made-up ids get nothing; a draft is the vendor's alone":
        async () => {
          await stands("active", "advanced");
          const id = await libraryFile();
          expect((await take(id, null)).status).toBe(401);
          expect((await take(id, w.foreigner)).status).toBe(404);
          expect((await take(id, w.foreigner, w.foreigner.workspaceSlug)).status).toBe(404);
          expect((await take("../x", w.people.vendor_admin)).status).toBe(404);
          await db.admin.query("UPDATE library_version SET state = 'draft' WHERE id = $1", [id]);
          expect((await take(id, w.people.partner_admin)).status).toBe(404);
          expect((await take(id, w.people.vendor_admin)).status).toBe(200);
        },
      "a link leads where it was typed to, whatever letters it has": async () => {
        const id = await libraryFile();
        await db.admin.query("UPDATE library_version SET media = 'link' WHERE id = $1", [id]);
        await db.admin.query(
          "UPDATE library_source SET attachment_id = NULL, url = 'https://vídeos.example/guía – 日本' WHERE version_id = $1",
          [id],
        );
        const answer = await take(id, w.people.vendor_admin);
        expect([answer.status, answer.headers.get("location")]).toEqual([
          302,
          "https://xn--vdeos-zsa.example/gu%C3%ADa%20%E2%80%93%20%E6%97%A5%E6%9C%AC",
        ]);
      },
      "its file is nobody's by the common door": async () => {
        await stands("active", "advanced");
        const id = await libraryFile();
        const { rows } = await db.admin.query(
          "SELECT attachment_id AS file FROM library_source WHERE version_id = $1",
          [id],
        );
        expect((await download(rows[0].file, w.people.partner_admin)).status).toBe(404);
      },
    },
  },
  [SESSION_FILE]: {
    GET: {
      "who keeps or gives the date has its calendar file, and of a company who comes or pays; nobody else (R1)":
        async () => {
          const { sessionId } = await seated(w, w.people.partner_support.personId);
          const may = [
            "vendor_admin",
            "certification_manager",
            "partner_manager",
            "trainer",
            "partner_support",
            "partner_admin",
            "partner_support_manager",
          ];
          for (const who of EVERYBODY) {
            const answer = await sessionFile(sessionId, w.people[who]);
            expect([who, answer.status]).toEqual([who, may.includes(who) ? 200 : 404]);
            if (answer.status === 200) expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR/);
          }
          expect((await sessionFile(sessionId, w.foreigner)).status).toBe(404);
          expect((await sessionFile(sessionId, w.foreigner, w.foreigner.workspaceSlug)).status).toBe(404);
          expect((await sessionFile(sessionId, null)).status).toBe(401);
          expect((await sessionFile("no-id", w.people.vendor_admin)).status).toBe(404);
        },
    },
  },
  [DOCUMENTS]: {
    GET: {
      "the vendor and that partner read what was sent; to all others it isn't there (P13, R1)": async () => {
        const id = await sentDocument();
        for (const who of EVERYBODY) {
          const may = ["vendor", "partner"].includes(sideOf(who));
          const answer = await pdf(id, w.people[who]);
          expect([who, answer.status, await answer.text()]).toEqual([
            who,
            may ? 200 : 404,
            may ? "%PDF" : "",
          ]);
        }
        expect((await pdf(id, null)).status).toBe(401);
        expect((await pdf(id, w.people.vendor_admin, w.ws.slug, "final")).status).toBe(404);
        for (const [document, slug] of [
          [id, w.ws.slug],
          [id, w.foreigner.workspaceSlug],
          ["../../etc/passwd", w.foreigner.workspaceSlug],
        ] as const)
          expect((await pdf(document, w.foreigner, slug)).status).toBe(404);
      },
      "it is a PDF and nothing else, and kept by no cache": async () => {
        const { headers } = await pdf(await sentDocument(), w.people.partner_admin);
        expect(headers.get("content-type")).toBe("application/pdf");
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("cache-control")).toBe("private, no-store");
      },
    },
  },
  [EFFECT]: {
    GET: {
      "what an end on a day would do is told to who may end it; to all others it isn't there (R1, P24)":
        async () => {
          const id = await row(w, "agreement", {
            number: `T-${newId()}`,
            partnership_id: w.partnershipId,
            partner_org_id: w.partner.orgId,
            kind: "partner_agreement",
            partner_signed_on: "2026-01-01",
            vendor_signed_on: "2026-01-01",
            starts_on: "2026-01-01",
          });
          for (const who of EVERYBODY) {
            const answer = await effect(id, w.people[who]);
            const may = ["partner_manager", "vendor_admin", "partner_admin"].includes(who);
            expect([who, answer.status]).toEqual([who, may ? 200 : 404]);
            if (may) expect(await answer.json()).toMatchObject({ from: "2030-01-01" });
          }
          expect((await effect(id, null)).status).toBe(401);
          expect((await effect(id, w.people.vendor_admin, w.ws.slug, "2030-02-31")).status).toBe(404);
          for (const slug of [w.ws.slug, w.foreigner.workspaceSlug])
            expect((await effect(id, w.foreigner, slug)).status).toBe(404);
        },
    },
  },
  [MACHINE]: {
    GET: {
      "anybody, from any website, reads who is listed and nothing else; kept, but asked after each time (P25)":
        async () => {
          await listed("active", "advanced");
          const answer = await machine();
          expect(answer.status).toBe(200);
          expect(answer.headers.get("access-control-allow-origin")).toBe("*");
          expect(answer.headers.get("cache-control")).toBe("public, no-cache");
          const told = (await answer.json()) as { partners: { name: string }[] };
          expect(told.partners.map(p => p.name)).toEqual([w.partner.name]);
          expect(Object.keys(told.partners[0] ?? {}).sort()).toEqual(
            [
              [
                "certifiedIn",
                "city",
                "countries",
                "country",
                "description",
                "email",
                "headline",
                "languages",
              ],
              ["logo", "name", "since", "specialities", "telephone", "tier", "url", "website"],
            ].flat(),
          );
          const etag = answer.headers.get("etag") ?? "";
          const again = await machine({ "if-none-match": `W/${etag}, "x"` });
          expect([again.status, await again.text()]).toEqual([304, ""]);
          await listed("suspended", "advanced");
          const after = await machine({ "if-none-match": etag });
          expect([after.status, ((await after.json()) as { partners: [] }).partners]).toEqual([200, []]);
          expect((await machine({}, "nobody-here")).status).toBe(404);
          expect((await machine({}, w.foreigner.workspaceSlug)).status).toBe(200);
        },
      "whatever is asked is words, never a pattern or a statement": async () => {
        await listed("active", "advanced");
        for (const asked of [
          "q=%25%25",
          "cursor=~~",
          "cursor=1~x~y",
          "country=%27",
          "q=__",
          "speciality=%27;--",
        ]) {
          const answer = await machine({}, w.ws.slug, `?${asked}`);
          const { partners } = (await answer.json()) as { partners: [] };
          expect([asked, answer.status, partners.length]).toEqual([
            asked,
            200,
            /cursor|country/.test(asked) ? 1 : 0,
          ]);
        }
      },
    },
    OPTIONS: {
      "a browser that asks first is told that it may read": async () => {
        const handler = routes.get(MACHINE)?.OPTIONS;
        const answer = await handler?.(new NextRequest("http://escala.example/x"), {
          params: Promise.resolve({}),
        });
        expect(answer?.headers.get("access-control-allow-methods")).toBe("GET, HEAD, OPTIONS");
      },
    },
  },
  [DRAWING]: {
    GET: {
      "a listed partner's drawing is anybody's to see and runs nothing; it goes with the listing (P17, P25)":
        async () => {
          await listed("active", "advanced");
          await db.admin.query(
            "UPDATE directory_entry SET logo = '<svg/>', logo_hash = 'x' WHERE partnership_id = $1",
            [w.partnershipId],
          );
          const at = (slug = w.partner.slug, vendor = w.ws.slug) =>
            get(DRAWING, `/${vendor}/directory/${slug}/logo`, { vendor, slug }, visitor());
          const answer = await at();
          expect([answer.status, await answer.text()]).toEqual([200, "<svg/>"]);
          expect(answer.headers.get("content-security-policy")).toContain("sandbox");
          expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
          expect((await at("nobody")).status).toBe(404);
          expect((await at(w.partner.slug, w.foreigner.workspaceSlug)).status).toBe(404);
          await listed("ended", null);
          expect((await at()).status).toBe(404);
        },
    },
  },
  [SEARCH]: {
    GET: {
      "each finds what their side may see; a partner's customer is nobody else's (R1)": async () => {
        for (const who of EVERYBODY) {
          const answer = await search(w.people[who], w.customer.name);
          expect(answer.status).toBe(200);
          expect(answer.headers.get("cache-control")).toBe("private, no-store");
          const groups = (await answer.json()) as { items: { href: string }[] }[];
          const found = groups.flatMap(group => group.items.map(item => item.href));
          const sees = ["vendor", "partner"].includes(sideOf(who));
          expect([who, found.includes(`/${w.ws.slug}/customers/${w.customer.slug}`)]).toEqual([who, sees]);
        }
      },
      "the signed out get nothing; another workspace's people find nothing": async () => {
        expect((await search(null, w.customer.name)).status).toBe(401);
        expect((await search(w.foreigner, w.customer.name)).status).toBe(404);
        const own = await search(w.foreigner, w.customer.name, w.foreigner.workspaceSlug);
        expect(await own.json()).toEqual([]);
      },
      "what is typed is words, never a pattern": async () => {
        for (const words of ["", "x", "%%", "__", "\\\\", "' OR true --", "(((", "a".repeat(5000)]) {
          const answer = await search(w.people.vendor_admin, words);
          expect([words.slice(0, 12), answer.status, await answer.json()]).toEqual([
            words.slice(0, 12),
            200,
            [],
          ]);
        }
      },
    },
  },
  [COMPANIES]: {
    GET: {
      "a vendor finds partners and customers, a partner its own customers, a customer nobody (R1)":
        async () => {
          const found = async (who: (typeof EVERYBODY)[number], kind: string, q: string) => {
            const answer = await companies(w.people[who], { kind, q });
            expect([who, answer.status]).toEqual([who, 200]);
            expect(answer.headers.get("cache-control")).toBe("private, no-store");
            return ((await answer.json()) as { found: { id: string }[] }).found.map(one => one.id);
          };
          for (const who of EVERYBODY) {
            const side = sideOf(who);
            const customers = await found(who, "customer", w.customer.name);
            expect([who, customers.includes(w.customer.orgId)]).toEqual([
              who,
              ["vendor", "partner"].includes(side),
            ]);
            const partners = await found(who, "partner", w.partner.name);
            expect([who, partners.includes(w.partner.orgId)]).toEqual([who, side === "vendor"]);
          }
        },
      "the signed out get nothing, another workspace's people find nothing, and what is typed is words":
        async () => {
          const asked = { kind: "customer", q: w.customer.name };
          expect((await companies(null, asked)).status).toBe(401);
          expect((await companies(w.foreigner, asked)).status).toBe(404);
          const own = await companies(w.foreigner, asked, w.foreigner.workspaceSlug);
          expect(await own.json()).toEqual({ found: [], more: false });
          expect((await companies(w.people.vendor_admin, { q: "a" })).status).toBe(400);
          expect((await companies(w.people.vendor_admin, { kind: "vendor", q: "" })).status).toBe(400);
          for (const q of ["%", "_", "\\", "' OR true --", "\0", "\ud800", "a".repeat(5000)]) {
            const answer = await companies(w.people.vendor_admin, { kind: "customer", q });
            expect([q.slice(0, 12), answer.status]).toEqual([q.slice(0, 12), 200]);
            if (q !== "\0") expect(await answer.json()).toEqual({ found: [], more: false });
          }
        },
    },
  },
  [ENTER]: {
    GET: {
      "only an own membership is entered; all others lead to one's own places and choose nothing":
        async () => {
          const { people } = w;
          const enter = async (id: string, browser: Browser) => {
            const answer = await get(ENTER, `/api/enter/${id}`, { membershipId: id }, browser);
            return new URL(answer.headers.get("location") ?? "").pathname;
          };
          const mine = await browserOf(people.partner_admin);
          for (const id of [people.partner_sales.membershipId, w.foreigner.membershipId, newId(), "x"])
            expect(await enter(id, mine)).toBe("/workspaces");
          expect(await enter(people.partner_admin.membershipId, visitor())).toBe("/workspaces");
          expect(mine.has("escala.acting")).toBe(false);
          expect(await enter(people.partner_admin.membershipId, mine)).toBe(`/${w.ws.slug}`);
          expect(mine.get("escala.acting")).toBe(people.partner_admin.membershipId);
        },
    },
  },
  [PROGRAMME]: {
    GET: {
      "the vendor's people read what was published; a draft only those who may edit it (P20)": async () => {
        const admin = w.people.vendor_admin;
        await inWorkspace(admin, tx => beginDraft(tx, { ...admin, ip: "" }, w.programmeId, null));
        for (const who of EVERYBODY) {
          const version = await programmeFile(w.people[who], "1");
          expect([who, version.status]).toEqual([who, sideOf(who) === "vendor" ? 200 : 404]);
          const draft = await programmeFile(w.people[who], "draft");
          const edits = who === "vendor_admin" || who === "partner_manager";
          expect([who, draft.status]).toEqual([who, edits ? 200 : 404]);
          expect((await draft.text()) === "").toBe(!edits);
        }
      },
      "the signed out get nothing; another workspace's people and made-up editions find nothing":
        async () => {
          expect((await programmeFile(null, "1")).status).toBe(401);
          expect((await programmeFile(w.foreigner, "1")).status).toBe(404);
          expect((await programmeFile(w.foreigner, "1", SLUG, w.foreigner.workspaceSlug)).status).toBe(404);
          for (const [edition, slug] of [
            ["99", SLUG],
            ["0", SLUG],
            ["1 OR 1", SLUG],
            ["", SLUG],
            ["1", "no-such"],
            ["draft", "../../x"],
          ] as const)
            expect((await programmeFile(w.people.vendor_admin, edition, slug)).status, edition).toBe(404);
        },
      "it is a download, and kept by no cache": async () => {
        const { headers } = await programmeFile(w.people.trainer, "1");
        expect(headers.get("content-disposition")).toBe('attachment; filename="solution-provider.v1.json"');
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("cache-control")).toBe("private, no-store");
      },
    },
  },
  [PLAN]: {
    GET: {
      "the vendor's people read what was published; a draft only its administrators (S1)": async () => {
        const admin = w.people.vendor_admin;
        await inWorkspace(admin, tx => beginPlan(tx, { ...admin, ip: "" }, PLAN_KEY));
        for (const who of EVERYBODY) {
          const version = await planFile(w.people[who], "1");
          expect([who, version.status]).toEqual([who, sideOf(who) === "vendor" ? 200 : 404]);
          const draft = await planFile(w.people[who], "draft");
          expect([who, draft.status]).toEqual([who, who === "vendor_admin" ? 200 : 404]);
          expect((await draft.text()) === "").toBe(who !== "vendor_admin");
        }
      },
      "the signed out get nothing; another workspace's people and made-up editions find nothing":
        async () => {
          expect((await planFile(null, "1")).status).toBe(401);
          expect((await planFile(w.foreigner, "1")).status).toBe(404);
          expect((await planFile(w.foreigner, "1", PLAN_KEY, w.foreigner.workspaceSlug)).status).toBe(404);
          for (const [edition, key] of [
            ["99", PLAN_KEY],
            ["0", PLAN_KEY],
            ["1 OR 1", PLAN_KEY],
            ["1", "no_such"],
            ["draft", "../../x"],
          ] as const)
            expect((await planFile(w.people.vendor_admin, edition, key)).status, edition).toBe(404);
        },
      "it is a download, and kept by no cache": async () => {
        const { headers } = await planFile(w.people.trainer, "1");
        expect(headers.get("content-disposition")).toBe('attachment; filename="standard.v1.json"');
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("cache-control")).toBe("private, no-store");
      },
    },
  },
  [CALENDAR]: {
    GET: {
      "whoever has the address reads what its owner may read; no other name opens anything": async () => {
        const file = await addressOf(w.people.partner_sales, "company");
        const answer = await calendar(file);
        expect(answer.status).toBe(200);
        expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
        // Kept by who follows it alone, and asked for each time: a known one answers with nothing.
        expect(answer.headers.get("cache-control")).toBe("private, no-cache");
        const tag = { "if-none-match": answer.headers.get("etag") ?? "" };
        const known = await calendar(file, w.ws.slug, tag);
        expect([known.status, await known.text()]).toEqual([304, ""]);
        expect((await calendar("nothing.ics", w.ws.slug, tag)).status).toBe(404);
        expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
        const [id, signature] = file.split(".") as [string, string];
        const other = await addressOf(w.people.trainer, "vendor");
        for (const wrong of [
          `${id}.${"A".repeat(32)}.ics`,
          `${id}.${signature.toLowerCase()}.ics`,
          `${other.split(".")[0]}.${signature}.ics`,
          `${newId()}.${signature}.ics`,
          `${id}.ics`,
          `${id}.${signature}`,
          "../../etc/passwd",
          "",
        ])
          expect([wrong, (await calendar(wrong)).status, await (await calendar(wrong)).text()]).toEqual([
            wrong,
            404,
            "",
          ]);
        expect((await calendar(file, w.foreigner.workspaceSlug)).status).toBe(404);
        expect((await calendar(file, "nowhere")).status).toBe(404);
      },
      "a new address ends the old one; one taken away opens nothing; who has left reads nothing (P22)":
        async () => {
          const who = w.people.partner_presales;
          const first = await addressOf(who, "company");
          const id = first.split(".")[0] as string;
          const { address } = await inWorkspace(who, tx => turnFeed(tx, who, id));
          const second = address.slice(address.lastIndexOf("/") + 1);
          expect([(await calendar(first)).status, (await calendar(second)).status]).toEqual([404, 200]);
          await db.admin.query("UPDATE membership SET valid_until = current_date - 1 WHERE id = $1", [
            who.membershipId,
          ]);
          const gone = await calendar(second);
          await db.admin.query("UPDATE membership SET valid_until = NULL WHERE id = $1", [who.membershipId]);
          expect([gone.status, await gone.text()]).toEqual([410, ""]);
          await inWorkspace(who, tx => closeFeed(tx, who, id));
          expect((await calendar(second)).status).toBe(404);
        },
    },
  },
  [SCHEMAS]: {
    GET: {
      "anybody reads the schemas of a programme's and a plan's file; there is no other": async () => {
        const read = (name: string) => get(SCHEMAS, `/api/schemas/${name}`, { name }, visitor());
        const answer = await read("programme-1.json");
        expect(answer.status).toBe(200);
        expect(await answer.json()).toMatchObject({ type: "object", required: ["format", "programme"] });
        const plan = await read("plan-1.json");
        expect(await plan.json()).toMatchObject({ type: "object", required: ["format", "plan"] });
        for (const name of ["programme-2.json", "..", "%2e%2e"]) expect((await read(name)).status).toBe(404);
      },
    },
  },
  "app/api/auth/[...nextauth]/route.ts": Object.fromEntries(
    ["GET", "POST"].map(method => [
      method,
      {
        "there is no second door: no provider signs in here, and a session that has ended is not told":
          async () => {
            expect(authOptions().providers).toEqual([]);
            const handler = routes.get("app/api/auth/[...nextauth]/route.ts")?.[method] as Handler;
            const request = new NextRequest("http://escala.example/api/auth/session", { method });
            await handler(request, { params: Promise.resolve({ nextauth: ["session"] }) });
            const { providers, callbacks, events } = asked.options as Required<NextAuthOptions>;
            expect(providers).toEqual([]);
            const { accountId } = w.people.partner_sales;
            const { sessionId } = await signedIn(db, accountId);
            const told = (sub: string) =>
              callbacks.session?.({
                session: { user: { name: "Told" }, expires: "2030" },
                token: { sub, sid: sessionId },
              } as unknown as Parameters<NonNullable<typeof callbacks.session>>[0]);
            expect(await told(accountId)).toMatchObject({ accountId, sessionId });
            // Somebody else's row under one's own name is nothing.
            const { accountId: other } = w.people.partner_admin;
            expect(await told(other)).toEqual({ expires: "2030" });
            const out = (sub: string) =>
              events.signOut?.({ token: { sub, sid: sessionId } } as unknown as Parameters<
                NonNullable<typeof events.signOut>
              >[0]);
            await out(other);
            expect(await told(accountId)).toMatchObject({ sessionId });
            await out(accountId);
            expect(await told(accountId)).toEqual({ expires: "2030" });
          },
      },
    ]),
  ),
  "app/api/health/live/route.ts": {
    GET: {
      "anybody; it says that it lives and nothing else": async () => {
        const answer = await get("app/api/health/live/route.ts", "/api/health/live", {}, visitor());
        expect(await answer.json()).toEqual({ live: true });
      },
    },
  },
  "app/api/health/ready/route.ts": {
    GET: {
      "anybody; it answers yes or no of each part, no name, address or error": async () => {
        const answer = await get("app/api/health/ready/route.ts", "/api/health/ready", {}, visitor());
        const told = (await answer.json()) as object;
        expect(Object.keys(told).sort()).toEqual(["database", "migrations", "ready", "worker"]);
        expect(Object.values(told).every(value => typeof value === "boolean")).toBe(true);
      },
    },
  },
};

const answers = (route: Route) => Object.keys(route).filter(name => METHODS.includes(name));

test("every route and method has its callers written down, and none that isn't there", () => {
  const there = [...routes].flatMap(([file, route]) => answers(route).map(method => `${method} ${file}`));
  const written = Object.entries(ROUTES).flatMap(([file, methods]) =>
    Object.keys(methods).map(method => `${method} ${file}`),
  );
  expect(written.sort()).toEqual(there.sort());
});

for (const [file, methods] of Object.entries(ROUTES))
  for (const [method, tests] of Object.entries(methods))
    describe(`${method} ${file}`, () => {
      for (const [sentence, run] of Object.entries(tests)) test(sentence, run);
    });

test("somebody whose membership has ended reads no file any more (P22)", async () => {
  const gone = await newcomer(w, w.partner, ["partner_support"]);
  const id = await stored("everyone");
  expect((await download(id, gone)).status).toBe(200);
  await db.admin.query("UPDATE membership SET valid_until = current_date - 1 WHERE id = $1", [
    gone.membershipId,
  ]);
  expect((await download(id, gone)).status).toBe(404);
});
