import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import { currentSession } from "#lib/platform/session.ts";

/** A ladder with a missing rung, the eye of every page that leads nowhere. */
export function MissingRung() {
  return (
    <svg className="gap" viewBox="28 0 40 96" fill="none" aria-hidden="true">
      <path d="M30 0v96M66 0v96" stroke="var(--ink)" strokeWidth="4" />
      <path d="M30 14h36M30 36h36M30 84h36" stroke="var(--ink)" strokeWidth="4" />
      <path d="M30 60h36" stroke="var(--control)" strokeWidth="3" strokeDasharray="5 5" />
    </svg>
  );
}

/** Not there, or not this person's to know of: the same words. Always with a way on. */
export async function Lost({ home }: { home: string }) {
  const t = await getTranslations("shell.notFound");
  const session = await currentSession();
  return (
    <div className="lost">
      <MissingRung />
      <h1>{t("title")}</h1>
      <p>{t("text")}</p>
      {session && <p className="sm">{t("as", { email: session.email })}</p>}
      <div className="row wrap acts">
        <ButtonLink look="pri" href={home}>
          {t("home")}
        </ButtonLink>
        {session ? (
          <ButtonLink href="/workspaces">{t("workspaces")}</ButtonLink>
        ) : (
          <ButtonLink href="/sign-in">{t("signIn")}</ButtonLink>
        )}
      </div>
    </div>
  );
}
