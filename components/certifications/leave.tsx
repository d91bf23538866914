"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { endAffiliationAction, keepAffiliationAction } from "#lib/features/certifications/actions.ts";
import { leaveInput } from "#lib/features/certifications/schema.ts";

type Props = {
  workspace: string;
  company: { name: string; slug: string };
  person: { personId: string; name: string; leavesOn: string | null; cases: number };
  today: string;
};

/** The last day of somebody at the company (P22); the ladder shows beforehand what follows. */
export function Leave(props: Props) {
  const { workspace, company, person, today } = props;
  const t = useTranslations("certifications");
  const d = useTranslations("certifications.dialog");
  const words = { name: person.name, company: company.name };
  const fixed = { slug: company.slug, personId: person.personId };
  const deed = person.leavesOn ? t("people.changeLastDay") : t("people.leave");
  return (
    <>
      <DeedDialog
        trigger={
          <Button size="sml" look="ghost" aria-label={`${deed}: ${person.name}`}>
            {deed}
          </Button>
        }
        title={d("leave.title", words)}
        description={d("leave.text", words)}
        schema={leaveInput}
        send={endAffiliationAction.bind(null, workspace)}
        defaultValues={{ ...fixed, lastDay: person.leavesOn ?? today }}
        fixed={fixed}
        doneText={d("leave.done")}
        deed={d("leave.send")}
        look="danger"
      >
        <DateField name="lastDay" label={d("leave.day")} required />
        {person.cases > 0 && <p className="sm">{d("leave.cases", { ...words, count: person.cases })}</p>}
        <p className="sm">
          <Link href={`/${workspace}/partners/${company.slug}/ladder?without=${person.personId}`}>
            {d("leave.look")}
          </Link>
        </p>
      </DeedDialog>
      {person.leavesOn && <Stay {...props} />}
    </>
  );
}

/** Takes back a last day that has not come. */
function Stay({ workspace, company, person }: Props) {
  const t = useTranslations("certifications");
  const d = useTranslations("certifications.dialog.stay");
  const [open, setOpen] = useState(false);
  const words = { name: person.name, company: company.name };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml" look="ghost" aria-label={`${t("people.stays")}: ${person.name}`}>
          {t("people.stays")}
        </Button>
      }
      title={d("title", words)}
      description={d("text", words)}
      send={keepAffiliationAction.bind(null, workspace)}
      input={{ slug: company.slug, personId: person.personId }}
      look="pri"
      doneText={d("done")}
    >
      {d("send")}
    </ConfirmDialog>
  );
}
