import type { Messages } from "#lib/messages/shape.ts";
import type en from "../en/knowledge.ts";
import editor from "./knowledge/editor.ts";
import pages from "./knowledge/pages.ts";
import rules from "./knowledge/rules.ts";

export default { ...pages, editor, ...rules } satisfies Messages<typeof en>;
