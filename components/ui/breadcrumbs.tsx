import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";

export type Crumb = { label: string; href?: string };

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("crumbs")} style={{ minWidth: 0 }}>
      <ol className="crumb">
        {crumbs.map((crumb, index) => (
          <li key={`${index}${crumb.label}`}>
            {crumb.href && index < crumbs.length - 1 ? (
              <Link href={crumb.href}>{crumb.label}</Link>
            ) : (
              <span aria-current={index === crumbs.length - 1 ? "page" : undefined}>{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
