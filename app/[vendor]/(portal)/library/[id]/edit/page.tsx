import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ItemForm } from "#components/library/item-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { libraryPolicy } from "#lib/domain/policies/library.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { itemForEditing } from "#lib/features/library/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; id: string }> };

const read = ({ vendor, id }: { vendor: string; id: string }) =>
  readPage(vendor, async ({ tx, actor, workspace, now }) =>
    libraryPolicy.edit(actor, null)
      ? itemForEditing({ tx, actor, today: todayIn(workspace.timeZone, now.getTime()) }, id)
      : notFoundRefusal(),
  );

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await read(await params);
  return { title: (await getTranslations("library.form"))("editTitle", { title }) };
}

export default async function EditItemPage({ params }: Props) {
  const { vendor, id } = await params;
  const { title, version, values, choices } = await read({ vendor, id });
  const t = await getTranslations("library");
  const base = `/${vendor}/library`;
  return (
    <ClientMessages ns={["library"]}>
      <div className="page">
        <Crumbs
          trail={[
            { label: t("title"), href: base },
            { label: title, href: `${base}/${id}` },
            { label: t("form.edit") },
          ]}
        />
        <PageHeader title={t("form.editTitle", { title })} />
        <ItemForm workspace={vendor} choices={choices} values={values} item={{ itemId: id, version }} />
      </div>
    </ClientMessages>
  );
}
