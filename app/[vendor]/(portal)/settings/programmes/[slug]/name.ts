import { getLocale } from "next-intl/server";
import { cache } from "react";
import { textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { programmeNamed } from "#lib/features/programmes/editing.ts";
import { readPage } from "#lib/platform/page.ts";

/** What the programme of an address is called in the reader's language; the word in the address where it has no name yet. */
export const programmeName = cache(async (vendor: string, slug: string): Promise<string> => {
  const name = await readPage(vendor, ({ actor, workspace, tx, now }) =>
    programmeNamed(tx, actor, slug, todayIn(workspace.timeZone, now.getTime())),
  );
  return textIn(name, await getLocale()) || slug;
});
