import { expect, type Locator } from "@playwright/test";
import type { Seat } from "./seat.ts";

/** Presses the first of these buttons again and again, each with its dialog, until none is left. */
async function pressAll(seat: Seat, buttons: () => Locator, dialog: (inside: Locator) => Promise<void>) {
  for (let round = 0; round < 20; round++) {
    const left = await buttons().count();
    if (left === 0) return round;
    await buttons().first().click();
    await expect(async () => {
      if (await seat.dialog.isVisible()) {
        await dialog(seat.dialog);
        await expect(seat.dialog).toHaveCount(0, { timeout: 5_000 });
      }
      expect(await buttons().count()).toBeLessThan(left);
    }).toPass({ timeout: 20_000 });
  }
  throw new Error(`There is still something to press on ${seat.page.url()}`);
}

const starting = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);

/** Does and confirms every step that is this side's turn; answers how many were pressed. */
export async function takeTurn(seat: Seat, path: string): Promise<number> {
  await seat.go(path);
  const t = (key: string) => seat.t(`onboarding.${key}`);
  const done = await pressAll(
    seat,
    () => seat.main.getByRole("button", { name: starting(t("complete.open")) }),
    async inside => {
      const text = inside.getByRole("textbox", { name: t("complete.textLabel") });
      if (await text.isVisible()) await text.fill("Hecho, con acta firmada por ambas partes.");
      const file = inside.locator("input[type=file]");
      if ((await file.count()) > 0)
        await file.setInputFiles({ name: "acta.txt", mimeType: "text/plain", buffer: Buffer.from("Acta") });
      await inside.getByRole("button", { name: t("complete.do"), exact: true }).click();
    },
  );
  const plain = await pressAll(
    seat,
    () => seat.main.getByRole("button", { name: t("complete.plainDo"), exact: true }),
    async () => undefined,
  );
  const confirmed = await pressAll(
    seat,
    () => seat.main.getByRole("button", { name: t("confirm.do"), exact: true }),
    async () => undefined,
  );
  return done + plain + confirmed;
}

/** Lays every document that may be prepared before both sides. */
export async function prepareAll(seat: Seat, path: string): Promise<number> {
  await seat.go(path);
  const label = seat.t("onboarding.agreements.prepare", { title: "" }).trim();
  return pressAll(
    seat,
    () => seat.main.getByRole("button", { name: starting(label) }),
    async inside =>
      inside.getByRole("button", { name: seat.t("onboarding.agreements.prepareDo"), exact: true }).click(),
  );
}

/** Records the signature of one's own side on every document that waits for it. */
export async function signAll(seat: Seat, path: string): Promise<number> {
  await seat.go(path);
  return pressAll(
    seat,
    () => seat.main.getByRole("button", { name: seat.t("onboarding.agreements.sign"), exact: true }),
    async inside =>
      inside.getByRole("button", { name: seat.t("onboarding.agreements.signDo"), exact: true }).click(),
  );
}
