import { SiteShell } from "#components/accounts/site-shell.tsx";
import { Lost } from "#components/shell/lost.tsx";

/** Also for somebody without a membership here, who must not learn what else the workspace has. */
export default function WorkspaceNotFound() {
  return (
    <SiteShell>
      <Lost home="/" />
    </SiteShell>
  );
}
