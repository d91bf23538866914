import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { emptyText } from "#lib/domain/knowledge/item.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  createKnowledgeAction,
  publishKnowledgeAction,
  restoreKnowledgeAction,
  saveKnowledgeAction,
  uploadKnowledgeFilesAction,
  withdrawKnowledgeAction,
} from "#lib/features/knowledge/actions.ts";
import { knowledgeFile, removeStrayFiles } from "#lib/features/knowledge/files.ts";
import type { CreateInput } from "#lib/features/knowledge/schema.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let ws: TestWorkspace;
let author: Actor;
let other: Actor;
let admin: Actor;
let contact: Actor;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  author = await makeVendorActor(db, ws, ["vendor_support"]);
  other = await makeVendorActor(db, ws, ["vendor_support"]);
  admin = await makeVendorActor(db, ws, ["vendor_admin"]);
  const { org } = await makePartner(db, ws);
  contact = await makePerson(db, ws, await makeCustomerOrg(db, ws, org), ["customer_contact"]);
});
afterAll(() => db.drop());

const drawn = (format: "png" | "jpeg" | "webp") =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: "#c00" } })
    .toFormat(format)
    .withExif({ IFD0: { Copyright: "Somebody at home" } })
    .toBuffer();
/** A picture of which no part is like another: it takes as many bytes as it has dots. */
const noise = (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
/** A drawing with words of its own, as its chunk "tEXt" holds them. */
function withText(png: Buffer, key: string, words: string): Buffer {
  const said = Buffer.from(`tEXt${key}\0${words}`, "latin1");
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(said.length - 4);
  sum.writeUInt32BE(crc32(said));
  return Buffer.concat([png.subarray(0, 33), length, said, sum, png.subarray(33)]);
}
const fileOf = (bytes: Buffer | string, name: string, type = "") =>
  new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name, { type });

const send = (who: Actor, ...files: File[]) =>
  as(db, who, () => uploadKnowledgeFilesAction(ws.slug, { files }));
async function put(who = author, file?: File): Promise<string> {
  const sent = done(await send(who, file ?? fileOf(await drawn("png"), "lamp.png")));
  return sent[0]?.id ?? "";
}
const words = (body: string, more: Partial<CreateInput> = {}): CreateInput => ({
  kind: "article",
  audience: "public",
  severity: "",
  course: "",
  productId: "",
  ranges: [],
  mustRead: false,
  en: { ...emptyText(), title: "The lamp", body },
  es: emptyText(),
  noteEn: "",
  noteEs: "",
  ticketNumber: "",
  confirmed: false,
  ...more,
});
const create = (body: string, who = author, more: Partial<CreateInput> = {}) =>
  as(db, who, () => createKnowledgeAction(ws.slug, words(body, more)));
async function target(number: string) {
  const { rows } = await db.admin.query(
    `SELECT i.id, i.version, d.version AS draft FROM knowledge_item i
     LEFT JOIN knowledge_draft d ON d.tenant_id = i.tenant_id AND d.item_id = i.id WHERE i.tenant_id = $1 AND i.number = $2`,
    [ws.tenantId, number],
  );
  return { itemId: String(rows[0].id), version: Number(rows[0].version), draft: Number(rows[0].draft ?? 0) };
}
async function publish(number: string) {
  const { itemId, draft } = await target(number);
  return as(db, author, () => publishKnowledgeAction(ws.slug, { itemId, version: draft, tell: false }));
}
async function save(number: string, body: string, more: Partial<CreateInput> = {}) {
  const { itemId, draft } = await target(number);
  const { kind: _, ticketNumber: __, confirmed: ___, ...said } = words(body, more);
  return as(db, author, () => saveKnowledgeAction(ws.slug, { itemId, version: draft, ...said }));
}

/** Who gets at a file: the visitor, the customer, its author, somebody else of the vendor's support. */
async function reads(id: string) {
  const at = async (who: Actor | null) => {
    const place = who ?? { tenantId: ws.tenantId, side: "public" as const };
    return (await inWorkspace(place, tx => knowledgeFile(tx, ws.tenantId, who, id))) !== null;
  };
  return {
    visitor: await at(null),
    contact: await at(contact),
    author: await at(author),
    other: await at(other),
  };
}
const nobody = { visitor: false, contact: false };

