import { expectAccessible, expectNoOverflow } from "./support/checks.ts";
import { letter, lettersTo, linkIn } from "./support/mail.ts";
import { hire, join, PASSWORD } from "./support/people.ts";
import type { Seat } from "./support/seat.ts";
import { expect, test, turned } from "./support/story.ts";

async function signIn(seat: Seat, email: string, password: string): Promise<void> {
  await seat.page.getByLabel(seat.t("accounts.email"), { exact: true }).fill(email);
  await seat.page.getByLabel(seat.t("accounts.password.label"), { exact: true }).fill(password);
  await seat.button("accounts.signIn.submit").click();
}

test("a person returns to where they wanted to go after signing in, and signs out", async ({ seat }) => {
  const who = await hire({
    workspace: "ecm",
    org: "ecm-solutions",
    name: "Rita Return",
    roles: ["vendor_support"],
  });
  const visitor = await seat(null, turned(1));
  await visitor.go("/ecm/tickets?view=open");
  await expect(visitor.page).toHaveURL(/\/sign-in\?next=/);
  await expectAccessible(visitor.page);
  await signIn(visitor, who.email, PASSWORD);
  await expect(visitor.page).toHaveURL(/\/ecm\/tickets\?view=open$/);
});

test("a wrong password and an unknown address read the same, and too many attempts must wait", async ({
  seat,
}) => {
  const who = await hire({
    workspace: "emma",
    org: "open-cloud-factory",
    name: "Tina Throttle",
    roles: ["trainer"],
  });
  const visitor = await seat(null, turned(0));
  await visitor.go("/sign-in");
  await visitor.button("accounts.signIn.submit").click();
  await expect(visitor.trouble.first()).toBeVisible();
  await expectAccessible(visitor.page);
  await signIn(visitor, "nobody.at.all@stories.example", "wrong password");
  await visitor.reads(visitor.t("accounts.refusal.wrong"));
  for (let attempt = 0; attempt < 10; attempt++) {
    await visitor.go("/sign-in");
    await signIn(visitor, who.email, "wrong password");
    await visitor.reads(visitor.t("accounts.refusal.wrong"));
    await expect(visitor.page.getByLabel(visitor.t("accounts.email"), { exact: true })).toHaveValue(
      who.email,
    );
  }
  await signIn(visitor, who.email, PASSWORD);
  await expect(visitor.trouble).toContainText(visitor.t("accounts.refusal.tooMany", { minutes: 15 }));
});

test("a forgotten password is set anew by mail, once, and ends every other session", async ({ seat }) => {
  const who = await hire({
    workspace: "opennebula",
    org: "opennebula-systems",
    name: "Fay Forgot",
    roles: ["trainer"],
    locale: "es",
  });
  const elsewhere = await seat(who.email, turned(0));
  const visitor = await seat(null, turned(1));
  await visitor.go("/forgot");
  await visitor.page
    .getByLabel(visitor.t("accounts.email"), { exact: true })
    .fill("nobody.at.all@stories.example");
  await visitor.button("accounts.forgot.submit").click();
  await visitor.reads(visitor.t("accounts.forgot.sentTitle"));
  await visitor.go("/forgot");
  await visitor.page.getByLabel(visitor.t("accounts.email"), { exact: true }).fill(who.email);
  await visitor.button("accounts.forgot.submit").click();
  await visitor.reads(visitor.t("accounts.forgot.sentTitle"));
  await expectAccessible(visitor.page);
  const link = linkIn(await letter(who.email, "/reset/"), "/reset/");
  await visitor.go(link);
  await expectNoOverflow(visitor.page);
  await visitor.page.getByLabel(visitor.t("accounts.password.new")).fill("password1234");
  await visitor.button("accounts.reset.submit").click();
  await expect(visitor.trouble.first()).toBeVisible();
  await visitor.page.getByLabel(visitor.t("accounts.password.new")).fill("una frase que solo yo sé");
  await visitor.button("accounts.reset.submit").click();
  await expect(visitor.page).toHaveURL(/\/opennebula$/);
  const second = await seat(null, turned(0));
  await second.go(link);
  await second.reads(second.t("accounts.reset.goneTitle"));
  await elsewhere.go("/account");
  await expect(elsewhere.page).toHaveURL(/\/sign-in/);
  expect(await lettersTo("nobody.at.all@stories.example")).toEqual([]);
});

test("a session that is ended is out at once", async ({ seat }) => {
  const who = await hire({
    workspace: "emma",
    org: "sistemas-arlanza",
    name: "Sven Session",
    roles: ["partner_sales"],
  });
  const here = await seat(who.email, turned(1));
  const there = await seat(who.email, turned(1));
  await there.go("/emma/customers");
  await here.go("/account");
  await expectAccessible(here.page);
  await expectNoOverflow(here.page);
  const other = here.page.getByRole("row").filter({ hasNotText: here.t("accounts.account.here") });
  await other.getByRole("button").first().click();
  await expect(here.page.getByRole("table").getByRole("button")).toHaveCount(1);
  await there.go("/emma/customers");
  await expect(there.page).toHaveURL(/\/sign-in\?next=/);
});

test("language and appearance are one's own, and last", async ({ seat }) => {
  const who = await hire({
    workspace: "emma",
    org: "sistemas-arlanza",
    name: "Lola Language",
    roles: ["partner_sales"],
    locale: "en",
  });
  const reader = await seat(who.email);
  await reader.go("/account");
  await reader.page.getByLabel(reader.t("accounts.account.locale"), { exact: true }).selectOption("es");
  await reader.page.getByLabel(reader.t("accounts.account.theme"), { exact: true }).selectOption("dark");
  await reader.button("accounts.account.save").click();
  await expect(reader.page.locator("html")).toHaveAttribute("lang", "es");
  await reader.go("/emma/customers");
  await expect(reader.page.locator("html")).toHaveAttribute("lang", "es");
  await expect(reader.page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expectAccessible(reader.page);
});

test("somebody of two workspaces chooses where to go, and changes over at the top", async ({ seat }) => {
  const who = await hire({
    workspace: "emma",
    org: "open-cloud-factory",
    name: "Dora Double",
    roles: ["vendor_support"],
  });
  await join(who, { workspace: "ecm", org: "ecm-solutions", roles: ["vendor_support"] });
  const both = await seat(who.email, turned(0));
  await both.go("/workspaces");
  await expectAccessible(both.page);
  await expectNoOverflow(both.page);
  await both.page.getByRole("link", { name: /ECM Solutions/ }).click();
  await expect(both.page).toHaveURL(/\/ecm$/);
  await both.go("/ecm/tickets");
  await both.button("ui.shell.workspace", { name: "ECM Solutions" }).click();
  await both.page.getByRole("menuitem", { name: /EMMA/ }).click();
  await expect(both.page).toHaveURL(/\/emma$/);
});
