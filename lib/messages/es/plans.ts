import type en from "../en/plans.ts";
import type { Messages } from "../shape.ts";
import { editor } from "./plans/editor.ts";
import { fields } from "./plans/fields.ts";
import { pages } from "./plans/pages.ts";
import { problems } from "./plans/problems.ts";

export default { ...pages, ...editor, ...fields, ...problems } satisfies Messages<typeof en>;
