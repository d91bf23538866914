import { Check, Info, Lock, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type MessageTone = "breach" | "warn" | "info" | "ok";

const icons = { breach: Lock, warn: TriangleAlert, info: Info, ok: Check };

type MessageProps = {
  tone?: MessageTone;
  title: ReactNode;
  children?: ReactNode;
  /** A refusal says why, who can change it, and what to do meanwhile. */
  why?: ReactNode;
  who?: ReactNode;
  meanwhile?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
  /** `alert` for what has just gone wrong, `status` for what has just happened. */
  role?: "alert" | "status";
  className?: string;
};

export function Message(props: MessageProps) {
  const { tone = "info", title, children, why, who, meanwhile, actions, icon, role, className } = props;
  const t = useTranslations("ui.message");
  const Icon = icons[tone];
  return (
    <div className={cx("msg", tone, className)} role={role}>
      {icon ?? <Icon className="i" aria-hidden="true" />}
      <div>
        <b>{title}</b>
        {children && <div className="sm m">{children}</div>}
        {(why || who || meanwhile) && (
          <dl>
            {why && (
              <>
                <dt>{t("why")}</dt>
                <dd>{why}</dd>
              </>
            )}
            {who && (
              <>
                <dt>{t("who")}</dt>
                <dd>{who}</dd>
              </>
            )}
            {meanwhile && (
              <>
                <dt>{t("meanwhile")}</dt>
                <dd>{meanwhile}</dd>
              </>
            )}
          </dl>
        )}
        {actions && <div className="acts">{actions}</div>}
      </div>
    </div>
  );
}
