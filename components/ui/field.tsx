import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type ControlProps = {
  id: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  "aria-required"?: true;
};

type FieldProps = {
  /** Also the anchor of the error summary's link. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** Says “optional” beside the label. */
  optional?: boolean;
  /** At the right end of the label's line, such as a link. */
  aside?: ReactNode;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className="err" id={id}>
      <CircleAlert className="i i-s" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

function wiring({ id, hint, error, required }: FieldProps | GroupProps) {
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  const control: ControlProps = { id };
  if (error) control["aria-invalid"] = true;
  if (described) control["aria-describedby"] = described;
  if (required) control["aria-required"] = true;
  return control;
}

function Optional() {
  const t = useTranslations("ui");
  return <span className="mm"> ({t("optional")})</span>;
}

/** A label above its control, the hint under the label, the error between hint and control. The value is never cleared. */
export function Field(props: FieldProps) {
  const { id, label, hint, error, optional, aside, className, children } = props;
  const name = (
    <label htmlFor={id}>
      {label}
      {optional && <Optional />}
    </label>
  );
  return (
    <div className={cx("field", Boolean(error) && "bad", className)}>
      {aside ? (
        <div className="row lbl">
          <span className="grow">{name}</span>
          {aside}
        </div>
      ) : (
        name
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children(wiring(props))}
    </div>
  );
}

type GroupProps = Omit<FieldProps, "children" | "aside"> & { children: ReactNode };

/** A question with several controls: its label is the legend of a fieldset. */
export function FieldGroup(props: GroupProps) {
  const { id, label, hint, error, optional, className, children } = props;
  return (
    <fieldset
      id={id}
      className={cx("field", Boolean(error) && "bad", className)}
      aria-describedby={wiring(props)["aria-describedby"]}
      tabIndex={-1}
    >
      <legend className="lbl">
        {label}
        {optional && <Optional />}
      </legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </fieldset>
  );
}
