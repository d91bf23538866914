"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { AnswerPerson } from "#lib/domain/programmes/answers.ts";

type Props = {
  id: string;
  people: AnswerPerson[];
  max?: number | undefined;
  onChange: (people: AnswerPerson[]) => void;
};

const PARTS = ["name", "email", "role", "certificate"] as const;

/** Named people, as many as one likes up to the most; each with four fields, of which the name is needed. */
export function PeopleField({ id, people, max = 50, onChange }: Props) {
  const t = useTranslations("applications.form.people");
  const shown: AnswerPerson[] = people.length > 0 ? people : [{ name: "" }];
  const set = (index: number, part: (typeof PARTS)[number], value: string) =>
    onChange(shown.map((person, i) => (i === index ? { ...person, [part]: value } : person)));
  return (
    <>
      <ul className="card people-f">
        {shown.map((person, index) => (
          <li key={index}>
            <div className="row">
              <span className="grow mm sm">{person.name || t("person", { n: index + 1 })}</span>
              {people.length > 0 && (
                <Button
                  look="ghost"
                  size="sml"
                  ico
                  aria-label={t("remove", { name: person.name || t("person", { n: index + 1 }) })}
                  onClick={() => onChange(shown.filter((_, i) => i !== index))}
                >
                  <X className="i" aria-hidden="true" />
                </Button>
              )}
            </div>
            <div className="people-g">
              {PARTS.map(part => (
                <Field
                  key={part}
                  id={index === 0 && part === "name" ? id : `${id}-${index}-${part}`}
                  label={t(part)}
                  optional={part === "email" || part === "role"}
                >
                  {control => (
                    <Input
                      {...control}
                      type={part === "email" ? "email" : "text"}
                      maxLength={200}
                      autoComplete="off"
                      value={person[part] ?? ""}
                      onChange={event => set(index, part, event.target.value)}
                    />
                  )}
                </Field>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {shown.length < max && (
        <Button className="people-a" onClick={() => onChange([...shown, { name: "" }])}>
          <Plus className="i" aria-hidden="true" />
          {t("add")}
        </Button>
      )}
    </>
  );
}
