import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { unbakeSvg } from "#lib/domain/credentials/baking.ts";
import { isSet } from "#lib/domain/credentials/status-list.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { issueAction, revokeAction } from "#lib/features/certifications/actions.ts";
import {
  checkCredential,
  rotateKeyAction,
  showMyNameAction,
  showNameAction,
  withdrawKeyAction,
} from "#lib/features/credentials/actions.ts";
import { checkFile } from "#lib/features/credentials/check.ts";
import { fileOf } from "#lib/features/credentials/files.ts";
import { rewrapKeys } from "#lib/features/credentials/keys.ts";
import {
  publicCredential,
  publicDocument,
  publicKeys,
  publicList,
} from "#lib/features/credentials/queries.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { signedStatement, statementPaper, stoodOn } from "#lib/features/statements/statement.ts";
import { workspaceInfo } from "#lib/platform/actor.ts";
import { decodeBits } from "#lib/platform/credentials/bits.ts";
import { proofHolds } from "#lib/platform/credentials/proof.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { checkedOffline } from "#tests/support/check-offline.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeReadyPartner } from "#tests/support/factories/ready-partner.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);
const OLD = `old:${Buffer.alloc(32, 1).toString("base64")}`;
const NEW = `new:${Buffer.alloc(32, 2).toString("base64")}`;
vi.stubEnv("CREDENTIAL_KEYS", OLD);
vi.stubEnv("APP_URL", "https://portal.example");

let db: TestDatabase;
let ws: TestWorkspace;
let programme: TestProgramme;
let certifier: Actor;
let holder: Actor;
let admin: Actor;
let colleague: Actor;
let today: PlainDate;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { ticketPrefix: "ONE" });
  programme = await makeProgramme(db, ws, { ...openNebulaProgramme, certifiesCompany: true });
  certifier = await makeVendorActor(db, ws, ["certification_manager"]);
  admin = await makeVendorActor(db, ws);
  const { org, actor } = await makePartner(db, ws);
  holder = actor;
  colleague = await makePerson(db, ws, org, ["partner_admin"]);
  await makeReadyPartner(db, actor, programme, { state: "active" });
  today = await worker(async (_, now) => todayIn(ws.timeZone, now.getTime()));
});
afterAll(() => db.drop());

const worker = <T>(work: Parameters<typeof inWorkspace<T>>[1]) =>
  inWorkspace(asWorker(ws.tenantId), work, db.client);

/** A visitor's reading. */
const visit = async <T>(work: Parameters<typeof readPublic<T>>[1]): Promise<T> => {
  const found = await readPublic(ws.slug, work);
  if (found === null) throw new Error("not there");
  return found;
};

/** A certificate that passed its examination, issued by the certification manager. */
async function issued(day = today): Promise<{ id: string; version: number }> {
  const row = await worker(async tx =>
    tx.certification.create({
      data: {
        tenantId: ws.tenantId,
        id: crypto.randomUUID(),
        personId: holder.personId,
        personName: holder.name,
        partnerOrgId: holder.orgId,
        programmeId: programme.programmeId,
        areaKey: "architect",
        nominatedBy: "Test",
        result: "passed",
        resultOn: new Date("2021-01-01"),
      },
    }),
  );
  done(await as(db, certifier, () => issueAction(ws.slug, { id: row.id, version: 0, day })));
  return { id: row.id, version: 1 };
}

const documentOf = async (id: string): Promise<Record<string, unknown>> =>
  JSON.parse((await visit(of => publicDocument(of, id))) ?? "null");
const check = (document: unknown) => checkFile(Buffer.from(JSON.stringify(document)));
const bit = async (document: Record<string, unknown>): Promise<boolean | null> => {
  const entry = document.credentialStatus as { statusListIndex: string };
  const list = JSON.parse((await visit(of => publicList(of, 1)))?.document ?? "null");
  const bits = decodeBits(list.credentialSubject.encodedList) ?? new Uint8Array();
  expect(bits.length * 8).toBeGreaterThanOrEqual(131_072);
  return isSet(bits, Number(entry.statusListIndex));
};

