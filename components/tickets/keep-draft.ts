import type { SaveDraft } from "#components/ui/use-draft.ts";

/** What a page that is being left may still send. */
const LEAVING = 60_000;

/** Keeps what is written on a case with the person, for their other devices. */
export const keepDraft =
  (workspace: string, number: string): SaveDraft =>
  async (draft, version) => {
    try {
      const body = JSON.stringify({ w: workspace, ...draft, version });
      const answer = await fetch(`/api/tickets/${encodeURIComponent(number)}/draft`, {
        method: "PUT",
        body,
        keepalive: body.length < LEAVING,
      });
      return answer.status === 200 || answer.status === 409 ? await answer.json() : null;
    } catch {
      // Offline: the device keeps it until it gets through.
      return null;
    }
  };
