import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * axe finds nothing: WCAG 2.2 AA and its best practices. Asked again for some seconds: while the framework takes in a
 * new page, its title is away for a moment. What is really wrong stays wrong.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(async () => {
    expect(await complaints(page), page.url()).toEqual([]);
  }).toPass({ timeout: 10_000, intervals: [250, 500, 1_000] });
}

async function complaints(page: Page): Promise<string[]> {
  // There are no frames here: without the extra page that axe opens to gather what frames say, it takes half the time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  return violations.map(
    one =>
      `${one.id}: ${one.help}\n${one.nodes
        .slice(0, 3)
        .map(node => `    ${node.target.join(" ")}\n    ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`)
        .join("\n")}`,
  );
}

/** Nothing sticks out to the right; what scrolls in a box of its own doesn't count. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return null;
    const clipped = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== "visible" || clipped(element.parentElement));
    const out = [...document.body.querySelectorAll("*")].filter(
      element => element.getBoundingClientRect().right > wide + 1 && !clipped(element.parentElement),
    );
    const names = out.slice(-3).map(element => `${element.tagName.toLowerCase()}.${element.className}`);
    return `${document.documentElement.scrollWidth} > ${wide}: ${names.join(", ")}`;
  });
  expect(found, page.url()).toBeNull();
}

/** Until React has taken over the page: a press before that is lost. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll("button, form, input:not([type=hidden]), textarea, select")].every(
        element => Object.keys(element).some(key => key.startsWith("__reactFiber")),
      ),
    undefined,
    { timeout: 15_000 },
  );
}
