import type { KeptForm } from "#lib/domain/form-draft.ts";
import type { FormPlace } from "./use-kept-values.ts";

/** What a page that is being left may still send. */
const LEAVING = 60_000;

/** Keeps what is filled in on a form with the person, for their other devices. */
export const formPlace = (
  workspace: string,
  form: string,
  kept: KeptForm | null,
  describe: FormPlace["describe"],
): FormPlace => ({
  kept,
  describe,
  save: async (content, version) => {
    try {
      const body = JSON.stringify({ w: workspace, form, content, version });
      const answer = await fetch("/api/drafts", { method: "PUT", body, keepalive: body.length < LEAVING });
      return answer.status === 200 || answer.status === 409 ? await answer.json() : null;
    } catch {
      // Offline: the device keeps it until it gets through.
      return null;
    }
  },
});
