import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "#lib/domain/time/dates.ts";
import { readContacts } from "#lib/features/contracts/contact-list.ts";
import { noteCourses } from "#lib/features/contracts/contact-training.ts";
import { addContact } from "#lib/features/contracts/contacts.ts";
import { recordTraining } from "#lib/features/contracts/record-training.ts";
import { inviteContact, replaceContact } from "#lib/features/contracts/replace-contact.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { makeScene, refusalOf, type Scene, type Signed } from "./world.ts";

let s: Scene;
beforeAll(async () => {
  s = await makeScene();
});
afterAll(() => s.db.drop());

const note = () =>
  inWorkspace(asWorker(s.ws.tenantId), (tx, now) => noteCourses(tx, s.ws.tenantId, now), s.db.client);

/** A certificate of the area the plan names. */
async function certify(personId: string, areaKey = "implementation"): Promise<string> {
  const id = newId();
  await s.db.admin.query(
    `INSERT INTO certification (tenant_id, id, number, person_id, person_name, programme_id, area_key, nominated_by, valid_from, valid_until)
     VALUES ($1, $2, $3, $4, 'X', $5, $6, 'Test', $7, $8)`,
    [
      s.ws.tenantId,
      id,
      `CER-${id.slice(-6)}`,
      personId,
      newId(),
      areaKey,
      addDays(s.today, -400),
      addDays(s.today, -36),
    ],
  );
  return id;
}

const untrained = async (c: Signed) => {
  await s.db.admin.query(
    "UPDATE authorised_contact SET trained_on = NULL WHERE contract_id = $1 AND person_id = $2",
    [c.id, c.contact.personId],
  );
};
const listed = async (c: Signed) => {
  const contract = await c.load();
  const found = contract.contacts.find(contact => contact.personId === c.contact.personId);
  if (!found) throw new Error("not listed");
  return found;
};

test("a course of an area the plan names trains a contact; a revoked certificate takes it back (S7, P22)", async () => {
  const c = await s.contract();
  await untrained(c);
  await certify(c.contact.personId, "sales");
  expect(await note()).toBe(0);
  const id = await certify(c.contact.personId);
  expect(await note()).toBe(1);
  expect(await note()).toBe(0);
  // It ran out since: who was trained stays trained.
  expect(await listed(c)).toMatchObject({ trainedOn: addDays(s.today, -400), trainingFrom: "course" });
  expect((await s.mails("contract.contact_trained")).map(mail => mail.to_email)).toContain(c.contact.email);
  await s.db.admin.query("UPDATE certification SET revoked_at = now() WHERE id = $1", [id]);
  expect(await note()).toBe(1);
  expect(await listed(c)).toMatchObject({ trainedOn: null, trainingNote: "" });
});

test("somebody added who passed such a course before is trained at once (S7)", async () => {
  const c = await s.contract();
  const contract = await c.load();
  const first = contract.contacts.find(one => one.personId === c.contact.personId);
  await s.db.admin.query("DELETE FROM authorised_contact WHERE id = $1", [first?.id]);
  await certify(c.contact.personId);
  const now = await c.load();
  await s.as(c.admin, (tx, at) =>
    addContact(
      tx,
      c.admin,
      now,
      { contractId: c.id, name: "X", email: c.contact.email, trainedOn: "", trainingNote: "" },
      at,
    ),
  );
  expect(await listed(c)).toMatchObject({ trainedOn: addDays(s.today, -400), trainingFrom: "course" });
});

test("training recorded by hand keeps its evidence and who recorded it; no course takes it away (S7)", async () => {
  const c = await s.contract();
  await untrained(c);
  const contact = await listed(c);
  const contract = await c.load();
  await s.as(c.serving, (tx, now) =>
    recordTraining(
      tx,
      c.serving,
      contract,
      {
        contractId: c.id,
        contactId: contact.id,
        version: contact.version,
        trainedOn: addDays(s.today, -3),
        trainingNote: "Curso en sitio",
        files: [new File(["list"], "asistencia.txt")],
      },
      now,
    ),
  );
  expect(await listed(c)).toMatchObject({ trainingFrom: "hand", trainingBy: c.serving.name });
  const loaded = await c.load();
  const more = await s.as(c.admin, (tx, now) => readContacts(tx, s.ws.tenantId, loaded, now));
  expect(more.files[contact.id]).toMatchObject([{ name: "asistencia.txt" }]);
  expect(await note()).toBe(0);
});

test("a contact is replaced in one deed with the list full, and the history says who was when (S7)", async () => {
  const c = await s.contract();
  const full = await c.load();
  for (const name of ["Eva", "Gil"])
    await s.as(c.admin, (tx, now) =>
      addContact(
        tx,
        c.admin,
        full,
        { contractId: c.id, name, email: `${newId()}@x.example`, trainedOn: "", trainingNote: "" },
        now,
      ),
    );
  const contract = await c.load();
  expect(contract.contacts).toHaveLength(4);
  const old = await listed(c);
  const replace = (email: string) =>
    s.as(c.admin, (tx, now) =>
      replaceContact(
        tx,
        c.admin,
        contract,
        { contractId: c.id, contactId: old.id, version: old.version, name: "Nora", email },
        now,
      ),
    );
  expect((await refusalOf(replace(old.email.toUpperCase()))).fields.email?.key).toBe(
    "contracts.invalid.samePerson",
  );
  const { contactId } = await replace("nora@x.example");
  expect((await refusalOf(replace("otra@x.example"))).kind).toBe("conflict");
  const after = await c.load();
  expect(after.contacts).toHaveLength(4);
  const { former, invitations } = await s.as(c.admin, (tx, now) =>
    readContacts(tx, s.ws.tenantId, after, now),
  );
  expect(former).toMatchObject([{ name: old.name, replacedBy: "Nora", until: s.today }]);
  expect(invitations[contactId]).toBe("pending");
  await s.db.admin.query(
    "UPDATE membership SET invited_at = now() - interval '4 days' WHERE accepted_at IS NULL",
  );
  const expired = await s.as(c.admin, (tx, now) => readContacts(tx, s.ws.tenantId, after, now));
  expect(expired.invitations[contactId]).toBe("expired");
  await s.as(c.admin, (tx, now) => inviteContact(tx, c.admin, after, { contractId: c.id, contactId }, now));
  const again = await s.as(c.admin, (tx, now) => readContacts(tx, s.ws.tenantId, after, now));
  expect(again.invitations[contactId]).toBe("pending");
  const taken = after.contacts.find(contact => contact.personId === c.admin.personId);
  const refused = await refusalOf(
    s.as(c.admin, (tx, now) =>
      inviteContact(tx, c.admin, after, { contractId: c.id, contactId: taken?.id ?? "" }, now),
    ),
  );
  expect(refused.key).toBe("contracts.refusal.accepted");
});
