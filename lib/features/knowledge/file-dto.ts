import { fileOf } from "#lib/domain/knowledge/files.ts";

/** A file as the editor puts it into a text. */
export type KnowledgeFileDto = { id: string; name: string; picture: boolean };

export const MOST_PICTURE_MEGABYTES = 5;
/** In one part of a text. */
export const MOST_FILES_OF_TEXT = 30;

const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** What every browser draws and nothing runs in: all else is fetched, never shown. */
export const isPicture = (mediaType: string): boolean => PICTURES.includes(mediaType);

/** Where a text's file is fetched. */
export const knowledgeFileHref = (workspaceSlug: string, id: string): string =>
  `/api/knowledge/files/${id}?w=${encodeURIComponent(workspaceSlug)}`;

/** Where what a text names "file:<id>" is fetched; null for every other address. */
export const textFileHref =
  (workspaceSlug: string) =>
  (address: string): string | null => {
    const id = fileOf(address);
    return id && knowledgeFileHref(workspaceSlug, id);
  };