test("issuing a certificate makes a credential that anybody can check; revoking it flips the list at once (P23)", async () => {
  const { id, version } = await issued();
  const document = await documentOf(id);
  expect(document.id).toBe(`https://portal.example/${ws.slug}/credentials/${id}`);
  expect(document.issuer).toMatchObject({ id: `did:web:portal.example:${ws.slug}` });
  const { did } = (await visit(publicKeys)) as {
    did: { verificationMethod: { id: string; publicKeyMultibase: string }[] };
  };
  const [key] = did.verificationMethod;
  expect((document.proof as { verificationMethod: string }).verificationMethod).toBe(key?.id);
  expect(await proofHolds(document, key?.publicKeyMultibase ?? "")).toBe(true);
  expect(await check(document)).toMatchObject({ answer: "valid", href: `/${ws.slug}/credentials/${id}` });
  expect(await bit(document)).toBe(false);

  done(
    await as(db, certifier, () =>
      revokeAction(ws.slug, { id, version, reason: "Shared the answers of the examination" }),
    ),
  );
  expect(await bit(document)).toBe(true);
  expect(await check(document)).toMatchObject({ answer: "revoked", detail: today });
  const page = await visit(of => publicCredential(of, id, null));
  expect(page).toMatchObject({ state: "revoked", revokedOn: today, reason: "withdrawn" });
  expect(JSON.stringify(page)).not.toContain("Shared");
  expect(await visit(of => publicCredential(of, id, addDays(today, -1)))).toMatchObject({ state: "not_yet" });
});

test("a document is signed once and stays the same, byte by byte", async () => {
  const { id } = await issued();
  const first = await visit(of => publicDocument(of, id));
  const [one, two] = await Promise.all([1, 2].map(() => visit(of => publicDocument(of, id))));
  expect([one, two]).toEqual([first, first]);
});

test("each wrong file has an answer of its own", async () => {
  const { id } = await issued();
  const document = await documentOf(id);
  const { credentialSubject } = document as { credentialSubject: object };
  expect(await check({ ...document, name: "Other" })).toMatchObject({ answer: "tampered" });
  expect(
    await check({ ...document, credentialSubject: { ...credentialSubject, licenseNumber: "X" } }),
  ).toMatchObject({
    answer: "tampered",
  });
  expect(
    await check({
      ...document,
      "@context": [...(document["@context"] as string[]), "https://evil.example/v1"],
    }),
  ).toMatchObject({ answer: "unknown_context", detail: "https://evil.example/v1" });
  expect(
    await check({
      ...document,
      credentialSubject: { ...credentialSubject, "@context": { name: "https://schema.org/name" } },
    }),
  ).toMatchObject({ answer: "unknown_context" });
  expect(await check({ ...document, issuer: { id: "did:web:other.example:acme" } })).toMatchObject({
    answer: "unknown_issuer",
  });
  expect(await check({ ...document, issuer: { id: "did:web:portal.example:nobody" } })).toMatchObject({
    answer: "unknown_issuer",
  });
  const { proof } = document as { proof: Record<string, string> };
  expect(
    await check({ ...document, proof: { ...proof, verificationMethod: `${proof.verificationMethod}9` } }),
  ).toMatchObject({ answer: "unknown_key" });
  expect(await check({ ...document, proof: { ...proof, cryptosuite: "ecdsa-rdfc-2019" } })).toMatchObject({
    answer: "unknown_proof",
  });
  expect(await check({ hello: "world" })).toMatchObject({ answer: "not_a_credential" });
  expect(await checkFile(Buffer.from("no JSON at all"))).toMatchObject({ answer: "not_a_credential" });
  expect(await checkFile(Buffer.alloc(0))).toMatchObject({ answer: "not_a_credential" });
  // Long lists and long documents neither break nor hold it up.
  const long = (n: number) => Buffer.from(JSON.stringify({ ...document, a: Array(n).fill(0) }));
  for (const n of [20_000, 500_000])
    expect(await checkFile(long(n))).toMatchObject({ answer: n > 30_000 ? "not_a_credential" : "tampered" });
  const list = JSON.parse((await visit(of => publicList(of, 1)))?.document ?? "null");
  expect(await check(list)).toMatchObject({ answer: "not_a_credential" });
  const deep = `${JSON.stringify(document).slice(0, -1)},"a":${"[".repeat(5000)}${"]".repeat(5000)}}`;
  expect(await checkFile(Buffer.from(deep))).toMatchObject({ answer: "not_a_credential" });
});

