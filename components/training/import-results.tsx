"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { FilesField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { previewImportAction, startImportAction } from "#lib/features/training/actions.ts";
import { type ImportRow, importInput, MOST_IMPORT_BYTES } from "#lib/features/training/schema.ts";

type Row = {
  line: number;
  email: string;
  name: string;
  part: string;
  percent: string;
  day: string;
  error: string;
  row: ImportRow | null;
};
type Preview = { rows: Row[]; good: number; encoding: string; delimiter: string };

const NAMES: Record<string, "comma" | "semicolon" | "tab" | "bar"> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "bar",
};

/** More rows than anybody reads are not drawn. */
const SHOWN = 200;

/** A file of results: first what it holds and what is wrong in which row, then the deed. */
export function ImportResults({ workspace, sessionId }: { workspace: string; sessionId: string }) {
  const t = useTranslations("training.import");
  const [preview, setPreview] = useState<Preview | null>(null);
  if (preview)
    return (
      <Found workspace={workspace} sessionId={sessionId} preview={preview} again={() => setPreview(null)} />
    );
  return (
    <Form
      schema={importInput}
      send={previewImportAction.bind(null, workspace)}
      defaultValues={{ sessionId, files: [] as File[] }}
      fixed={{ sessionId }}
      onDone={data => setPreview(data as Preview)}
    >
      <FilesField
        name="files"
        label={t("choose")}
        hint={t("hint")}
        maxBytes={MOST_IMPORT_BYTES}
        maxFiles={1}
        accept=".csv,.txt,text/csv"
        required
      />
      <FormActions>
        <SubmitButton>{t("look")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

function Found({
  workspace,
  sessionId,
  preview,
  again,
}: {
  workspace: string;
  sessionId: string;
  preview: Preview;
  again: () => void;
}) {
  const t = useTranslations("training.import");
  const router = useRouter();
  const wrong = preview.rows.filter(row => row.error);
  const right = preview.rows.filter(row => !row.error);
  const shown = preview.rows.length > SHOWN ? [...wrong, ...right].slice(0, SHOWN) : preview.rows;
  const rows = preview.rows.flatMap(row => (row.row ? [row.row] : []));
  return (
    <>
      <p role="status">
        <b>{t("found", { good: preview.good, all: preview.rows.length })}</b>{" "}
        <span className="mm sm">
          {t("how", {
            encoding: preview.encoding.toUpperCase(),
            delimiter: t(`delimiter.${NAMES[preview.delimiter] ?? "comma"}`),
          })}
        </span>
      </p>
      <div className="row wrap form-acts">
        {rows.length > 0 && (
          <ActionButton
            look="pri"
            send={startImportAction.bind(null, workspace)}
            input={{ sessionId, rows }}
            doneText={t("started")}
            onDone={() => {
              again();
              router.refresh();
            }}
          >
            {t("do", { good: rows.length })}
          </ActionButton>
        )}
        <Button look="ghost" onClick={again}>
          {t("again")}
        </Button>
      </div>
      {shown.length < preview.rows.length && (
        <p className="mm sm train-next">{t("more", { shown: shown.length, all: preview.rows.length })}</p>
      )}
      <Table label={t("title")} stack free>
        <thead>
          <tr>
            <Th num>{t("line")}</Th>
            <Th>{t("column.name")}</Th>
            <Th>{t("column.part")}</Th>
            <Th>{t("column.percent")}</Th>
            <Th>{t("column.day")}</Th>
            <Th>{t("column.error")}</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map(row => (
            <tr key={row.line}>
              <Td num>{row.line}</Td>
              <Td className="full">
                {row.name || row.email}
                {row.name && <span className="mm sm blk">{row.email}</span>}
              </Td>
              <Td>{row.part}</Td>
              <Td>{row.percent}</Td>
              <Td className="nw">{row.day}</Td>
              <Td className="full">
                {row.error ? (
                  <span className="breach-t">{row.error}</span>
                ) : (
                  <span className="mm">{t("fine")}</span>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
