import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ItemForm } from "#components/library/item-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { libraryPolicy } from "#lib/domain/policies/library.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { libraryChoices } from "#lib/features/library/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library.form"))("newTitle") };
}

export default async function NewItemPage({ params }: Props) {
  const { vendor } = await params;
  const choices = await readPage(vendor, async ({ tx, actor, workspace, now }) =>
    libraryPolicy.edit(actor, null)
      ? libraryChoices(tx, actor, todayIn(workspace.timeZone, now.getTime()))
      : notFoundRefusal(),
  );
  const t = await getTranslations("library");
  return (
    <ClientMessages ns={["library"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("title"), href: `/${vendor}/library` }, { label: t("form.newTitle") }]} />
        <PageHeader title={t("form.newTitle")}>{t("form.newLead")}</PageHeader>
        <ItemForm
          workspace={vendor}
          choices={choices}
          values={{
            kind: "guide",
            titleEn: "",
            titleEs: "",
            descriptionEn: "",
            descriptionEs: "",
            productKey: choices.products.length === 1 ? (choices.products[0]?.value ?? "") : "",
            benefit: "",
            tiers: [],
            roles: [],
            levels: [],
          }}
        />
      </div>
    </ClientMessages>
  );
}
