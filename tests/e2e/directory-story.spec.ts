import { hire } from "./support/people.ts";
import { one } from "./support/sql.ts";
import { expect, test } from "./support/story.ts";

// A company nobody else's story changes, of each programme.
const places = [
  { slug: "emma", vendor: "open-cloud-factory", partner: "duero-defensa-digital", locale: "es", width: 360 },
  { slug: "opennebula", vendor: "opennebula-systems", partner: "orsa-datasenter", locale: "en", width: 1280 },
] as const;

for (const { slug, vendor, partner, locale, width } of places)
  test(`${slug}: a profile is written, approved, found by everybody, and framed by other websites (P11, P25)`, async ({
    seat,
    watch,
  }) => {
    test.setTimeout(240_000);
    watch.tolerate(/^404 /);
    const look = { locale, width };
    const word = `Zafiro${Date.now().toString(36)}`;
    const writer = await hire({
      workspace: slug,
      org: partner,
      name: "Petra Profile",
      roles: ["partner_admin"],
    });
    const manager = await hire({
      workspace: slug,
      org: vendor,
      name: "Viktor Vendor",
      roles: ["partner_manager"],
    });
    const writing = await seat(writer.email, look);
    await writing.go(`/${slug}/partners/${partner}/profile`);
    const p = "directory.profile";
    for (const language of ["En", "Es"]) {
      await writing.field(`${p}.headline${language}`).fill(`We know ${word}`);
      await writing.field(`${p}.description${language}`).fill("By **heart**.");
    }
    await writing.field(`${p}.specialities`).fill(`${word}, Migration`);
    await writing.field(`${p}.contactEmail`).first().fill("nobody");
    await writing.button(`${p}.submit`).click();
    await expect(writing.trouble.first()).toBeVisible();
    await writing.field(`${p}.contactEmail`).first().fill("hello@story.example");
    await writing.button(`${p}.submit`).click();
    await writing.reads(writing.t(`${p}.waitsText`, { workspace: await nameOf(slug) }));

    const visitor = await seat(null, look);
    await visitor.go(`/${slug}/directory?q=${word}`);
    await visitor.reads(visitor.t("directory.none"));

    const deciding = await seat(manager.email, look);
    await deciding.go(`/${slug}/partners/${partner}/profile`);
    await deciding.reads(`We know ${word}`);
    await deciding.button(`${p}.approve`).click();
    await deciding.dialog.getByRole("button", { name: deciding.t(`${p}.approve`), exact: true }).click();
    await expect(deciding.dialog).toHaveCount(0);

    await visitor.go(`/${slug}/directory?q=${word.toLowerCase()}`);
    await visitor.main.getByRole("heading", { level: 2 }).first().getByRole("link").click();
    await visitor.reads(`We know ${word}`);
    await expect(visitor.main.getByText("heart")).toBeVisible();
    const frame = await visitor.context.request.get(`/${slug}/directory/embed`);
    expect(frame.headers()["content-security-policy"]).toContain("frame-ancestors *");
    const page = await visitor.context.request.get(`/${slug}/directory`);
    expect(page.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
    const machine = await visitor.context.request.get(`/${slug}/directory.json?q=${word}`);
    expect(machine.headers()["cache-control"]).toBe("public, no-cache");
    expect((await machine.json()).partners).toMatchObject([{ headline: { en: `We know ${word}` } }]);
  });

test("emma: the guide of level 2 is fetched by who is named for it; who is not reads why (P7, P25)", async ({
  seat,
  watch,
}) => {
  test.setTimeout(120_000);
  watch.tolerate(/^403 /);
  const guide = await one<{ item: string; version: string }>(
    `SELECT i.id AS item, v.id AS version FROM library_item i JOIN library_version v ON v.tenant_id = i.tenant_id AND v.item_id = i.id
     JOIN workspace_slug w ON w.tenant_id = i.tenant_id
     WHERE w.slug = 'emma' AND i.levels = '{2}' AND i.kind = 'guide' AND v.state = 'published'`,
    [],
  );
  const named = await seat("nuria.castano@arlanza.example", { locale: "es", width: 1280 });
  await named.go(`/emma/library/${guide.item}`);
  const coming = named.page.waitForEvent("download");
  await named.link("library.item.getVersion", { label: "4.2" }).click();
  expect((await coming).suggestedFilename()).toBe("emma-guia-de-administracion-4.2.pdf");
  const other = await seat("lucia.ferrer@arlanza.example", { locale: "es", width: 360 });
  await other.go(`/emma/library/${guide.item}`);
  await other.reads(other.t("library.refusal.level", { levels: "2" }));
  expect(await other.status(`/api/library/${guide.version}?w=emma`)).toBe(403);
});

const nameOf = async (slug: string): Promise<string> =>
  (
    await one<{ name: string }>(
      "SELECT w.name FROM workspace w JOIN workspace_slug s ON s.tenant_id = w.tenant_id WHERE s.slug = $1",
      [slug],
    )
  ).name;
