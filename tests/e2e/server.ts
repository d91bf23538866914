/** What the global set-up started, for the stories: read from the environment that it leaves to the workers. */
export type StoryServer = {
  /** Where the portal answers. */
  url: string;
  /** The operator's mailbox; empty when this checkout has none. */
  mailboxUrl: string;
  /** Login of the application, and of the tables' owner. */
  appUrl: string;
  ownerUrl: string;
  /** Past all row security. */
  adminUrl: string;
  /** Signs sessions. */
  authSecret: string;
  /** Folder of captured mail and uploads of this run. */
  dataDir: string;
};

/** @throws when a story runs outside `playwright test` */
export function storyServer(): StoryServer {
  const text = process.env.ESCALA_E2E;
  if (!text) throw new Error("The stories' server isn't running: start them with `npx playwright test`.");
  return JSON.parse(text) as StoryServer;
}
