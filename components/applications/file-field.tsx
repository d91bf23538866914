"use client";

import { Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FileDrop } from "#components/ui/file-drop.tsx";
import type { AnswerFile } from "#lib/domain/programmes/answers.ts";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import { sendFile } from "./send-file.ts";

type Props = {
  id: string;
  vendor: string;
  files: AnswerFile[];
  max?: number | undefined;
  onChange: (files: AnswerFile[]) => void;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
};

/** Files of an answer: each goes up as soon as it is chosen; what is refused says why. */
export function FileField(props: Props) {
  const { vendor, files, max = 10, onChange, ...control } = props;
  const t = useTranslations("applications.form.files");
  const ui = useTranslations("ui");
  const [going, setGoing] = useState<string[]>([]);
  const [failed, setFailed] = useState<string[]>([]);

  async function add(chosen: File[]) {
    setFailed([]);
    setGoing(chosen.map(file => file.name));
    let held = files;
    for (const file of chosen.slice(0, Math.max(0, max - files.length))) {
      const sent = await sendFile(vendor, file);
      if (sent.ok) {
        held = [...held, sent.file];
        onChange(held);
      } else {
        const reason = sent.reason ?? t("offline");
        // What is wrong with a file names it already.
        const line = reason.includes(file.name) ? reason : t("failed", { name: file.name, reason });
        setFailed(now => [...now, line]);
      }
      setGoing(now => now.filter(name => name !== file.name));
    }
    setGoing([]);
  }

  return (
    <>
      {files.length > 0 && (
        <ul className="files">
          {files.map(file => (
            <li key={file.fileId} className="file">
              <Paperclip className="i i-s" aria-hidden="true" />
              <a className="ell" href={`/api/files/${file.fileId}?w=${vendor}`} download>
                {file.name}
              </a>
              <Button
                look="ghost"
                size="sml"
                ico
                aria-label={ui("remove", { name: file.name })}
                onClick={() => onChange(files.filter(other => other !== file))}
              >
                <X className="i i-s" aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {files.length < max && (
        <FileDrop
          {...control}
          files={[]}
          maxBytes={MAX_FILE_BYTES}
          maxFiles={max - files.length}
          onChange={chosen => void add(chosen)}
        />
      )}
      <div role="status">
        {going.map(name => (
          <p key={name} className="mm sm">
            {t("uploading", { name })}
          </p>
        ))}
      </div>
      {failed.map(line => (
        <p key={line} className="err" role="alert">
          {line}
        </p>
      ))}
    </>
  );
}