test("what ended can't be hidden by writing it another way that signs the same: taken back stays taken back, over stays over", async () => {
  const VC = "https://www.w3.org/2018/credentials#";
  const { id, version } = await issued("2021-03-12");
  const { credentialStatus, validUntil, ...rest } = await documentOf(id);
  done(await as(db, certifier, () => revokeAction(ws.slug, { id, version, reason: "Shared the answers" })));
  const typed = { "@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": validUntil };
  const hidden = [
    { ...rest, validUntil, [`${VC}credentialStatus`]: credentialStatus },
    { ...rest, [`${VC}validUntil`]: typed, [`${VC}credentialStatus`]: credentialStatus },
    { ...rest, "@nest": { validUntil, credentialStatus } },
    { ...rest, credentialStatus, [`${VC}validUntil`]: typed },
  ];
  const { did } = (await visit(publicKeys)) as {
    did: { verificationMethod: { publicKeyMultibase: string }[] };
  };
  for (const document of hidden) {
    // It is the same that was signed, only not where one looks for it.
    expect(await proofHolds(document, did.verificationMethod[0]?.publicKeyMultibase ?? "")).toBe(true);
    expect(await check(document)).toMatchObject({ answer: "tampered" });
  }
  expect(await checkedOffline(hidden[1] ?? {}, did, [])).toMatch(/^NOT VALID: changed/);
});

test("a credential whose term has not begun, or is over, says so", async () => {
  const coming = await issued(addDays(today, 30));
  expect(await check(await documentOf(coming.id))).toMatchObject({ answer: "not_yet" });
  const over = await issued("2021-03-12");
  expect(await check(await documentOf(over.id))).toMatchObject({ answer: "expired" });
  const page = (on: string) => visit(of => publicCredential(of, over.id, on));
  expect(await page("2021-03-12")).toMatchObject({ state: "valid" });
  expect(await page("2021-03-11")).toMatchObject({ state: "not_yet" });
});

test("a badge carries its credential in PNG and SVG, a picture that lost it is none", async () => {
  const { id } = await issued();
  const text = (await visit(of => publicDocument(of, id))) ?? "";
  const files = await visit(async of => {
    const credential = await publicCredential(of, id, null);
    if (!credential) throw new Error("no credential");
    const file = (name: "badge.png" | "badge.svg" | "certificate.pdf") =>
      fileOf(of.workspace, credential, text, name, of.now);
    return { png: await file("badge.png"), svg: await file("badge.svg"), pdf: await file("certificate.pdf") };
  });
  expect(await checkFile(files.png)).toMatchObject({ answer: "valid" });
  expect(await checkFile(files.svg)).toMatchObject({ answer: "valid" });
  expect(unbakeSvg(Buffer.from(files.svg).toString())).toBe(text);
  expect(await checkFile(files.pdf)).toMatchObject({ answer: "valid", carrier: "pdf" });
  expect(await checkFile(files.pdf.subarray(0, -3000))).toMatchObject({ answer: expect.any(String) });
  const sharp = (await import("sharp")).default;
  expect(await sharp(files.png).metadata()).toMatchObject({ width: 512, height: 512, format: "png" });
  expect(await checkFile(await sharp(files.png).png().toBuffer())).toMatchObject({
    answer: "not_a_credential",
  });
  expect(await checkFile(files.png.subarray(0, 900))).toMatchObject({ answer: "not_a_credential" });
});

test("a name is shown once its holder lets it be, and the document is signed anew", async () => {
  const { id } = await issued();
  const before = await documentOf(id);
  expect(JSON.stringify(before)).not.toContain(holder.name);
  const show = (shown: boolean, who = holder) =>
    as(db, who, () => showNameAction(ws.slug, { personId: holder.personId, show: shown }));
  // Nobody else decides it, the vendor's administrator neither.
  for (const other of [certifier, admin, colleague])
    expect(await show(true, other)).toMatchObject({ ok: false, kind: "forbidden" });
  done(await show(true));
  const after = await documentOf(id);
  expect(JSON.stringify(after)).toContain(holder.name);
  expect(await check(after)).toMatchObject({ answer: "valid", holder: holder.name });
  expect(await check(before)).toMatchObject({ answer: "valid", holder: "" });
  done(await show(false));
  // The switch on one's own page is the same.
  done(await as(db, holder, () => showMyNameAction(ws.slug, { show: true })));
  expect(JSON.stringify(await documentOf(id))).toContain(holder.name);
  done(await show(false));
  done(await show(false));
  expect(JSON.stringify(await documentOf(id))).not.toContain(holder.name);
});

