import { demoWorkspaces } from "./demo/workspaces.ts";

/** Everybody of the demonstration data signs in with this. */
export const demoPassword = "escala-demo-2026";

/** Who to sign in as on each side of each workspace, for the closing table and the README. */
export const demoAccounts: {
  workspace: string;
  side: string;
  role: string;
  name: string;
  email: string;
  password: string;
}[] = demoWorkspaces.flatMap(w =>
  w.demoAccounts.map(a => ({ workspace: w.name, password: demoPassword, ...a })),
);
