import { conflict, Refusal } from "./refusal.ts";

/** A draft as it was read, how its row is taken while it stands like that, and who saved it last. */
type DraftRow = {
  version: number;
  take: () => Promise<{ count: number }>;
  look: () => Promise<{ savedBy: string } | null>;
};

/** Takes a draft's row over the version its writer saw; whoever is slower is told who was quicker, or that it is gone. */
export async function holdDraft(
  { version, take, look }: DraftRow,
  seen: number,
  refusal: { changed: string; gone: string },
): Promise<void> {
  if (version === seen && (await take()).count > 0) return;
  const theirs = await look();
  if (!theirs) conflict(refusal.gone);
  throw new Refusal("conflict", refusal.changed, { name: theirs.savedBy });
}