test("a certificate bears the name it was issued to: its holder, called otherwise since, can't put another on it", async () => {
  const { id } = await issued();
  const call = (name: string) =>
    worker(tx =>
      tx.person.updateMany({ where: { tenantId: ws.tenantId, id: holder.personId }, data: { name } }),
    );
  const show = (shown: boolean) =>
    as(db, holder, () => showNameAction(ws.slug, { personId: holder.personId, show: shown }));
  await call("Somebody Else");
  done(await show(true));
  const document = await documentOf(id);
  expect(JSON.stringify(document)).not.toContain("Somebody Else");
  expect(await check(document)).toMatchObject({ answer: "valid", holder: holder.name });
  done(await show(false));
  await call(holder.name);
});

test("after a rotation the new key signs, the old one stays published, and one in other hands is withdrawn", async () => {
  const old = await issued();
  const signedBefore = await documentOf(old.id);
  const rotate = (who: Actor, seen: string | null, compromised = false) =>
    as(db, who, () => rotateKeyAction(ws.slug, { seen, compromised }));
  expect(await rotate(certifier, "key-1")).toMatchObject({ ok: false, kind: "forbidden" });
  expect(await rotate(admin, null)).toMatchObject({ ok: false, kind: "conflict" });
  done(await rotate(admin, "key-1"));
  expect(await rotate(admin, "key-1")).toMatchObject({ ok: false, kind: "conflict" });
  const fresh = await documentOf((await issued()).id);
  const method = (d: Record<string, unknown>) =>
    (d.proof as { verificationMethod: string }).verificationMethod;
  expect(method(fresh)).not.toBe(method(signedBefore));
  expect(await check(signedBefore)).toMatchObject({ answer: "valid" });
  expect(await documentOf(old.id)).toEqual(signedBefore);

  done(await rotate(admin, "key-2", true));
  expect(await check(fresh)).toMatchObject({ answer: "unknown_key" });
  const { did } = (await visit(publicKeys)) as {
    did: { assertionMethod: string[]; verificationMethod: object[] };
  };
  expect(did.verificationMethod).toHaveLength(3);
  expect(did.assertionMethod).not.toContain(method(fresh));

  // One of before that turns out to have been in other hands: nobody could sign anew with it and be believed.
  const withdraw = (who: Actor, fragment: string) =>
    as(db, who, () => withdrawKeyAction(ws.slug, { fragment }));
  expect(await withdraw(certifier, "key-1")).toMatchObject({ ok: false, kind: "forbidden" });
  for (const none of ["key-2", "key-3", "key-9"])
    expect(await withdraw(admin, none)).toMatchObject({ ok: false, kind: "conflict" });
  done(await withdraw(admin, "key-1"));
  expect(await check(signedBefore)).toMatchObject({ answer: "unknown_key" });
  expect(await check(await documentOf(old.id))).toMatchObject({ answer: "valid" });
});

test("the checking form says what is missing, what is too big, and when it was too much", async () => {
  const press = (file?: Blob) => {
    const form = new FormData();
    if (file) form.set("file", file, "badge.json");
    return checkCredential({ attempt: 0, values: {}, trouble: null }, form);
  };
  expect((await press()).trouble?.fields?.file).toBe("Choose a file first.");
  expect((await press(new Blob([]))).trouble?.fields?.file).toBe("Choose a file first.");
  expect((await press(new Blob([Buffer.alloc(1024 * 1024 + 1)]))).trouble?.fields?.file).toMatch(
    /larger than 1 MB/,
  );
  const text = JSON.stringify(await documentOf((await issued()).id));
  expect(await press(new Blob([text]))).toMatchObject({ done: true, answer: { answer: "valid" } });
  let last = await press(new Blob(["{}"]));
  for (let i = 0; i < 40 && last.trouble === null; i++) last = await press(new Blob(["{}"]));
  expect(last.trouble?.message).toMatch(/Try again in \d+ minutes/);
});

