/** How a file is shown without being downloaded; what stands nowhere here is only ever downloaded. */
export type View = "image" | "text" | "pdf";

const VIEWS: Readonly<Record<string, View>> = {
  "image/png": "image",
  "image/jpeg": "image",
  "image/gif": "image",
  "image/webp": "image",
  "image/bmp": "image",
  "application/pdf": "pdf",
  "text/plain": "text",
  "text/csv": "text",
  "text/calendar": "text",
  "application/json": "text",
  "application/xml": "text",
  "message/rfc822": "text",
};

/** A drawing (SVG) and a page (HTML) are never shown: they run. Nor what browsers don't draw. */
export const viewOf = (mediaType: string): View | null =>
  Object.hasOwn(VIEWS, mediaType) ? (VIEWS[mediaType] ?? null) : null;

/** So much of a text is shown; the whole is in the download. */
export const MOST_TEXT_BYTES = 256 * 1024;

/** Said by the answer where a text is longer than what it shows. */
export const CUT_HEADER = "x-escala-cut";

/** Where a file is shown. */
export const viewHref = (workspaceSlug: string, id: string): string =>
  `/api/files/${id}/view?w=${encodeURIComponent(workspaceSlug)}`;
