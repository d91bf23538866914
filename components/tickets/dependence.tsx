"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "#components/forms/fields.tsx";
import { Form, SubmitButton } from "#components/forms/form.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Day } from "#components/ui/time.tsx";
import { chooseSuccessorAction } from "#lib/features/tickets/actions.ts";
import type { DependenceDTO } from "#lib/features/tickets/dto/levels.ts";
import { successorInput } from "#lib/features/tickets/schema.ts";

type Props = { workspace: string; name: string; today: string; of: DependenceDTO };

/** The open cases that depend on a person's certificate, until when, and to whom they go then (T3). */
export function Dependence({ workspace, name, today, of }: Props) {
  const t = useTranslations("certifications.depends");
  const { cases, until, colleagues, chosenId } = of;
  return (
    <section className="sec" aria-labelledby="depends">
      <SectionHeader id="depends" title={t("title")} count={cases.length} />
      {until === null ? (
        <Message tone="warn" title={t("notNow", { name })} />
      ) : (
        <p className="sm">
          {t.rich(colleagues.length > 0 ? "until" : "untilNobody", {
            name,
            day: () => <Day date={until} today={today} />,
          })}
        </p>
      )}
      {cases.length > 0 && (
        <p className="row wrap sm">
          {cases.map(one => (
            <Link key={one.number} href={`/${workspace}/tickets/${one.number}`}>
              {one.number}
            </Link>
          ))}
        </p>
      )}
      {of.mayChoose && colleagues.length > 0 && (
        <Form
          schema={successorInput}
          send={chooseSuccessorAction.bind(null, workspace)}
          defaultValues={{ personId: of.personId, successorId: chosenId ?? "", seen: chosenId ?? "" }}
          fixed={{ personId: of.personId, seen: chosenId ?? "" }}
          doneText={t("done")}
          label={t("to")}
        >
          <SelectField
            name="successorId"
            label={t("to")}
            hint={t("hint")}
            options={[
              { value: "", label: t("byRule") },
              ...colleagues.map(one => ({
                value: one.personId,
                label: t("colleague", { name: one.name, count: one.openCases }),
              })),
            ]}
          />
          <div className="row">
            <SubmitButton>{t("send")}</SubmitButton>
          </div>
        </Form>
      )}
    </section>
  );
}