test("a company's credential follows its tier, and a statement says how it stood on a day (part 5, part 7)", async () => {
  const tier = (state: string, tierKey: string | null) =>
    worker(async (tx, now) => {
      await tx.partnership.updateMany({
        where: { tenantId: ws.tenantId, partnerOrgId: holder.orgId },
        data: { state, tierKey, tierSince: tierKey ? new Date(today) : null },
      });
      await refreshCompany(tx, asWorker(ws.tenantId), holder.orgId, now);
      return tx.credential.findMany({
        where: { tenantId: ws.tenantId, kind: "tier" },
        orderBy: [{ issuedOn: "asc" }, { number: "asc" }],
      });
    });
  const [first] = await tier("active", "advanced");
  if (!first) throw new Error("no credential");
  expect(await tier("remediation", "advanced")).toHaveLength(1);
  const document = await documentOf(first.id);
  expect(await check(document)).toMatchObject({ answer: "valid", holder: holder.orgName });

  const file = await as(db, admin, () =>
    inWorkspace(admin, async (tx, now) => {
      const workspace = workspaceInfo(await tx.workspace.findFirstOrThrow());
      const slug = (await tx.organisation.findFirstOrThrow({ where: { id: holder.orgId } })).slug;
      const stood = await stoodOn(tx, workspace, slug, today, now);
      if (!stood) throw new Error("not there");
      const statement = await signedStatement(tx, admin, workspace, stood, now);
      return { stood, statement, paper: await statementPaper(workspace, stood, statement, now) };
    }),
  );
  expect(file.stood).toMatchObject({ tier: { key: "advanced" }, areas: [{ key: "architect" }] });
  for (const bytes of [file.paper, Buffer.from(file.statement.document)])
    expect(await checkFile(bytes)).toMatchObject({ answer: "valid", holder: holder.orgName });

  // Suspended by a person: the bit flips at once, in the list of suspensions, and back with the reinstatement.
  const paused = async () => {
    const entries = (await documentOf(first.id)).credentialStatus as Record<string, string>[];
    const entry = entries.find(one => one.statusPurpose === "suspension");
    const number = Number(entry?.statusListCredential?.split("/").at(-1));
    const list = JSON.parse((await visit(of => publicList(of, number)))?.document ?? "null");
    expect(list.credentialSubject.statusPurpose).toBe("suspension");
    return isSet(
      decodeBits(list.credentialSubject.encodedList) ?? new Uint8Array(),
      Number(entry?.statusListIndex),
    );
  };
  // P1: the mark in the public directory goes and comes with it.
  const marked = async () => {
    await worker((tx, now) => refreshCompany(tx, asWorker(ws.tenantId), holder.orgId, now));
    const { rows } = await db.admin.query<{ certified: boolean }>(
      `SELECT e.certified FROM directory_entry e JOIN partnership p ON p.tenant_id = e.tenant_id AND p.id = e.partnership_id
       WHERE p.partner_org_id = $1`,
      [holder.orgId],
    );
    return rows.some(row => row.certified);
  };
  await tier("active", "advanced");
  expect([await paused(), await marked()]).toEqual([false, true]);
  expect(await tier("suspended", "advanced")).toHaveLength(1);
  expect([await paused(), await marked()]).toEqual([true, false]);
  expect(await check(document)).toMatchObject({ answer: "suspended", detail: today });
  expect(await documentOf(first.id)).toEqual(document);
  // Without a connection, by the script: what the file alone can say, and what the saved lists add.
  const { did } = await visit(publicKeys);
  const lists = await Promise.all(
    [1, 2].map(async n => (await visit(of => publicList(of, n)))?.document ?? ""),
  );
  expect(await checkedOffline(document, did, [])).toMatch(/^VALID: .*taken back or suspended/);
  expect(await checkedOffline(document, did, lists)).toMatch(/^NOT VALID: suspended/);
  const shown = (on: PlainDate | null) => visit(of => publicCredential(of, first.id, on));
  expect(await shown(null)).toMatchObject({
    state: "suspended",
    suspensions: [{ from: today, until: null }],
  });
  await tier("active", "advanced");
  expect([await paused(), await marked()]).toEqual([false, true]);
  expect(await check(document)).toMatchObject({ answer: "valid" });
  // A day keeps its last word; a day of before keeps its own.
  const ago = (days: number) => addDays(today, -days);
  await db.admin.query(
    `INSERT INTO tier_day (tenant_id, partnership_id, partner_org_id, day, last_day, state, tier_key, standing, version)
     SELECT tenant_id, partnership_id, partner_org_id, $1::date, $2::date, 'suspended', 'advanced', 'met', version
     FROM tier_day WHERE tenant_id = $3 AND partner_org_id = $4 AND day = $5::date`,
    [ago(20), ago(11), ws.tenantId, holder.orgId, today],
  );
  await db.admin.query("UPDATE partnership SET tier_since = $1 WHERE partner_org_id = $2", [
    ago(30),
    holder.orgId,
  ]);
  await db.admin.query("UPDATE credential SET valid_from = $1 WHERE id = $2", [ago(30), first.id]);
  await worker((tx, now) => refreshCompany(tx, asWorker(ws.tenantId), holder.orgId, now));
  for (const [day, state] of [
    [ago(21), "valid"],
    [ago(20), "suspended"],
    [ago(11), "suspended"],
    [ago(10), "valid"],
    [today, "valid"],
  ] as const)
    expect([day, (await shown(day))?.state]).toEqual([day, state]);

  // P1: where the programme certifies the company, a day with something unmet is suspended, and can't be stated.
  await db.admin.query(
    "UPDATE tier_day SET state = 'remediation', standing = 'unmet' WHERE partner_org_id = $1 AND day = $2",
    [holder.orgId, ago(20)],
  );
  await worker((tx, now) => refreshCompany(tx, asWorker(ws.tenantId), holder.orgId, now));
  expect(await shown(ago(15))).toMatchObject({ state: "suspended" });
  await expect(
    inWorkspace(admin, async (tx, now) => {
      const workspace = workspaceInfo(await tx.workspace.findFirstOrThrow());
      return stoodOn(tx, workspace, file.stood.slug, ago(15), now);
    }),
  ).rejects.toMatchObject({ key: "credentials.statement.suspended" });

  const both = await tier("active", "premier");
  expect(both.map(row => [row.achievementKey, row.reasonClass])).toEqual([
    ["advanced", "superseded"],
    ["premier", null],
  ]);
  expect(await check(document)).toMatchObject({ answer: "revoked" });
  const ended = await tier("ended", null);
  expect(ended.map(row => row.reasonClass)).toEqual(["superseded", "tier_ended"]);
  // What was said of the day stays true.
  expect(await checkFile(Buffer.from(file.statement.document))).toMatchObject({ answer: "valid" });
});

