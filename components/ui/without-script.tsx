import { useTranslations } from "next-intl";

/**
 * What a page that streams shows where no script runs: React keeps what follows the skeleton in hidden boxes until a script moves
 * them to their place. Here they are read where they lie, and the skeleton stays away.
 */
export function RevealWithoutScript() {
  return (
    <noscript>
      <style>{`[aria-busy="true"].page { display: none; }
        [hidden][id^="S:"] { display: block !important; position: absolute; inset: var(--bar) 0 auto var(--rail); }
        @media (max-width: 1080px) { [hidden][id^="S:"] { left: 52px; } }
        @media (max-width: 640px) { [hidden][id^="S:"] { left: 0; padding-bottom: 72px; } }`}</style>
    </noscript>
  );
}

/** Said in a form that only a script sends, before somebody writes in vain. */
export function NeedsScript() {
  const t = useTranslations("forms");
  return (
    <noscript>
      <p className="msg warn">{t("needsScript")}</p>
    </noscript>
  );
}
