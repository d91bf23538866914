import type en from "../en/programmeEditor.ts";
import type { Messages } from "../shape.ts";
import { fields } from "./programmeEditor/fields.ts";
import { pages } from "./programmeEditor/pages.ts";
import { parts } from "./programmeEditor/parts.ts";

export default {
  ...fields,
  ...parts,
  ...pages,
} satisfies Messages<typeof en>;
