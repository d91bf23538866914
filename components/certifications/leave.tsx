"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { DateField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import Link from "#components/ui/link.tsx";
import { endAffiliationAction } from "#lib/features/certifications/actions.ts";
import { leaveInput } from "#lib/features/certifications/schema.ts";

type Props = {
  workspace: string;
  company: { name: string; slug: string };
  person: { personId: string; name: string; leavesOn: string | null };
  today: string;
};

/** The last day of somebody at the company (P22); the ladder shows beforehand what follows. */
export function Leave({ workspace, company, person, today }: Props) {
  const t = useTranslations("certifications");
  const d = useTranslations("certifications.dialog");
  const words = { name: person.name, company: company.name };
  const fixed = { slug: company.slug, personId: person.personId };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost" aria-label={`${t("people.leave")}: ${person.name}`}>
          {t("people.leave")}
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
      <p className="sm">
        <Link href={`/${workspace}/partners/${company.slug}/ladder?without=${person.personId}`}>
          {d("leave.look")}
        </Link>
      </p>
    </DeedDialog>
  );
}
