import { z } from "zod";
import { count, key, keys, localText, message } from "./words.ts";

export const tier = z.strictObject({
  key,
  name: localText,
  rank: count,
  tagline: localText,
  summary: localText,
  requirements: keys.min(1, message("tierWithoutRequirements")),
  benefits: keys,
});
