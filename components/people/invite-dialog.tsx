"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import { CheckboxesField, TextField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Role } from "#lib/domain/policies/types.ts";
import { invitePersonAction } from "#lib/features/people/actions.ts";
import { inviteInput } from "#lib/features/people/schema.ts";

type Props = { workspace: string; orgId: string; roles: readonly string[] };

/** Invites somebody by mail into an organisation, with roles. */
export function InviteDialog({ workspace, orgId, roles }: Props) {
  const t = useTranslations("people");
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="pri">
          <UserPlus className="i" aria-hidden="true" />
          {t("invite")}
        </Button>
      }
      title={t("invite")}
    >
      <Form
        schema={inviteInput}
        send={invitePersonAction.bind(null, workspace)}
        defaultValues={{ name: "", email: "", roles: [] }}
        fixed={{ orgId }}
        formKey={`invite-${orgId}`}
        doneText={t("invited")}
        onDone={onDone}
      >
        <TextField name="name" label={t("name")} autoComplete="off" required />
        <TextField
          name="email"
          type="email"
          label={t("email")}
          hint={t("emailHint")}
          autoComplete="off"
          required
        />
        <CheckboxesField
          name="roles"
          label={t("rolesLabel")}
          hint={t("rolesHint")}
          choices={roles.map(role => ({ value: role, label: t(`roles.${role as Role}`) }))}
        />
        <DeedFoot cancel={() => setOpen(false)}>{t("send")}</DeedFoot>
      </Form>
    </Dialog>
  );
}
