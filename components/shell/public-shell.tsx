import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import Link from "#components/ui/link.tsx";
import { EscalaMark } from "./escala-mark.tsx";
import { WorkspaceMark } from "./workspace-mark.tsx";

type PublicShellProps = {
  brand: { name: string; org?: string; href: string; logo?: string | null };
  links?: readonly { href: string; label: string; current?: boolean }[];
  /** The other language, as a link or a small form. */
  language?: ReactNode;
  /** At the right end: by default the way in. */
  actions?: ReactNode;
  signInHref?: string;
  footer?: ReactNode;
  /** A line under the head, and more room for forms. */
  form?: boolean;
  children: ReactNode;
};

/** Head and foot of what visitors see. */
export function PublicShell(props: PublicShellProps) {
  const { brand, links = [], language, actions, signInHref = "/sign-in", footer, form, children } = props;
  const t = useTranslations("ui.shell");
  return (
    <div className="pub">
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className={cx(form && "ruled")}>
        <div className={cx("pub-top", form && "wide")}>
          <Link className="row q brand" href={brand.href}>
            <WorkspaceMark name={brand.name} logo={brand.logo} />
            <span>
              <b>{brand.name}</b>
              {brand.org && <span className="mm xs org">{brand.org}</span>}
            </span>
          </Link>
          {links.length > 0 && (
            <nav aria-label={t("site")} className="not-s">
              {links.map(link => (
                <Link key={link.href} href={link.href} aria-current={link.current ? "page" : undefined}>
                  {link.label}
                </Link>
              ))}
            </nav>
          )}
          <span className="grow" />
          {language}
          {actions ?? <ButtonLink href={signInHref}>{t("signIn")}</ButtonLink>}
        </div>
      </header>
      <main id="main" className={cx("pub-w", form && "wide")} tabIndex={-1}>
        {children}
      </main>
      <footer className="pub-w pub-foot">
        <span className="row">
          <EscalaMark size={14} />
          Escala
        </span>
        {footer}
      </footer>
    </div>
  );
}
