import { vi } from "vitest";
import { everyActionIsTried } from "#tests/security/every-action.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "es" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

// The code that confirms a signature is kept as a keyed hash.
vi.stubEnv("AUTH_SECRET", "a secret for tests alone, long enough");

everyActionIsTried(1, 2);
