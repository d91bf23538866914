import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "#lib/messages/index.ts";
import { storyServer } from "../server.ts";
import { untilAlive } from "./checks.ts";
import { sql } from "./sql.ts";
import { type Words, words } from "./words.ts";

export type Look = { locale: Locale; width: 1280 | 360 };

/** Somebody at a browser: signed in or not, reading in a language at a width. */
export class Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Who is signed in here, so that the language they read in can be changed. */
  email: string | null;
  t: Words;
  locale: Locale;

  constructor(context: BrowserContext, page: Page, email: string | null, locale: Locale) {
    this.context = context;
    this.page = page;
    this.email = email;
    this.locale = locale;
    this.t = words(locale);
  }

  /** Reads on in another language or at another width; seen from the next page on. */
  async look(look: Look): Promise<this> {
    this.locale = look.locale;
    this.t = words(look.locale);
    if (this.email) await sql("UPDATE account SET locale = $1 WHERE email = $2", [look.locale, this.email]);
    await this.context.addCookies([{ name: "escala.locale", value: look.locale, url: storyServer().url }]);
    await this.page.setViewportSize({ width: look.width, height: look.width === 360 ? 740 : 800 });
    return this;
  }

  async go(path: string): Promise<this> {
    await this.page.goto(path);
    await untilAlive(this.page);
    return this;
  }

  /** The status with which an address answers this person. */
  async status(path: string): Promise<number> {
    return (await this.context.request.get(path, { maxRedirects: 0 })).status();
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }
  get main(): Locator {
    return this.page.getByRole("main");
  }
  /** What a form says has gone wrong; the framework's own announcer is an alert too, and always there. */
  get trouble(): Locator {
    return this.page.locator(".errs, .msg[role=alert], .comp-err");
  }
  button(key: string, params?: Record<string, string | number>): Locator {
    return this.page.getByRole("button", { name: this.t(key, params), exact: true });
  }
  link(key: string, params?: Record<string, string | number>): Locator {
    return this.page.getByRole("link", { name: this.t(key, params) });
  }
  /** A field by its label; “(optional)” may follow it. */
  field(key: string, params?: Record<string, string | number>, inside: Locator = this.page.locator("body")) {
    return inside.getByLabel(this.t(key, params));
  }
  /** What stands somewhere on the page. */
  async reads(text: string | RegExp): Promise<void> {
    await expect(this.page.getByText(text).filter({ visible: true }).first()).toBeVisible();
  }
  async readsNot(text: string | RegExp): Promise<void> {
    await expect(this.page.getByText(text)).toHaveCount(0);
  }
}
