"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Input } from "#components/ui/input.tsx";
import type { Picture } from "#lib/domain/knowledge/files.ts";
import { knowledgeFileHref } from "#lib/features/knowledge/file-dto.ts";

/** The pictures of a text, each with what is seen: whoever does not see it is told that. */
export function PictureWords({
  label,
  workspace,
  pictures,
  onSay,
}: {
  /** The text they stand in. */
  label: string;
  workspace: string;
  pictures: readonly Picture[];
  onSay: (id: string, seen: string) => void;
}) {
  const t = useTranslations("knowledge.editor");
  const base = useId();
  const once = pictures.filter((one, i) => pictures.findIndex(other => other.id === one.id) === i);
  if (once.length === 0) return null;
  return (
    <fieldset className="kb-pictures">
      <legend>{t("pictures", { field: label })}</legend>
      <p className="hint" id={`${base}hint`}>
        {t("seenHint")}
      </p>
      <ul>
        {once.map(({ id, seen }, i) => (
          <li key={id}>
            {/* biome-ignore lint/performance/noImgElement: asked of the portal as its reader */}
            <img src={knowledgeFileHref(workspace, id)} alt="" />
            <div className="grow">
              <label htmlFor={`${base}${id}`}>{t("seen", { number: i + 1 })}</label>
              <Input
                id={`${base}${id}`}
                value={seen}
                maxLength={300}
                autoComplete="off"
                aria-describedby={`${base}hint`}
                onChange={event => onSay(id, event.target.value)}
              />
            </div>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