test("a lost backup of the database gives no key away: it is sealed, and opens with its master key alone", async () => {
  const { rows } = await db.admin.query("SELECT * FROM signing_key_secret WHERE tenant_id = $1", [
    ws.tenantId,
  ]);
  expect(rows.length).toBeGreaterThan(0);
  // PKCS#8 begins so; the seed follows.
  for (const row of rows)
    expect(row.sealed.includes(Buffer.from("302e020100300506032b6570", "hex"))).toBe(false);
  await worker(tx =>
    tx.statusList.updateMany({ where: { tenantId: ws.tenantId }, data: { revision: { increment: 1 } } }),
  );
  vi.stubEnv("CREDENTIAL_KEYS", NEW);
  await expect(visit(of => publicList(of, 1))).rejects.toThrow(/holds no key "old"/);
  vi.stubEnv("CREDENTIAL_KEYS", `${NEW},${OLD}`);
  expect(await worker(tx => rewrapKeys(tx, ws.tenantId))).toBe(rows.length);
  vi.stubEnv("CREDENTIAL_KEYS", NEW);
  expect(await visit(of => publicList(of, 1))).toBeTruthy();
  expect(await worker(tx => rewrapKeys(tx, ws.tenantId))).toBe(0);
  // Moved to another key's row it doesn't open.
  await db.admin.query(
    `UPDATE signing_key_secret s SET sealed = o.sealed, wrapped_key = o.wrapped_key FROM signing_key_secret o
     WHERE s.tenant_id = $1 AND o.tenant_id = $1 AND s.key_id <> o.key_id`,
    [ws.tenantId],
  );
  await worker(tx =>
    tx.statusList.updateMany({ where: { tenantId: ws.tenantId }, data: { revision: { increment: 1 } } }),
  );
  await expect(visit(of => publicList(of, 1))).rejects.toThrow();
});
