import type { LibraryState } from "#lib/domain/library/item.ts";
import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** What the policies read of an item. */
export type LibraryForPolicy = { state: LibraryState };

const editor = all<unknown>(side("vendor"), has("vendor_admin", "partner_manager", "trainer"));

/** P6, P7, P17: administrators, partner managers and trainers fill the library; partners read what is published. */
export const libraryPolicy = {
  edit: editor,
  /** Who fetched what is told to the vendor alone. */
  seeReaders: side("vendor") as Policy<unknown>,
  read: ((actor, item) =>
    actor.side === "vendor" ||
    (actor.side === "partner" && item.state === "published")) as Policy<LibraryForPolicy>,
};
