import { expect, test } from "vitest";
import { clientAddress } from "#lib/platform/client-address.ts";

test.each([
  ["203.0.113.9", 1, "203.0.113.9"],
  ["1.1.1.1, 203.0.113.9", 1, "203.0.113.9"],
  ["1.1.1.1, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
  ["203.0.113.9", 2, "203.0.113.9"],
  [" , ", 1, ""],
  [null, 1, ""],
])("%s over %i proxies came from %s: a claimed address does not count", (forwarded, proxies, address) => {
  expect(clientAddress(forwarded, proxies)).toBe(address);
});
