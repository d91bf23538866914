"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button, type ButtonLook } from "#components/ui/button.tsx";
import { FormActions, SubmitButton } from "./form.tsx";

/** A dialog with one form in it: closes and reads the page anew once it is done. */
export function useDeed(opened = false) {
  const router = useRouter();
  const [open, setOpen] = useState(opened);
  return {
    open,
    setOpen,
    onDone: () => {
      setOpen(false);
      router.refresh();
    },
  };
}

/** The foot of every dialog with a form: the way out first, the deed last. */
export function DeedFoot({
  cancel,
  keep,
  look,
  aside,
  children,
}: {
  cancel: () => void;
  /** The way out, where “cancel” could be taken for the deed. */
  keep?: string | undefined;
  look?: ButtonLook | undefined;
  /** At the other end, such as “save as draft”. */
  aside?: ReactNode;
  /** Names the deed; without it there is only the way out. */
  children?: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <FormActions>
      {aside && (
        <>
          {aside}
          <span className="grow" />
        </>
      )}
      <Button onClick={cancel}>{keep ?? t("cancel")}</Button>
      {children && <SubmitButton look={look}>{children}</SubmitButton>}
    </FormActions>
  );
}
