"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useId, useOptimistic, useRef, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Chips } from "#components/ui/chips.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { TAG_LETTERS, tagName, tagsAfter } from "#lib/domain/tickets/tag.ts";
import { tagTicketAction } from "#lib/features/tickets/actions-links.ts";

type Props = {
  slug: string;
  number: string;
  tags: readonly string[];
  /** What the desk uses already. */
  used: readonly string[];
  may: boolean;
};
type Change = { add: string[]; remove: string[] };

/** The desk's own words on a case: seen at once, put back where they were refused. */
export function TicketTags({ slug, number, tags, used, may }: Props) {
  const t = useTranslations("ticketPages.tags");
  const all = useTranslations();
  const id = useId();
  const router = useRouter();
  const [shown, show] = useOptimistic(tags, (now, change: Change) => tagsAfter(now, change) ?? now);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [, start] = useTransition();
  const box = useRef<HTMLInputElement>(null);

  function send(change: Change) {
    setProblem(null);
    const [on] = change.add;
    setSaid(on ? t("added", { tag: on }) : t("removed", { tag: change.remove.join(", ") }));
    start(async () => {
      show(change);
      try {
        const result = await tagTicketAction(slug, { number, ...change }, crypto.randomUUID());
        if (!result.ok) {
          setSaid("");
          setProblem(Object.values(result.fields ?? {})[0] ?? result.message);
          if (box.current?.value === "" && change.add[0]) box.current.value = change.add[0];
        }
        router.refresh();
      } catch {
        setSaid("");
        setProblem(all("forms.offline.text"));
        if (box.current?.value === "" && change.add[0]) box.current.value = change.add[0];
      }
    });
  }

  function add(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = box.current?.value ?? "";
    const name = tagName(typed);
    if (name === null) {
      setProblem(typed.trim() === "" ? null : t("wrong", { letters: TAG_LETTERS }));
      return;
    }
    if (box.current) box.current.value = "";
    send({ add: [name], remove: [] });
  }

  return (
    <section>
      <h2>{t("title")}</h2>
      {shown.length > 0 && (
        <Chips
          chips={shown.map(tag => ({
            key: tag,
            label: tag,
            ...(may ? { onRemove: () => send({ add: [], remove: [tag] }) } : {}),
          }))}
        />
      )}
      {may && (
        <form className="tk-tag" onSubmit={add}>
          <label className="vh" htmlFor={`${id}-tag`}>
            {t("field")}
          </label>
          <Input
            id={`${id}-tag`}
            ref={box}
            list={`${id}-tags`}
            placeholder={t("field")}
            maxLength={TAG_LETTERS * 2}
            autoComplete="off"
            aria-describedby={`${id}-text`}
            aria-invalid={problem ? true : undefined}
          />
          <datalist id={`${id}-tags`}>
            {used
              .filter(tag => !shown.includes(tag))
              .map(tag => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
          <Button type="submit" size="sml" aria-label={t("add")}>
            <Plus className="i" aria-hidden="true" />
          </Button>
        </form>
      )}
      <p className="vh" role="status">
        {said}
      </p>
      {problem && <FieldError>{problem}</FieldError>}
      <p className="sm m" id={`${id}-text`}>
        {t("text")}
      </p>
    </section>
  );
}
