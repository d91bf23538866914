"use client";

import { Check, CircleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Button } from "./button.tsx";
import { type Held, type ToastNotice, told } from "./notices.ts";

export type { ToastNotice };

const ToastContext = createContext<(notice: ToastNotice) => void>(() => {});

/** Tells the person what has just happened; errors of a form belong to the form, not here. */
export function useToast(): (notice: ToastNotice) => void {
  return useContext(ToastContext);
}

const stay = 7000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("ui.toast");
  const [held, setHeld] = useState<readonly Held[]>([]);
  const last = useRef(0);
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());

  const drop = useCallback((id: number) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setHeld(now => now.filter(notice => notice.id !== id));
  }, []);

  const show = useCallback(
    (notice: ToastNotice) => {
      last.current += 1;
      const id = last.current;
      setHeld(now => told(now, { ...notice, id }));
      timers.current.set(
        id,
        setTimeout(() => drop(id), stay),
      );
    },
    [drop],
  );

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
    };
  }, []);

  // While the pointer or the focus is on them they stay: nobody has to race.
  const hold = () => {
    for (const timer of timers.current.values()) clearTimeout(timer);
  };
  const release = () => {
    for (const notice of held) {
      timers.current.set(
        notice.id,
        setTimeout(() => drop(notice.id), stay),
      );
    }
  };

  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      <section
        className="toasts"
        aria-label={t("region")}
        aria-live="polite"
        onPointerEnter={hold}
        onPointerLeave={release}
        onFocus={hold}
        onBlur={release}
      >
        {held.map(notice => (
          <div className="toast" key={notice.id}>
            {notice.tone === "problem" ? (
              <CircleAlert className="i" aria-hidden="true" />
            ) : (
              <Check className="i" aria-hidden="true" />
            )}
            <span className="grow">{notice.text}</span>
            {notice.action && (
              <Button
                size="sml"
                onClick={() => {
                  notice.action?.run();
                  drop(notice.id);
                }}
              >
                {notice.action.label}
              </Button>
            )}
            <Button look="ghost" size="sml" ico aria-label={t("dismiss")} onClick={() => drop(notice.id)}>
              <X className="i i-s" aria-hidden="true" />
            </Button>
          </div>
        ))}
      </section>
    </ToastContext>
  );
}
