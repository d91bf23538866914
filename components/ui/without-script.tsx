import { useTranslations } from "next-intl";

/**
 * In place of a skeleton where no script runs: what would take its place never comes, so it says so, and where one can
 * read instead. As the first child of what is busy.
 */
export function SkeletonWithoutScript({ text }: { text: string }) {
  return (
    <noscript>
      <style>{`[aria-busy="true"] > :not(noscript) { display: none; }`}</style>
      <p>
        <b>{text}</b>
      </p>
    </noscript>
  );
}

/** Said in a form that only a script sends, before somebody writes in vain. */
export function NeedsScript() {
  const t = useTranslations("forms");
  return (
    <noscript>
      <p className="needs-script">
        <b>{t("needsScript")}</b>
      </p>
    </noscript>
  );
}
