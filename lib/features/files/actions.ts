"use server";

import { action } from "#lib/platform/action.ts";
import { uploadFiles } from "./commands.ts";
import { uploadInput } from "./schema.ts";

/** Everybody who takes part may upload; what a file may hang on is decided where it is sent. */
export const uploadFilesAction = action({
  name: "files.upload",
  input: uploadInput,
  load: async () => ({}),
  allow: () => true,
  run: ({ tx, actor, input }) => uploadFiles(tx, actor, input.files),
});
