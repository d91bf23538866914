"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Message } from "#components/ui/message.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { type FileProblem, MOST_CHARACTERS } from "#lib/features/programmes/definition/located.ts";
import { type ReadFile, readProgrammeFile } from "#lib/features/programmes/file.ts";
import { useProblemText } from "./part-context.tsx";

export type ChosenFile = { name: string; text: string; read: ReadFile };

type Props = { label: string; hint: string; onChoose: (file: ChosenFile) => void };

/** A programme's file, read on this device: nothing is sent before the person says so. */
export function FileChoice({ label, hint, onChoose }: Props) {
  const [busy, setBusy] = useState(false);
  async function choose(file: File | undefined) {
    if (!file) return;
    setBusy(true);
    try {
      // A film is no programme: what is longer than any is not read to its end.
      const text = await file.slice(0, MOST_CHARACTERS * 4).text();
      onChoose({ name: file.name, text, read: readProgrammeFile(text.replace(/^\uFEFF/, "")) });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Field id="programme-file" label={label} hint={hint}>
      {control => (
        <input
          {...control}
          className="inp"
          type="file"
          accept=".json,application/json"
          aria-busy={busy || undefined}
          onChange={event => {
            void choose(event.target.files?.[0]);
            // The same file, corrected, can be chosen again.
            event.target.value = "";
          }}
        />
      )}
    </Field>
  );
}

/** Why a file can't be read as a programme: line by line. */
export function FileTrouble({ file }: { file: ChosenFile }) {
  const t = useTranslations("programmeEditor.import");
  return (
    <Message tone="breach" role="alert" title={t("unreadable", { file: file.name })}>
      <FileProblems problems={file.read.problems} />
    </Message>
  );
}

/** Problems of a file with their lines. */
export function FileProblems({ problems }: { problems: readonly FileProblem[] }) {
  const t = useTranslations("programmeEditor.import");
  const text = useProblemText();
  return (
    <Table label={t("problem")} free className="file-problems">
      <thead>
        <tr>
          <Th num>{t("line")}</Th>
          <Th>{t("problem")}</Th>
        </tr>
      </thead>
      <tbody>
        {problems.map(one => (
          <tr key={`${one.line}${one.path}${one.key}${text(one)}`}>
            <Td num>{one.line}</Td>
            <Td>
              {text(one)}
              {one.path && <span className="id blk">{one.path}</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
