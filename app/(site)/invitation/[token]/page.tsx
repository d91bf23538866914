import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignFrame } from "#components/accounts/sign-frame.tsx";
import { PlainForm, PlainSubmit, PlainText } from "#components/forms/plain-form.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Message } from "#components/ui/message.tsx";
import { Time } from "#components/ui/time.tsx";
import { accept, signOut } from "#lib/features/accounts/actions.ts";
import { type InvitationView, invitationFor } from "#lib/features/accounts/invitation.ts";
import { nextPath } from "#lib/features/accounts/next-path.ts";
import { logoAddress } from "#lib/platform/logo.ts";
import { currentSession } from "#lib/platform/session.ts";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ next?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.invitation"))("page"), referrer: "no-referrer" };
}

/** The page on which somebody asked for this link themselves, to apply; null where others invited them. */
function applyPage(next: string | null): string | null {
  return /^\/[^/?#]+\/programmes\/[^/?#]+\/apply(?=[?#]|$)/.exec(next ?? "")?.[0] ?? null;
}

async function Gone({
  view,
  applying,
  inside,
}: {
  view: InvitationView | null;
  applying: string | null;
  /** Whoever opens it is signed in: they go on, without signing in. */
  inside: boolean;
}) {
  const t = await getTranslations("accounts.invitation");
  const state = view === null || view.state === "open" ? "unknown" : view.state;
  if (applying && (state === "expired" || state === "revoked"))
    return (
      <>
        <h1>{t(`goneApplying.${state}`)}</h1>
        <p className="lead">{t("goneApplyingText")}</p>
        <ButtonLink look="pri" size="big" href={applying}>
          {t("askAgain")}
        </ButtonLink>
      </>
    );
  return (
    <>
      <h1>{t(`gone.${state}`)}</h1>
      <p className="lead">
        {inside && state === "used"
          ? t("goneInside")
          : t(`goneText.${state}`, { by: view?.invitedBy ?? "", org: view?.orgName ?? "" })}
      </p>
      {inside ? (
        <ButtonLink look="pri" size="big" href="/workspaces">
          {t("goOn")}
        </ButtonLink>
      ) : (
        <ButtonLink look="pri" size="big" href={view ? `/sign-in?next=/${view.workspace.slug}` : "/sign-in"}>
          {(await getTranslations("accounts.signIn"))("submit")}
        </ButtonLink>
      )}
    </>
  );
}

export default async function InvitationPage({ params, searchParams }: Props) {
  const { token } = await params;
  const asked = (await searchParams).next;
  const next = nextPath(typeof asked === "string" ? asked : null);
  const view = await invitationFor(token);
  const brand = view
    ? { ...view.workspace, logo: logoAddress(view.workspace.logoSvg), programme: view.programme }
    : null;
  const session = await currentSession();
  if (view?.state !== "open") {
    return (
      <SignFrame brand={brand}>
        <Gone view={view} applying={applyPage(next)} inside={session !== null} />
      </SignFrame>
    );
  }
  const t = await getTranslations("accounts");
  const mine = session?.email === view.email;
  return (
    <SignFrame brand={brand}>
      <h1>{t("invitation.title", { name: view.personName })}</h1>
      <p className="lead">
        {applyPage(next)
          ? t("invitation.leadApplying", { org: view.orgName, workspace: view.workspace.name })
          : t("invitation.lead", { by: view.invitedBy, org: view.orgName, workspace: view.workspace.name })}
      </p>
      {view.counts && view.programme && <p className="m">{t("invitation.counts", { org: view.orgName })}</p>}
      <p className="sm m">
        {t.rich(applyPage(next) ? "invitation.untilApplying" : "invitation.until", {
          email: view.email,
          until: () => (
            <Time
              instant={view.expiresAt}
              style="full"
              {...(session ? {} : { zone: view.workspace.timeZone })}
            />
          ),
        })}
      </p>
      {session && !mine ? (
        <Message
          tone="warn"
          className="after"
          title={t("invitation.other", { email: session.email, invited: view.email })}
          actions={
            <form action={signOut}>
              <Button type="submit">{t("invitation.signOut")}</Button>
            </form>
          }
        />
      ) : (
        <PlainForm id="invitation" action={accept} failedTitle={t("invitation.failed")} className="after">
          <input type="hidden" name="token" value={token} />
          {next && <input type="hidden" name="next" value={next} />}
          {view.elsewhere && (
            <Message
              tone="warn"
              title={
                mine
                  ? t("invitation.elsewhere", { company: view.elsewhere, org: view.orgName })
                  : t("invitation.elsewhereOpen", { org: view.orgName })
              }
            >
              <Checkbox
                name="leave"
                value="yes"
                label={mine ? t("invitation.leave", { company: view.elsewhere }) : t("invitation.leaveOpen")}
              />
            </Message>
          )}
          {mine ? (
            <p className="m">{t("invitation.signedIn", { email: view.email })}</p>
          ) : (
            <>
              <input type="hidden" name="username" autoComplete="username" value={view.email} />
              {view.hasAccount && <p className="m">{t("invitation.haveAccount")}</p>}
              <PlainText
                name="password"
                type="password"
                label={view.hasAccount ? t("password.label") : t("invitation.setPassword")}
                {...(view.hasAccount ? {} : { hint: t("password.hint") })}
                autoComplete={view.hasAccount ? "current-password" : "new-password"}
              />
            </>
          )}
          <PlainSubmit size="big">
            {mine
              ? t("invitation.accept")
              : t(view.hasAccount ? "invitation.acceptSignIn" : "invitation.acceptSet")}
          </PlainSubmit>
        </PlainForm>
      )}
    </SignFrame>
  );
}
