/** A stored file as a page shows it; `size` in bytes. */
export type FileDto = { id: string; name: string; mediaType: string; size: number };

/** Where a file is fetched. */
export const fileHref = (workspaceSlug: string, id: string): string =>
  `/api/files/${id}?w=${encodeURIComponent(workspaceSlug)}`;
