"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { markOf, putIn } from "#lib/domain/knowledge/files.ts";
import { MOST_MEGABYTES } from "#lib/features/files/limits.ts";
import { uploadKnowledgeFilesAction } from "#lib/features/knowledge/actions.ts";
import { isPicture, MOST_PICTURE_MEGABYTES } from "#lib/features/knowledge/file-dto.ts";

/**
 * Puts pictures and files into a text where its cursor stands, one after the other as they arrive. One that may not be put in is said
 * at the field; the others, and what is typed meanwhile, stay.
 */
export function useTextFiles(name: string, fieldId: string, workspace: string) {
  const t = useTranslations("knowledge");
  const { getValues, setError, setValue } = useFormContext();
  const [arriving, setArriving] = useState<string | null>(null);
  const field = () => document.getElementById(fieldId) as HTMLTextAreaElement | null;

  function put(mark: string) {
    const input = field();
    const text = String(getValues(name) ?? "");
    const place = putIn(text, input?.selectionStart ?? text.length, mark);
    setValue(name, place.text, { shouldDirty: true });
    input?.setSelectionRange(place.at, place.at);
  }

  function tooBig(file: File): string | null {
    const most = isPicture(file.type) ? MOST_PICTURE_MEGABYTES : MOST_MEGABYTES;
    if (file.size <= most * 1024 * 1024) return null;
    return t(isPicture(file.type) ? "invalid.pictureBig" : "invalid.fileBig", {
      name: file.name,
      maximum: most,
    });
  }

  async function add(files: Iterable<File>) {
    const wrong: string[] = [];
    for (const file of [...files]) {
      const big = tooBig(file);
      if (big) {
        wrong.push(big);
        continue;
      }
      setArriving(file.name);
      try {
        const sent = await uploadKnowledgeFilesAction(workspace, { files: [file] }, crypto.randomUUID());
        if (sent.ok) for (const one of sent.data) put(markOf(one));
        else wrong.push(Object.values(sent.fields ?? {})[0] ?? sent.message);
      } catch {
        wrong.push(t("invalid.fileLost", { name: file.name }));
      }
    }
    setArriving(null);
    if (wrong.length > 0) setError(name, { type: "files", message: wrong.join(" ") });
  }

  return { add, arriving };
}
