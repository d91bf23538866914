"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button, type ButtonLook } from "#components/ui/button.tsx";

/** A dialog with one form in it: closes and reads the page anew once it is done. */
export function useDeed() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return {
    open,
    setOpen,
    onDone: () => {
      setOpen(false);
      router.refresh();
    },
  };
}

/** The way out first, the deed last. */
export function DeedFoot({
  cancel,
  look,
  children,
}: {
  cancel: () => void;
  look?: ButtonLook;
  children: ReactNode;
}) {
  const t = useTranslations("onboarding");
  return (
    <FormActions>
      <Button onClick={cancel}>{t("cancel")}</Button>
      <SubmitButton look={look ?? "pri"}>{children}</SubmitButton>
    </FormActions>
  );
}
