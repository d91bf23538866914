import type { z } from "zod";
import { readBody } from "./read-body.ts";
import { storable } from "./storable.ts";

/** The most that a letter takes. */
const BYTES = 4;

/**
 * What a page of ours says to a route, or the status it is refused with. Routes have no token as actions have: what another website
 * sends in somebody's name is none of theirs. `longest` are letters.
 */
export async function ownRequest<S extends z.ZodType>(
  request: Request,
  schema: S,
  longest: number,
): Promise<{ said: z.output<S> } | { refused: 400 | 403 | 413 }> {
  const from = request.headers.get("sec-fetch-site");
  if (from !== null && from !== "same-origin") return { refused: 403 };
  const body = await readBody(request, longest * BYTES);
  const words = body && new TextDecoder().decode(body);
  if (words === null || words.length > longest) return { refused: 413 };
  const parsed = schema.safeParse(readJson(words));
  return parsed.success ? { said: parsed.data } : { refused: 400 };
}

function readJson(words: string): unknown {
  try {
    return storable(JSON.parse(words));
  } catch {
    return null;
  }
}
