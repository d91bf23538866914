const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in HTML, also in a quoted attribute. */
export const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, c => ENTITIES[c] as string);
