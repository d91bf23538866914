import { randomUUID } from "node:crypto";
import { isSet } from "#lib/domain/credentials/status-list.ts";
import { decodeBits } from "#lib/platform/credentials/bits.ts";
import { hire } from "./support/people.ts";
import { one, sql } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

test("a certificate is issued, shown with its holder's name, checked by anybody, revoked, and fails at once", async ({
  seat,
}) => {
  test.setTimeout(240_000);
  const [workspace, org] = ["opennebula", "orsa-datasenter"];
  const holder = await hire({ workspace, org, name: "Ingrid Badge", roles: ["partner_support"] });
  const manager = await hire({
    workspace,
    org: "opennebula-systems",
    name: "Cora Certifier",
    roles: ["certification_manager"],
  });
  const id = randomUUID();
  await sql(
    `INSERT INTO certification (tenant_id, id, person_id, person_name, partner_org_id, programme_id, area_key, nominated_by, result, result_on)
     SELECT p.tenant_id, $2, p.id, p.name, p.partner_org_id, s.programme_id, 'architect', 'Story', 'passed', '2026-01-01'
     FROM person p JOIN partnership s ON s.tenant_id = p.tenant_id AND s.partner_org_id = p.partner_org_id WHERE p.id = $1`,
    [holder.personId, id],
  );
  const page = `/${workspace}/people/${holder.personId}`;
  const c = "certifications";

  const certifying = await seat(manager.email);
  await certifying.go(page);
  await certifying.main.getByRole("button", { name: certifying.t(`${c}.deed.issue`) }).click();
  await certifying.dialog.getByRole("button", { name: certifying.t(`${c}.dialog.issue.send`) }).click();
  await expect(certifying.dialog).toHaveCount(0);

  const visitor = await seat(null, { locale: "es", width: 360 });
  const address = `/${workspace}/credentials/${id}`;
  await visitor.go(address);
  await visitor.reads(visitor.t("credentials.state.validToday"));
  await visitor.reads(visitor.t("credentials.page.unnamed"));

  const owning = await seat(holder.email);
  await owning.go(page);
  await owning.button("credentials.holder.show").click();
  await owning.reads(owning.t("credentials.holder.shown"));
  await visitor.go(address);
  await visitor.reads("Ingrid Badge");
  await visitor.go(`${address}?on=2020-02-29`);
  await expect(visitor.main.getByText("29 feb 2020")).toBeVisible();

  // A verifier asks the same address for the document.
  const { request } = visitor.context;
  const asked = await request.get(address, { headers: { accept: "application/vc" } });
  expect(asked.headers()["content-type"]).toContain("application/vc");
  const document = await asked.json();
  const entry = document.credentialStatus;
  const bit = async () => {
    const list = await (await request.get(new URL(entry.statusListCredential).pathname)).json();
    const bits = decodeBits(list.credentialSubject.encodedList) ?? new Uint8Array();
    return isSet(bits, Number(entry.statusListIndex));
  };
  expect(await bit()).toBe(false);

  const badge = await (await request.get(`${address}/badge.png`)).body();
  const check = async (name: string, buffer: Buffer, answer: string) => {
    await visitor.go(`/${workspace}/credentials`);
    await visitor.main.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer });
    await visitor.button("credentials.check.submit").click();
    await expect(visitor.main.getByRole("status")).toContainText(
      visitor.t(`credentials.answer.${answer}.title`),
    );
  };
  await check("badge.png", badge, "valid");
  // Longer than the server takes at all: said before it is sent.
  await visitor.go(`/${workspace}/credentials`);
  const long = { name: "film.png", mimeType: "", buffer: Buffer.alloc(27 * 1024 * 1024) };
  await visitor.main.locator("input[type=file]").setInputFiles(long);
  await expect(visitor.main).toContainText(visitor.t("ui.files.tooBig", { name: "film.png", size: "1 MB" }));
  const forged = JSON.stringify(document).replace("Ingrid Badge", "Ingrid Forger");
  await check("forged.json", Buffer.from(forged), "tampered");

  await certifying.page.reload();
  await certifying.main.getByRole("button", { name: /Ingrid Badge/ }).click();
  await certifying.page.getByRole("menuitem", { name: certifying.t(`${c}.deed.revoke`) }).click();
  await certifying.dialog.getByRole("textbox").fill("Somebody else sat the examination");
  await certifying.dialog.getByRole("button", { name: certifying.t(`${c}.dialog.revoke.send`) }).click();
  await expect(certifying.dialog).toHaveCount(0);
  await expect.poll(bit, { timeout: 5_000 }).toBe(true);
  await check("badge.png", badge, "revoked");
  await visitor.go(address);
  await visitor.reads(visitor.t("credentials.reason.withdrawn"));
  await expect(visitor.main.getByText("Somebody else sat")).toHaveCount(0);
  const { action } = await one<{ action: string }>(
    "SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE 'credential.%'",
    [holder.personId],
  );
  expect(action).toBe("credential.name_shown");
});

