"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";

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
          onOpenAutoFocus={() => {
            back.current = opener();
          }}
          onCloseAutoFocus={event => {
            // With a trigger of its own the library knows the way back.
            if (trigger) return;
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

/** Where the focus was when a dialog opened: a menu is gone afterwards, so of its entry it is the button that opened the menu. */
function opener(): HTMLElement | null {
  const from = document.activeElement;
  const menu = from?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  if (menu) return document.getElementById(menu);
  return from instanceof HTMLElement && from !== document.body ? from : null;
}