describe("pictures and files in knowledge", () => {
  test("one is its author's alone until the text is saved, the vendor's until it is published, and its readers' from then on", async () => {
    const id = await put();
    expect(await reads(id)).toEqual({ ...nobody, author: true, other: false });
    const { number } = done(await create(`See:\n\n![A red lamp](file:${id})`));
    expect(await reads(id)).toEqual({ ...nobody, author: true, other: true });
    done(await publish(number));
    expect(await reads(id)).toEqual({ visitor: true, contact: true, author: true, other: true });
  });

  test("one that leaves the text leaves its readers, and its edition keeps it", async () => {
    const first = await put();
    const { number } = done(await create(`![A red lamp](file:${first})`));
    done(await publish(number));
    const second = await put();
    done(await save(number, `![A green lamp](file:${second})`));
    expect((await reads(first)).visitor).toBe(true);
    expect(await reads(second)).toEqual({ ...nobody, author: true, other: true });
    done(await publish(number));
    expect(await reads(first)).toEqual({ ...nobody, author: true, other: true });
    expect((await reads(second)).visitor).toBe(true);
  });

  test("it goes when the text is withdrawn or narrowed, and comes back with it", async () => {
    const id = await put();
    const { number } = done(await create(`![A red lamp](file:${id})`));
    done(await publish(number));
    const { itemId, version } = await target(number);
    done(await as(db, admin, () => withdrawKnowledgeAction(ws.slug, { itemId, version, reason: "Wrong" })));
    expect(await reads(id)).toEqual({ ...nobody, author: true, other: true });
    done(await as(db, admin, () => restoreKnowledgeAction(ws.slug, { itemId, version: version + 1 })));
    expect((await reads(id)).visitor).toBe(true);
    done(await save(number, `![A red lamp](file:${id})`, { audience: "staff" }));
    done(await publish(number));
    expect(await reads(id)).toEqual({ ...nobody, author: true, other: true });
  });

  test("a text opens no file but its own: another text's and somebody else's unsaved one are refused where they stand", async () => {
    const theirs = await put(other);
    const own = await put();
    done(await create(`![A red lamp](file:${own})`, author, { audience: "staff" }));
    for (const id of [theirs, own, "0192f0a0-0000-7000-8000-00000000000a"]) {
      const refused = await create(`![A red lamp](file:${id})`);
      expect(refused).toMatchObject({ ok: false, kind: "invalid" });
      expect(refused.ok ? {} : refused.fields).toEqual({
        "en.body":
          "A picture or file here isn’t of this text, or is not there any more. Add it again where it belongs.",
      });
    }
    expect((await reads(theirs)).author).toBe(false);
  });

  test("drawings, pages and what is no picture are refused with words at the field, and none of them is kept", async () => {
    const svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    const png = await drawn("png");
    const hostile = [
      fileOf(svg, "lamp.svg", "image/svg+xml"),
      fileOf(svg, "lamp.png", "image/png"),
      fileOf("<html><script>1</script></html>", "lamp.html", "text/html"),
      fileOf("<html><script>1</script></html>", "lamp.txt", "text/plain"),
      fileOf(png.subarray(0, 40), "cut.png", "image/png"),
      fileOf(await noise(1_400), "great.png", "image/png"),
    ];
    const count = async () =>
      (await db.admin.query("SELECT count(*)::int AS n FROM knowledge_file")).rows[0].n;
    const before = await count();
    for (const file of hostile) {
      const refused = await send(author, file);
      expect([file.name, refused.ok, Object.keys(refused.ok ? {} : (refused.fields ?? {}))]).toEqual([
        file.name,
        false,
        ["files"],
      ]);
      expect(refused.ok ? "" : refused.fields?.files).toContain(file.name);
    }
    expect(await count()).toBe(before);
  });

  const kept = async (bytes: Buffer, name: string) => {
    const id = await put(author, fileOf(bytes, name));
    const file = await inWorkspace(author, tx => knowledgeFile(tx, ws.tenantId, author, id));
    return Buffer.from(file?.bytes ?? []);
  };

  test.each(["jpeg", "png", "webp"] as const)(
    "a picture (%s) leaves behind where and by whom it was taken",
    async format => {
      const photo = await drawn(format);
      expect(photo.includes("Somebody at home")).toBe(true);
      const left = await kept(photo, `lamp.${format}`);
      expect(left.includes("Somebody at home")).toBe(false);
      expect(await sharp(left).metadata()).toMatchObject({ width: 8, height: 8, format });
    },
  );

  test("what a drawing says in words of its own is left behind too; one that says nothing stays as it is", async () => {
    const plain = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#c00" } })
      .png()
      .toBuffer();
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>40.4168 N, Somebody at home</rdf:RDF></x:xmpmeta>';
    for (const said of [
      await sharp(plain).withXmp(xmp).png().toBuffer(),
      withText(plain, "Author", "Somebody at home"),
    ]) {
      const words = async (png: Buffer) => {
        const { xmp, comments } = await sharp(png).metadata();
        return [xmp, comments?.length].some(Boolean);
      };
      expect(await words(said)).toBe(true);
      const left = await kept(said, "lamp.png");
      expect(await words(left)).toBe(false);
      expect(left.includes("Somebody at home")).toBe(false);
      // The same picture, dot for dot.
      expect(await sharp(left).raw().toBuffer()).toEqual(await sharp(plain).raw().toBuffer());
    }
    expect((await kept(plain, "lamp.png")).equals(plain)).toBe(true);
  });

  test("a moving picture goes on moving", async () => {
    const frames = await Promise.all(
      ["#c00", "#0c0"].map(background =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .withExif({ IFD0: { Copyright: "Somebody at home" } })
      .toBuffer();
    const left = await kept(moving, "lamp.webp");
    expect(left.includes("Somebody at home")).toBe(false);
    expect((await sharp(left, { animated: true }).metadata()).pages).toBe(2);
  });

  test("it is not published while a picture does not say what is seen", async () => {
    const id = await put();
    const { number } = done(await create(`![](file:${id})`));
    expect(await publish(number)).toMatchObject({
      ok: false,
      message:
        "A picture in the text in English does not say what is seen in it. Write it below the text it stands in.",
    });
  });

  test("what stands nowhere is dropped after a week, what stands in a draft or an edition never", async () => {
    const stray = await put();
    const drafted = await put();
    const out = await put();
    done(await create(`![A red lamp](file:${drafted})`));
    const { number } = done(await create(`![A red lamp](file:${out})`));
    done(await publish(number));
    done(await save(number, "Nothing is seen"));
    done(await publish(number));
    await db.admin.query("UPDATE knowledge_file SET at = now() - interval '8 days' WHERE tenant_id = $1", [
      ws.tenantId,
    ]);
    await inWorkspace(asWorker(ws.tenantId), (tx, now) => removeStrayFiles(tx, asWorker(ws.tenantId), now));
    const { rows } = await db.admin.query("SELECT id FROM knowledge_file WHERE id = ANY ($1) ORDER BY id", [
      [stray, drafted, out],
    ]);
    expect(rows.map(row => row.id)).toEqual([drafted, out].sort());
    expect((await reads(drafted)).author).toBe(true);
  });

  test("how a text names its files is nothing one finds it by", async () => {
    const id = await put();
    const { number } = done(await create(`![A lantern](file:${id})`));
    done(await publish(number));
    const { rows } = await db.admin.query(
      `SELECT tsv @@ to_tsquery('simple', 'lantern') AS words, tsv @@ to_tsquery('simple', $2) AS place
       FROM knowledge_text WHERE item_id = $1`,
      [(await target(number)).itemId, `file | ${id.split("-")[0]}`],
    );
    expect(rows).toEqual([{ words: true, place: false }]);
  });
});

test("sixty may wait for a text that isn't saved, also where several are taken in at once", async () => {
  const writer = await makeVendorActor(db, ws, ["vendor_support"]);
  const ten = () => Array.from({ length: 10 }, (_, i) => fileOf("words", `${i}.txt`, "text/plain"));
  for (let n = 0; n < 5; n += 1) done(await send(writer, ...ten()));
  const one = () => uploadKnowledgeFilesAction(ws.slug, { files: ten() });
  const answers = await as(db, writer, () => Promise.all([one(), one(), one()]));
  expect(answers.filter(answer => answer.ok)).toHaveLength(1);
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM knowledge_file WHERE uploaded_by_id = $1",
    [writer.personId],
  );
  expect(rows[0].n).toBe(60);
});
