"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { lateWriter } from "#components/ui/late-writer.ts";
import type { FormWords, KeptForm } from "#lib/domain/form-draft.ts";
import { sameValue } from "#lib/domain/programmes/differences.ts";
import { openedDraft } from "#lib/domain/text-draft.ts";
import { dropDraft, keepDraft, keptDraft, markDraft, markOf, plain } from "./draft-store.ts";
import { dropFiles, filesIn, keepFiles, keptFiles } from "./file-store.ts";

/** A place for drafts beyond this device. */
export type FormPlace = {
  /** What stood there when the page was made. */
  kept: KeptForm | null;
  /** Null content keeps nothing any more. Null: nothing could be kept now. */
  save: (
    content: FormWords["content"] | null,
    version: number,
  ) => Promise<{ version: number } | { other: KeptForm } | null>;
  /** What another window wrote, in a few words. */
  describe: (content: FormWords["content"]) => string;
};

const sameForm = (a: FormWords, b: FormWords) => sameValue(a.content, b.content);
const contentOf = (values: FieldValues) => plain(values) as FormWords["content"];

/**
 * What a person fills in, kept in this tab a moment after each change and at its place a little later, put back when the form is
 * opened again, gone when it was sent. `other` is what another window wrote where that stands against this one.
 */
export function useKeptValues<Input extends FieldValues>(
  form: UseFormReturn<Input>,
  formKey: string | undefined,
  place: FormPlace | undefined,
) {
  const [restored, setRestored] = useState(false);
  const [other, setOther] = useState<KeptForm | null>(null);
  const { current: home } = useRef(place);
  const version = useRef(home?.kept?.version ?? 0);
  const last = useRef(home?.kept?.content ?? null);
  const stopped = useRef(false);
  const writing = useRef(0);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  /** One after the other: each writing goes out from the version of the one before. */
  const there = useCallback(
    (content: FormWords["content"] | null) => {
      if (!home) return;
      writing.current += 1;
      underWay.current = underWay.current.then(async () => {
        const same = content !== null && last.current !== null && sameValue(content, last.current);
        const answer = stopped.current || same ? null : await home.save(content, version.current);
        writing.current -= 1;
        if (!answer || stopped.current) return;
        if ("other" in answer) {
          stopped.current = true;
          setOther(answer.other);
          return;
        }
        version.current = answer.version;
        last.current = content;
        const now = contentOf(form.getValues());
        if (formKey && content && sameValue(content, now))
          markDraft(formKey, { version: answer.version, sent: true });
      });
    },
    [home, form, formKey],
  );
  const far = useMemo(() => lateWriter(there, 1_200), [there]);

  const show = useCallback(
    (content: FormWords["content"]) =>
      form.reset({ ...form.getValues(), ...content } as Input, { keepDefaultValues: true }),
    [form],
  );

  const dropWaiting = useRef<() => void>(() => {});
  useEffect(() => {
    if (!formKey) return;
    const device = keptDraft(formKey);
    const opened = openedDraft<FormWords>(
      device && { content: device, ...markOf(formKey) },
      home?.kept ?? null,
      sameForm,
    );
    if (opened) {
      version.current = opened.draft.version;
      stopped.current = opened.other !== null;
      show(opened.draft.content);
      setRestored(true);
      setOther(opened.other);
      if (!opened.sent) there(opened.draft.content);
    } else if (device) dropDraft(formKey);
    let gone = false;
    if (device)
      keptFiles(formKey).then(files => {
        if (gone) return;
        for (const [name, chosen] of Object.entries(files ?? {}))
          form.setValue(name as Path<Input>, chosen as never, { shouldDirty: true });
      });
    // Files are large: written when others are chosen, not with every word.
    let written = "";
    const { put, drop, listen } = lateWriter<Input>(values => {
      keepDraft(formKey, values);
      markDraft(formKey, { version: version.current, sent: false });
      const files = filesIn(values);
      const now = Object.values(files)
        .flat()
        .map(file => `${file.name}/${file.size}/${file.lastModified}`)
        .join();
      if (now === written) return;
      written = now;
      void keepFiles(formKey, files);
    }, 250);
    dropWaiting.current = () => {
      drop();
      far.drop();
    };
    const ends = [listen(window), far.listen(window)];
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        // Only what a person changed is a draft; a form's own first values are not.
        if (isDirty ?? form.formState.isDirty) {
          put(values);
          far.put(contentOf(values));
        } else {
          dropWaiting.current();
          // Emptied again: nothing of it comes back.
          dropDraft(formKey);
          if (last.current) there(null);
        }
      },
    });
    return () => {
      gone = true;
      stop();
      for (const end of ends) end();
    };
  }, [form, formKey, home, far, there, show]);

  /** Sent or thrown away: a word that was still waiting to be kept must not come back. */
  const drop = useCallback(
    (everywhere: boolean) => {
      dropWaiting.current();
      setRestored(false);
      if (!formKey) return;
      dropDraft(formKey);
      void dropFiles(formKey);
      last.current = null;
      // What was sent is dropped with it, unless a writing is under way meanwhile.
      if (everywhere || writing.current > 0) there(null);
    },
    [formKey, there],
  );

  /** Goes on with what stands here or with what the other window wrote; what is left is gone. */
  const settle = useCallback(
    (mine: boolean) => {
      if (!other) return;
      version.current = other.version;
      last.current = other.content;
      stopped.current = false;
      setOther(null);
      if (mine) there(contentOf(form.getValues()));
      else show(other.content);
    },
    [other, form, show, there],
  );

  return { restored, other, settle, drop };
}
