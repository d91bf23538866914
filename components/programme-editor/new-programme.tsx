"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { DeedFoot } from "#components/forms/deed.tsx";
import { TextField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FieldGroup } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { newProgrammeAction } from "#lib/features/programmes/actions.ts";
import { newProgrammeInput } from "#lib/features/programmes/draft-schema.ts";
import { draftHref } from "./address.ts";
import { type ChosenFile, FileChoice, FileTrouble } from "./file-choice.tsx";
import { keyFor } from "./path.ts";

type Props = {
  vendor: string;
  /** What can be copied. */
  programmes: readonly { programmeId: string; name: LocalText; slug: string }[];
};

const EMPTY = "empty";
const FILE = "file";

/** Begins a programme: empty, as a copy of another, or from a file. */
export function NewProgramme({ vendor, programmes }: Props) {
  const t = useTranslations("programmeEditor.new");
  const locale = useLocale();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [begin, setBegin] = useState<string>(EMPTY);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const definition = begin === FILE ? (file?.read.definition ?? null) : null;
  const unread = begin === FILE && definition === null;
  const slugOf = (name: string) => keyFor(name, []).replaceAll("_", "-");
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="pri">
          <Plus className="i" aria-hidden="true" />
          {t("do")}
        </Button>
      }
      title={t("title")}
      description={t("text")}
    >
      <Form
        schema={newProgrammeInput}
        send={newProgrammeAction.bind(null, vendor)}
        defaultValues={{ slug: "", name: "" }}
        fixed={{
          copyOf: begin === EMPTY || begin === FILE ? null : begin,
          text: definition && file ? file.text : null,
        }}
        onDone={(made: { slug: string }) => router.push(draftHref(vendor, made.slug, "general"))}
        label={t("title")}
      >
        {form => (
          <>
            <FieldGroup id="begin" label={t("begin")}>
              <RadioGroup
                id="begin-choice"
                name="begin"
                value={begin}
                onChange={event => setBegin(event.target.value)}
                choices={[
                  { value: EMPTY, label: t("empty") },
                  ...programmes.map(one => ({
                    value: one.programmeId,
                    label: t("copy", { name: textIn(one.name, locale) }),
                  })),
                  { value: FILE, label: t("file") },
                ]}
              />
            </FieldGroup>
            {begin === FILE && (
              <>
                <FileChoice
                  label={t("chooseFile")}
                  hint={t("fileHint")}
                  onChoose={chosen => {
                    setFile(chosen);
                    const found = chosen.read.definition;
                    if (!found) return;
                    form.setValue("name", textIn(found.name, locale).slice(0, 120) || found.key);
                    form.setValue("slug", found.key.replaceAll("_", "-"));
                  }}
                />
                {file && unread && <FileTrouble file={file} />}
              </>
            )}
            {!unread && (
              <>
                {definition === null && (
                  <TextField
                    name="name"
                    label={t("name")}
                    hint={t("nameHint")}
                    autoComplete="off"
                    required
                    onBlur={event => {
                      if (form.getValues("slug") === "" && event.target.value.trim() !== "")
                        form.setValue("slug", slugOf(event.target.value));
                    }}
                  />
                )}
                {definition && <p className="m">{t("fileSays", { name: form.getValues("name") })}</p>}
                <TextField
                  name="slug"
                  label={t("slug")}
                  hint={t("slugHint")}
                  autoComplete="off"
                  spellCheck={false}
                  required
                />
                <DeedFoot cancel={() => setOpen(false)}>{t("create")}</DeedFoot>
              </>
            )}
          </>
        )}
      </Form>
    </Dialog>
  );
}
