import type { ComponentProps, ReactNode } from "react";
import Link from "#components/ui/link.tsx";
import { cx } from "./cx.ts";

export type ButtonLook = "plain" | "pri" | "ghost" | "danger";
export type ButtonSize = "normal" | "sml" | "big";

type Shape = {
  /** One `pri` a page. */
  look?: ButtonLook;
  size?: ButtonSize;
  /** A square with an icon alone: give it an `aria-label`. */
  ico?: boolean;
  children?: ReactNode;
};

/** The classes of a button, for elements that must look like one. */
export function buttonClass({ look = "plain", size = "normal", ico }: Shape, extra?: string): string {
  return cx("btn", look !== "plain" && look, size !== "normal" && size, ico && "ico", extra);
}

type ButtonProps = Omit<ComponentProps<"button">, "children"> & Shape & { pending?: boolean };

/** While `pending` it stays focusable and says so, but a second press does nothing. */
export function Button({
  look,
  size,
  ico,
  pending,
  className,
  children,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? "button" : type}
      className={buttonClass({ look, size, ico }, className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? undefined : onClick}
    >
      {pending && <span className="spin" aria-hidden="true" />}
      {children}
    </button>
  );
}

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, "children"> & Shape;

export function ButtonLink({ look, size, ico, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass({ look, size, ico }, className)}>
      {children}
    </Link>
  );
}
