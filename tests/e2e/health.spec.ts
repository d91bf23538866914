import { expect, test } from "@playwright/test";

test("the portal says that database, migrations and worker are as they should be", async ({ page }) => {
  const response = await page.goto("/api/health/ready");
  expect(response?.status()).toBe(200);
  await expect(page.locator("body")).toContainText('"worker":true');
});
