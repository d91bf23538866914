import { SiteShell } from "#components/accounts/site-shell.tsx";
import { Lost } from "#components/shell/lost.tsx";

export default function SiteNotFound() {
  return (
    <SiteShell>
      <Lost home="/" />
    </SiteShell>
  );
}
