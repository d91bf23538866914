"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedFoot } from "#components/forms/deed.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxField, TextField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { focusFirst } from "#components/ui/focus-first.ts";
import Link from "#components/ui/link.tsx";
import type { ViewList } from "#lib/domain/policies/saved-view.ts";
import { removeViewAction, renameViewAction, saveViewAction } from "#lib/features/saved-views/actions.ts";
import type { SavedViewDto } from "#lib/features/saved-views/dto.ts";
import { renameViewInput, saveViewInput } from "#lib/features/saved-views/schema.ts";

/** The lists somebody wants to see again, one's own and the team's, and the place to keep this one. */
export function ViewBar({
  list,
  workspace,
  team,
  base,
  query,
  all,
  views,
  counts = {},
  me,
  tidies,
}: {
  list: ViewList;
  workspace: string;
  /** With whom a view is shared: the name of one's own organisation. */
  team: string;
  base: string;
  /** What the list shows now, and nothing where that is all or what a tab shows. */
  query: string;
  /** The list without any filter, where no tab leads there. */
  all?: string;
  views: readonly SavedViewDto[];
  /** How many lines a view has, by its id, up to a hundred; no number where it is not counted. */
  counts?: Record<string, number>;
  me: string;
  /** May remove what others share. */
  tidies: boolean;
}) {
  const t = useTranslations("views");
  const at = (of: string) => (of === query ? ("true" as const) : undefined);
  return (
    <div className="row wrap view-bar">
      <nav className="row wrap" aria-label={t("label")} hidden={!all && views.length === 0}>
        {all && (
          <Link className="view" href={base} aria-current={at("")}>
            {all}
          </Link>
        )}
        {views.map(view => (
          <Link
            key={view.id}
            className="view"
            href={`${base}?${view.query}`}
            aria-current={at(view.query)}
            title={view.shared ? t("sharedBy", { name: view.ownerName }) : undefined}
          >
            {view.name}
            {counts[view.id] !== undefined && <span className="n">{most(counts[view.id] ?? 0)}</span>}
          </Link>
        ))}
      </nav>
      {query !== "" && !views.some(view => view.query === query) && (
        <SaveView list={list} workspace={workspace} team={team} query={query} />
      )}
      {views.length > 0 && <ManageViews workspace={workspace} views={views} me={me} tidies={tidies} />}
    </div>
  );
}

/** A number that stops at 99. */
const most = (count: number) => (count > 99 ? "99+" : count);

function SaveView({
  list,
  workspace,
  team,
  query,
}: {
  list: ViewList;
  workspace: string;
  team: string;
  query: string;
}) {
  const t = useTranslations("views");
  return (
    <DeedDialog
      trigger={
        <Button look="ghost" size="sml">
          {t("save")}
        </Button>
      }
      title={t("title")}
      description={t("text")}
      schema={saveViewInput}
      send={saveViewAction.bind(null, workspace)}
      defaultValues={{ list, name: "", query, shared: false }}
      fixed={{ list, query }}
      doneText={t("saved")}
      deed={t("saveDo")}
    >
      <TextField name="name" label={t("name")} maxLength={60} required />
      <CheckboxField name="shared" label={t("shared", { team })} />
    </DeedDialog>
  );
}

function ManageViews({
  workspace,
  views,
  me,
  tidies,
}: {
  workspace: string;
  views: readonly SavedViewDto[];
  me: string;
  tidies: boolean;
}) {
  const t = useTranslations("views");
  const router = useRouter();
  const [renaming, setRenaming] = useState<string | null>(null);
  return (
    <Dialog
      trigger={
        <Button look="ghost" size="sml">
          {t("manage")}
        </Button>
      }
      title={t("manage")}
    >
      <ul className="view-list">
        {views.map(view => (
          <li key={view.id} className="row wrap">
            <span className="grow">
              {view.name}
              {view.shared && <span className="mm sm"> {t("sharedBy", { name: view.ownerName })}</span>}
            </span>
            {(view.ownerId === me || tidies) && renaming !== view.id && (
              <>
                <Button size="sml" onClick={() => setRenaming(view.id)}>
                  {t("rename")}
                  <span className="vh"> {view.name}</span>
                </Button>
                <ActionButton
                  size="sml"
                  send={removeViewAction.bind(null, workspace)}
                  input={{ viewId: view.id }}
                  doneText={t("removed")}
                  onDone={() => router.refresh()}
                >
                  {t("remove")}
                  <span className="vh"> {view.name}</span>
                </ActionButton>
              </>
            )}
            {renaming === view.id && (
              <RenameView workspace={workspace} view={view} close={() => setRenaming(null)} />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function RenameView({
  workspace,
  view,
  close,
}: {
  workspace: string;
  view: SavedViewDto;
  close: () => void;
}) {
  const t = useTranslations("views");
  const router = useRouter();
  return (
    <div className="view-rename" ref={focusFirst}>
      <Form
        schema={renameViewInput}
        send={renameViewAction.bind(null, workspace)}
        defaultValues={{ viewId: view.id, version: view.version, name: view.name }}
        fixed={{ viewId: view.id, version: view.version }}
        doneText={t("renamed")}
        onDone={() => {
          close();
          router.refresh();
        }}
      >
        <TextField name="name" label={t("newName")} maxLength={60} required />
        <DeedFoot cancel={close}>{t("renameDo")}</DeedFoot>
      </Form>
    </div>
  );
}
