import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { checkFiles } from "#lib/features/files/check.ts";
import {
  claimUploads,
  type FileTarget,
  removeFile,
  removeUnsent,
  storeFiles,
  takeMailFiles,
  uploadFiles,
} from "#lib/features/files/commands.ts";
import { filesOf, fileWithBytes } from "#lib/features/files/queries.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCustomer, makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

const bytes = (...parts: (string | number[] | Uint8Array)[]) =>
  new Uint8Array(Buffer.concat(parts.map(p => Buffer.from(p as string))));
const png = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], "IHDR", new Uint8Array(40));
const pdf = bytes("%PDF-1.7\n%âãÏÓ\n1 0 obj\n");
const exe = bytes("MZ", new Uint8Array(200));

type Entry = { name: string; data: Uint8Array; size?: number };

/** A zip with stored entries, whose directory may lie about the size. */
function zip(entries: Entry[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data, size = data.byteLength } of entries) {
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(data.byteLength, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(title.length, 26);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt32LE(data.byteLength, 20);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(title.length, 28);
    head.writeUInt32LE(at, 42);
    locals.push(local, title, Buffer.from(data));
    central.push(head, title);
    at += 30 + title.length + data.byteLength;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

const text = bytes("one line\n");
const MB = 1024 * 1024;

async function refusedFor(name: string, content: Uint8Array): Promise<string | undefined> {
  try {
    await checkFiles([{ name, bytes: content }]);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.fields.files?.key.replace("files.refusal.", "");
    throw error;
  }
}

describe("what may be stored", () => {
  test.each([
    ["screen.png", png, "image/png"],
    ["Plan de negocio.pdf", pdf, "application/pdf"],
    ["año ñandú.log", bytes("2027-01-01 ERROR \x1b[31mred\x1b[0m\n"), "text/plain"],
    ["data.csv", bytes("a;b\n1;2\n"), "text/csv"],
    ["oned.log.1", text, "text/plain"],
    ["folios.sql", bytes("select 1;\n"), "text/plain"],
    ["config.xml", bytes('<?xml version="1.0"?><config/>'), "application/xml"],
    ["logs.zip", zip([{ name: "var/log/app.log", data: text }]), "application/zip"],
    ["app.log.gz", new Uint8Array(gzipSync("x".repeat(5000))), "application/gzip"],
  ])("%s is taken", async (name, content, mediaType) => {
    expect((await checkFiles([{ name, bytes: content }]))[0]).toMatchObject({ name, mediaType });
  });

  test.each([
    ["empty.txt", new Uint8Array(), "empty"],
    ["setup.exe", exe, "ending"],
    ["no-ending", text, "ending"],
    ["setup.exe.1", text, "ending"],
    ["constructor.constructor", text, "ending"],
    ["invoice.pdf", exe, "content"],
    ["photo.jpg", png, "content"],
    ["notes.txt", pdf, "content"],
    ["notes.log", bytes([0, 1, 2, 3, 0, 0, 9]), "content"],
    ["page.html", bytes("<html></html>"), "ending"],
    ["page.txt", bytes("\n<!DOCTYPE html><script>alert(1)</script>"), "active"],
    ["drawing.xml", bytes('<?xml version="1.0"?><svg onload="x()"/>'), "active"],
    ["run.txt", bytes("#!/bin/sh\nrm -rf /\n"), "active"],
    ["../../etc/passwd.txt", text, "name"],
    ["a\\b.txt", text, "name"],
    ["evil\u202etxt.pdf", pdf, "name"],
    ["nul.txt", text, "name"],
    [".hidden.txt", text, "name"],
    ["big.txt", new Uint8Array(26 * MB).fill(65), "tooBig"],
    ["climb.zip", zip([{ name: "../../x", data: text }]), "path"],
    ["drive.zip", zip([{ name: "C:\\x", data: text }]), "path"],
    ["bomb.zip", zip([{ name: "a.bin", data: text, size: 900 * MB }]), "bomb"],
    ["liar.zip", zip([{ name: "a.bin", data: new Uint8Array(200_000), size: 10 }]), "bomb"],
    [
      "huge.zip",
      zip([
        { name: "a", data: text, size: 700 * MB },
        { name: "b", data: text, size: 700 * MB },
      ]),
      "bomb",
    ],
    ["nested.zip", zip([{ name: "inner.zip", data: new Uint8Array(1000), size: 15 * MB }]), "bomb"],
    ["cut.zip", zip([{ name: "a", data: text }]).slice(0, 40), "broken"],
    ["bomb.gz", new Uint8Array(gzipSync(Buffer.alloc(60 * MB))), "bomb"],
  ])("%s is refused", async (name, content, key) => {
    expect(await refusedFor(name, content)).toBe(key);
  });
});

describe("storing", () => {
  let db: TestDatabase;
  let ws: TestWorkspace;
  let vendor: Actor;
  let partner: Actor;
  let customer: Actor;
  let stranger: Actor;

  beforeAll(async () => {
    db = await cloneDatabase();
    ws = await makeWorkspace(db);
    vendor = await makeVendorActor(db, ws);
    const company = await makePartner(db, ws);
    partner = company.actor;
    customer = (await makeCustomer(db, ws, company.org)).actor;
    stranger = (await makePartner(db, ws)).actor;
  });
  afterAll(() => db.drop());

  const file = (name = "note.txt") => new File(["words"], name);
  const on = (audience: FileTarget["audience"]): FileTarget => ({
    subjectType: "ticket",
    subjectId: newId(),
    audience,
    partnerOrgId: partner.orgId,
    customerOrgId: customer.orgId,
  });
  const seers = async (id: string) => {
    const all = { vendor, partner, customer, stranger };
    const found: string[] = [];
    for (const [name, actor] of Object.entries(all)) {
      const seen = await inWorkspace(actor, tx => fileWithBytes(tx, ws.tenantId, id), db.client);
      if (seen) found.push(name);
    }
    return found;
  };

  test.each([
    ["everyone", ["vendor", "partner", "customer"]],
    ["partner_vendor", ["vendor", "partner"]],
    ["partner", ["partner"]],
  ] as const)("a file for %s is read by exactly those (T4)", async (audience, readers) => {
    const [stored] = await inWorkspace(
      partner,
      tx => storeFiles(tx, partner, on(audience), [file()]),
      db.client,
    );
    expect(await seers(stored?.id ?? "")).toEqual(readers);
  });

  test("a photo leaves behind where it was taken, put on a case or sent by mail; a log stays to the last byte", async () => {
    const where = "Calle Mayor 7, 40.4N";
    const photo = await sharp({ create: { width: 16, height: 8, channels: 3, background: "#284" } })
      .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: where } } })
      .jpeg()
      .toBuffer();
    expect(photo.toString("latin1")).toContain(where);
    const log = bytes(`jpeg with Exif of ${where}\n`);
    const kept = async (id: string) =>
      Buffer.from(
        (await db.admin.query("SELECT bytes FROM attachment_content WHERE attachment_id = $1", [id])).rows[0]
          .bytes,
      );
    const files = [
      ["IMG_1.jpg", new Uint8Array(photo)],
      ["app.log", log],
    ] as const;
    const uploaded = await inWorkspace(
      customer,
      tx =>
        uploadFiles(
          tx,
          customer,
          files.map(([name, of]) => new File([of], name)),
        ),
      db.client,
    );
    const mailed = await inWorkspace(
      customer,
      tx =>
        takeMailFiles(
          tx,
          customer,
          files.map(([name, of]) => ({ name, bytes: of })),
        ),
      db.client,
    );
    expect(mailed.leftOut).toEqual([]);
    for (const [picture, text] of [uploaded, mailed.taken]) {
      const bare = await kept(picture?.id ?? "");
      expect(bare.toString("latin1")).not.toContain(where);
      expect(await sharp(bare).metadata()).toMatchObject({ width: 16, height: 8, orientation: 6 });
      expect(picture?.size).toBe(bare.byteLength);
      expect((await kept(text?.id ?? "")).equals(Buffer.from(log))).toBe(true);
    }
  });

  test("an uploaded file waits unseen, then belongs to what it was sent with, once", async () => {
    const [up] = await inWorkspace(customer, tx => uploadFiles(tx, customer, [file()]), db.client);
    const id = up?.id ?? "";
    expect(await seers(id)).toEqual([]);
    const target = on("everyone");
    const claim = (actor: Actor) =>
      inWorkspace(actor, tx => claimUploads(tx, actor, [id], target), db.client);
    await expect(claim(stranger)).rejects.toThrow(Refusal);
    await claim(customer);
    expect(await seers(id)).toEqual(["vendor", "partner", "customer"]);
    await expect(claim(customer)).rejects.toThrow(Refusal);
    const listed = await inWorkspace(
      vendor,
      tx => filesOf(tx, ws.tenantId, "ticket", target.subjectId),
      db.client,
    );
    expect(listed.map(f => f.name)).toEqual(["note.txt"]);
  });

  test("what waits a week for being sent goes; sixty may wait for one person", async () => {
    const up = (n: number) =>
      inWorkspace(
        stranger,
        tx =>
          uploadFiles(
            tx,
            stranger,
            Array.from({ length: n }, (_, i) => file(`${i}.txt`)),
          ),
        db.client,
      );
    for (let n = 0; n < 5; n += 1) await up(10);
    // Three at once: one of them has the last places.
    const last = await Promise.allSettled([up(10), up(10), up(10)]);
    expect(last.filter(one => one.status === "fulfilled")).toHaveLength(1);
    await expect(up(1)).rejects.toThrow(Refusal);
    const worker = asWorker(ws.tenantId);
    const sweep = () => inWorkspace(worker, (tx, now) => removeUnsent(tx, worker, now), db.client);
    expect(await sweep()).toBe(0);
    await db.admin.query("UPDATE attachment SET at = at - interval '8 days' WHERE uploaded_by_id = $1", [
      stranger.personId,
    ]);
    expect(await sweep()).toBe(60);
    await up(1);
  });

  test("one bad file among good ones: none is stored", async () => {
    const target = on("everyone");
    const store = inWorkspace(
      vendor,
      tx => storeFiles(tx, vendor, target, [file(), file("setup.exe")]),
      db.client,
    );
    await expect(store).rejects.toThrow(Refusal);
    expect(
      await inWorkspace(vendor, tx => filesOf(tx, ws.tenantId, "ticket", target.subjectId), db.client),
    ).toEqual([]);
  });

  test("eleven files at once are too many", async () => {
    const many = Array.from({ length: 11 }, (_, n) => file(`n${n}.txt`));
    await expect(
      inWorkspace(vendor, tx => storeFiles(tx, vendor, on("everyone"), many), db.client),
    ).rejects.toThrow(Refusal);
  });

  test("a removed file is gone with its bytes", async () => {
    const [stored] = await inWorkspace(
      vendor,
      tx => storeFiles(tx, vendor, on("everyone"), [file()]),
      db.client,
    );
    await inWorkspace(vendor, tx => removeFile(tx, vendor, stored?.id ?? ""), db.client);
    expect(await seers(stored?.id ?? "")).toEqual([]);
    const { rows } = await db.admin.query("SELECT 1 FROM attachment_content WHERE attachment_id = $1", [
      stored?.id,
    ]);
    expect(rows).toEqual([]);
  });
});
