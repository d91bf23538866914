import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { storyServer } from "../server.ts";
import { sessionCookie } from "./people.ts";
import { type Look, Seat } from "./seat.ts";

export { expect };

/** Which browser complaints are the story's own doing, such as the 404 it asks for. */
type Watch = { tolerate: (what: RegExp) => void; on: (page: Page) => void };

type Fixtures = {
  watch: Watch;
  /** A browser of its own for somebody; null is a visitor. */
  seat: (email: string | null, look?: Look) => Promise<Seat>;
};

export const test = base.extend<Fixtures>({
  watch: async ({ page }, use) => {
    const heard: string[] = [];
    const tolerated: RegExp[] = [];
    const on = (watched: Page) => {
      watched.on("console", message => {
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
          heard.push(`${message.text()} (${watched.url()})`);
      });
      // The browser's own line doesn't say which address it was.
      watched.on("response", response => {
        if (response.status() >= 400) heard.push(`${response.status()} ${response.url()} (${watched.url()})`);
      });
      watched.on("pageerror", error => heard.push(`${error.message} (${watched.url()})`));
    };
    on(page);
    await use({ on, tolerate: what => tolerated.push(what) });
    expect(heard.filter(line => !tolerated.some(what => what.test(line)))).toEqual([]);
  },
  seat: async ({ browser, watch }, use) => {
    const open: { close: () => Promise<void> }[] = [];
    await use(async (email, look = { locale: "en", width: 1280 }) => {
      const seat = await sit(browser, email, look, watch);
      open.push(seat.context);
      return seat;
    });
    for (const one of open) await one.close();
  },
});

async function sit(browser: Browser, email: string | null, look: Look, watch: Watch): Promise<Seat> {
  const context = await browser.newContext({ baseURL: storyServer().url, reducedMotion: "reduce" });
  if (email) await context.addCookies([await sessionCookie(email)]);
  const page = await context.newPage();
  watch.on(page);
  return new Seat(context, page, email, look.locale).look(look);
}

/** Turns language and width over the steps of a story: the next workspace sees each step the other way round. */
export const turned = (turn: number): Look =>
  turn % 2 === 0 ? { locale: "es", width: 1280 } : { locale: "en", width: 360 };
