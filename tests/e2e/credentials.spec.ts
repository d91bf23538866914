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
