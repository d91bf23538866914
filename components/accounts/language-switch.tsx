import { Globe } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { setLocale } from "#lib/features/accounts/actions.ts";
import { locales } from "#lib/messages/index.ts";

/** The other language, as a button written in it; works without script. */
export function LanguageSwitch() {
  const now = useLocale();
  const t = useTranslations("ui.languages");
  return (
    <span className="row">
      {locales
        .filter(locale => locale !== now)
        .map(locale => (
          <form key={locale} action={setLocale.bind(null, locale)}>
            <Button type="submit" look="ghost" size="sml" lang={locale}>
              <Globe className="i" aria-hidden="true" />
              {t(locale)}
            </Button>
          </form>
        ))}
    </span>
  );
}
