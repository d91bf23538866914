/** A stored file as a page shows it; `size` in bytes. */
export type FileDto = { id: string; name: string; mediaType: string; size: number };