test("emma: a company's certificate is suspended with its partnership and holds again, in its page and its PDF; a withdrawn key fails what was given out with it, and a new copy holds (P1)", async ({
  seat,
}) => {
  const [workspace, company] = ["emma", "norte-ciberseguridad"];
  const org = { workspace, org: "open-cloud-factory" };
  const manager = await hire({ ...org, name: "Mara Manager", roles: ["partner_manager", "vendor_admin"] });
  const { id } = await one<{ id: string }>(
    `SELECT c.id FROM credential c JOIN organisation o ON o.tenant_id = c.tenant_id AND o.id = c.partner_org_id
     WHERE o.slug = $1 AND c.kind = 'tier' AND c.revoked_at IS NULL`,
    [company],
  );
  const address = `/${workspace}/credentials/${id}`;
  const visitor = await seat(null, { locale: "es", width: 360 });
  const paper = async () => (await visitor.context.request.get(`${address}/certificate.pdf`)).body();
  const check = async (buffer: Buffer, answer: string) => {
    await visitor.go(`/${workspace}/credentials`);
    await visitor.main
      .locator("input[type=file]")
      .setInputFiles({ name: "certificado.pdf", mimeType: "", buffer });
    await visitor.button("credentials.check.submit").click();
    await expect(visitor.main.getByRole("status")).toContainText(
      visitor.t(`credentials.answer.${answer}.title`),
    );
  };
  const given = await paper();
  await check(given, "valid");
  await visitor.reads(visitor.t("credentials.check.carried.pdf"));

  const deciding = await seat(manager.email);
  const d = "ladder.decide";
  const decide = async (deed: string, reason: string) => {
    await deciding.button(`${d}.button.${deed}`).click();
    await deciding.dialog.getByRole("textbox").fill(reason);
    await deciding.dialog
      .getByRole("button", { name: deciding.t(`${d}.button.${deed}`), exact: true })
      .click();
    await expect(deciding.dialog).toHaveCount(0);
  };
  await deciding.go(`/${workspace}/partners/${company}/ladder`);
  await decide("suspend", "An inspection is under way");
  await visitor.go(address);
  await visitor.reads(/^Suspendid/);
  await visitor.readsNot("An inspection is under way");
  await check(given, "suspended");
  await decide("reinstate", "Nothing was found");
  await check(given, "valid");

  await deciding.go(`/${workspace}/settings/signing`);
  const k = "credentials.keys";
  const { key } = await one<{ key: string }>(
    `SELECT k.fragment AS key FROM signing_key k JOIN workspace_slug w ON w.tenant_id = k.tenant_id
     WHERE w.slug = $1 AND k.until_at IS NULL`,
    [workspace],
  );
  await deciding.button(`${k}.rotate`).click();
  await deciding.dialog.getByRole("button", { name: deciding.t(`${k}.rotateDo`), exact: true }).click();
  await expect(deciding.dialog).toHaveCount(0);
  await deciding.button(`${k}.withdrawOne`, { key }).click();
  await deciding.reads(deciding.t(`${k}.withdrawText`));
  await deciding.dialog.getByRole("button", { name: deciding.t(`${k}.withdraw`), exact: true }).click();
  await expect(deciding.dialog).toHaveCount(0);
  await expect(deciding.button(`${k}.withdrawOne`, { key })).toHaveCount(0);
  await check(given, "unknown_key");
  await check(await paper(), "valid");
});
