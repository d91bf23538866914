"use client";

import { Paperclip, Upload, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";
import { AGAINST_FILE, admitFiles, type FileRules, shownName } from "#lib/domain/attachments.ts";
import { Button } from "./button.tsx";
import { bytesText } from "./bytes.ts";
import { cx } from "./cx.ts";

/** Files that may be added to those already held, and a line for each reason why others may not, with all their names. */
export function useFileLimits(rules: FileRules) {
  const t = useTranslations("ui.files");
  const locale = useLocale();
  return function admit(held: readonly File[], more: readonly File[]) {
    const { files, refused } = admitFiles(held, more, rules);
    const problems = AGAINST_FILE.flatMap(why => {
      const names = refused.filter(one => one.why === why).map(one => shownName(one.file.name));
      const size = bytesText(rules.maxBytes, locale);
      const params = { names: names.join(", "), size, count: rules.maxFiles ?? 0 };
      return names.length > 0 ? [t(`against.${why}`, params)] : [];
    });
    return { files, refused, problems };
  };
}

/** A file's own key, so that its line stays when another is taken out; the same file twice is told apart. */
function keyOf(files: readonly File[], index: number): string {
  const name = (file: File | undefined) => `${file?.name} ${file?.size} ${file?.lastModified}`;
  const own = name(files[index]);
  return `${own} ${files.slice(0, index).filter(file => name(file) === own).length}`;
}

/** Chosen files with their size, each with its cross. */
export function FileList({ files, onRemove }: { files: readonly File[]; onRemove: (index: number) => void }) {
  const t = useTranslations("ui");
  const locale = useLocale();
  if (files.length === 0) return null;
  return (
    <ul className="files" aria-label={t("files.chosen")}>
      {files.map((file, index) => (
        <li className="file" key={keyOf(files, index)}>
          <Paperclip className="i i-s" aria-hidden="true" />
          <span className="ell">{file.name}</span>
          <span className="mm">{bytesText(file.size, locale)}</span>
          <Button
            look="ghost"
            size="sml"
            ico
            aria-label={t("remove", { name: file.name })}
            onClick={() => onRemove(index)}
          >
            <X className="i i-s" aria-hidden="true" />
          </Button>
        </li>
      ))}
    </ul>
  );
}

type FileDropProps = FileRules & {
  id: string;
  files: readonly File[];
  onChange: (files: File[]) => void;
  accept?: string;
  /** A line under the invitation. */
  note?: string;
  /** One that can't be taken stays in the list until it is taken out, so that its form isn't sent without it unnoticed. */
  holds?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

/** Files by dropping, pasting or choosing. */
export function FileDrop(props: FileDropProps) {
  const { id, files, onChange, accept, note, holds, maxBytes, maxFiles, endings } = props;
  const t = useTranslations("ui.files");
  const locale = useLocale();
  const admit = useFileLimits({ maxBytes, maxFiles, endings });
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  const input = useRef<HTMLInputElement>(null);

  function add(more: Files) {
    const result = admit(files, [...more]);
    const kept = holds ? result.refused.filter(one => one.why !== "tooMany").map(one => one.file) : [];
    setProblems(result.problems);
    onChange([...result.files, ...kept]);
  }

  return (
    <div
      onPaste={(event: ClipboardEvent) => {
        if (event.clipboardData.files.length > 0) add(event.clipboardData.files);
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's short way; the file input inside does the same by keyboard */}
      <div
        className={cx("drop", over && "over")}
        onDragOver={(event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event: DragEvent) => {
          event.preventDefault();
          setOver(false);
          add(event.dataTransfer.files);
        }}
      >
        <Upload className="i" aria-hidden="true" />
        <span>
          {t.rich("drop", {
            choose: chunks => (
              <label className="choose" htmlFor={id}>
                {chunks}
              </label>
            ),
          })}
        </span>
        <input
          ref={input}
          id={id}
          className="vh"
          type="file"
          multiple={maxFiles !== 1}
          accept={accept}
          aria-describedby={props["aria-describedby"]}
          aria-invalid={props["aria-invalid"]}
          onChange={event => {
            if (event.target.files) add(event.target.files);
            // The same file may be chosen again after it was removed.
            event.target.value = "";
          }}
        />
        <span className="mm xs">
          {t("limit", { size: bytesText(maxBytes, locale) })}
          {note && `; ${note}`}
        </span>
      </div>
      {problems.length > 0 && (
        <div role="alert">
          {problems.map(problem => (
            <p key={problem} className="err">
              {problem}
            </p>
          ))}
        </div>
      )}
      <FileList
        files={files}
        onRemove={index => {
          setProblems([]);
          onChange(files.filter((_, other) => other !== index));
        }}
      />
    </div>
  );
}

type Files = ArrayLike<File> & Iterable<File>;
