import editor from "./knowledge/editor.ts";
import pages from "./knowledge/pages.ts";
import rules from "./knowledge/rules.ts";

export default { ...pages, editor, ...rules };
