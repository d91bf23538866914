import { getLocale, getTranslations } from "next-intl/server";
import { Doors } from "#components/accounts/doors.tsx";
import { SiteShell } from "#components/accounts/site-shell.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { textIn } from "#lib/domain/text.ts";
import { publicPlaces } from "#lib/features/accounts/queries.ts";
import { logoAddress } from "#lib/platform/logo.ts";
import { currentSession } from "#lib/platform/session.ts";

export default async function LandingPage() {
  const t = await getTranslations("accounts.landing");
  const locale = await getLocale();
  const session = await currentSession();
  const workspaces = await publicPlaces();
  return (
    <SiteShell>
      <div className="pub-w">
        <div className="hero">
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
          <div className="row wrap">
            <ButtonLink look="pri" size="big" href={session ? "/workspaces" : "/sign-in"}>
              {session ? t("workspaces") : t("signIn")}
            </ButtonLink>
            <ButtonLink size="big" href="#programmes">
              {t("programmes")}
            </ButtonLink>
          </div>
        </div>
        <ol className="how">
          {(["programme", "certificates", "contracts", "tickets"] as const).map(key => (
            <li key={key}>
              <b>{t(`how.${key}`)}</b>
              <p>{t(`how.${key}Text`)}</p>
            </li>
          ))}
        </ol>
        <section className="sec" aria-labelledby="programmes">
          <h2 id="programmes">{t("programmes")}</h2>
          <p className="m sec-lead">{workspaces.length > 0 ? t("programmesLead") : t("none")}</p>
          {workspaces.length > 0 && (
            <Doors
              go={t("see")}
              doors={workspaces.flatMap(w => {
                const base = { name: w.name, colour: w.colour, logo: logoAddress(w.logoSvg) };
                // A vendor without a partner programme is entered by its customers and team alone.
                if (w.programmes.length === 0)
                  return [
                    {
                      ...base,
                      key: w.slug,
                      href: `/sign-in?next=/${w.slug}`,
                      note: w.legalName,
                      go: t("signIn"),
                    },
                  ];
                return w.programmes.map(p => ({
                  ...base,
                  key: `${w.slug}-${p.slug}`,
                  href: `/${w.slug}/programmes/${p.slug}`,
                  note: `${textIn(p.name, locale)} · ${w.legalName}`,
                }));
              })}
            />
          )}
        </section>
      </div>
    </SiteShell>
  );
}
