"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { TemplatePageDto } from "#lib/features/documents/dto.ts";

/** Which template, and whose data it is shown with: all of it stands in the address. */
export function TemplatePick({
  base,
  page,
  programme,
}: {
  base: string;
  page: Pick<TemplatePageDto, "programmes" | "kinds" | "kind" | "locale">;
  programme: string;
}) {
  const t = useTranslations("documents");
  const router = useRouter();
  const go = (query: Record<string, string>) =>
    router.push(`${base}?${new URLSearchParams(query)}`, { scroll: false });
  return (
    <div className="tmpl-pick">
      {page.programmes.length > 1 && (
        <Field id="pick-programme" label={t("programme")}>
          {control => (
            <Select
              {...control}
              value={programme}
              // Another programme has other documents.
              onChange={e => go({ programme: e.target.value, locale: page.locale })}
              options={page.programmes.map(p => ({ value: p.id, label: p.name }))}
            />
          )}
        </Field>
      )}
      <Field id="pick-kind" label={t("kind")}>
        {control => (
          <Select
            {...control}
            value={page.kind}
            onChange={e => go({ programme, kind: e.target.value, locale: page.locale })}
            options={page.kinds.map(k => ({
              value: k.key,
              label: k.published ? k.title : `${k.title} (${t("unpublished")})`,
            }))}
          />
        )}
      </Field>
      <Field id="pick-locale" label={t("language")}>
        {control => (
          <Select
            {...control}
            value={page.locale}
            onChange={e => go({ programme, kind: page.kind, locale: e.target.value })}
            options={(["en", "es"] as const).map(locale => ({ value: locale, label: t(locale) }))}
          />
        )}
      </Field>
    </div>
  );
}

/** The partner a preview is filled for. */
export function PreviewPick({
  base,
  query,
  partners,
  partner,
}: {
  base: string;
  /** The rest of the address. */
  query: Record<string, string>;
  partners: TemplatePageDto["partners"];
  partner: string;
}) {
  const t = useTranslations("documents");
  const router = useRouter();
  return (
    <Field id="pick-partner" label={t("previewOf")}>
      {control => (
        <Select
          {...control}
          value={partner}
          onChange={e =>
            router.push(`${base}?${new URLSearchParams({ ...query, partner: e.target.value })}`, {
              scroll: false,
            })
          }
          options={partners.map(p => ({ value: p.slug, label: p.name }))}
        />
      )}
    </Field>
  );
}
