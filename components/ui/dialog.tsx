"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { opener } from "./opener.ts";

type DialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The element that opens it, when it is not opened from outside. */
  trigger?: ReactNode;
  /** Names the consequence: “Revoke Ana's certificate?”, never “Are you sure?”. */
  title: ReactNode;
  /** What follows from it. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons: the way out first, the deed last. */
  footer?: ReactNode;
  wide?: boolean;
  /** Takes the window, for something to look at. */
  full?: boolean;
};

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, trigger, title, description, children, footer, wide, full } = props;
  const t = useTranslations("ui");
  const back = useRef<HTMLElement | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          className={cx("dlg", "float", wide && "wide", full && "full")}
          onOpenAutoFocus={event => {
            back.current = opener();
            event.preventDefault();
            if (!(event.target instanceof HTMLElement)) return;
            const start = startOf(event.target);
            start.focus();
            // What stands in a box of one line is a proposal: one types over it.
            if (start instanceof HTMLInputElement) start.select();
          }}
          onCloseAutoFocus={event => {
            // The library knows its own trigger alone: a key may have pressed it from elsewhere, such as a row.
            if (trigger && !back.current?.isConnected) return;
            event.preventDefault();
            back.current?.focus();
          }}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <div className="row dlg-head">
            <Radix.Title className="grow">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button look="ghost" size="sml" ico aria-label={t("close")}>
                <X className="i" aria-hidden="true" />
              </Button>
            </Radix.Close>
          </div>
          {description && (
            <Radix.Description asChild>
              <div className="m">{description}</div>
            </Radix.Description>
          )}
          {children && <div className="dlg-body">{children}</div>}
          {footer && <div className="ft">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const FIELD = ":is(input, select, textarea):not([type=hidden], :disabled, [tabindex='-1'])";

/**
 * Where one begins in a dialog, and never at its cross: at the first field of its form, or of what it lists (`data-choices`), of choices at the one that
 * is made; where nothing is filled in at the first button below, which is the way out; where there is only something to read at the
 * whole of it.
 */
function startOf(dialog: HTMLElement): HTMLElement {
  const fields = [...dialog.querySelectorAll<HTMLInputElement>(`:is(form, [data-choices]) ${FIELD}`)];
  const first = fields[0];
  const chosen =
    first?.type === "radio" ? fields.find(one => one.name === first.name && one.checked) : undefined;
  return (
    chosen ??
    first ??
    dialog.querySelector<HTMLElement>(":is(.ft, .form-acts) :is(button, a):not(:disabled)") ??
    dialog
  );
}
