import { fields } from "./programmeEditor/fields.ts";
import { pages } from "./programmeEditor/pages.ts";
import { parts } from "./programmeEditor/parts.ts";

export default {
  ...fields,
  ...parts,
  ...pages,
};
