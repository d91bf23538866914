"use client";

import { unstable_rethrow, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { FormTrouble } from "#components/forms/form-trouble.tsx";
import type { Trouble } from "#components/forms/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { startApplicationAction } from "#lib/features/applications/actions.ts";

/** Begins, or finds what was begun, and opens the form. Who comes by the link in the mail need not press anything. */
export function ApplyStart(props: {
  vendor: string;
  programme: string;
  tier: string | null;
  auto: boolean;
  /** Applied before: from the former answers, or from an empty form. */
  again: boolean;
}) {
  const { vendor, programme, tier, auto, again } = props;
  const t = useTranslations("applications.apply");
  const forms = useTranslations("forms");
  const router = useRouter();
  const [pending, begin] = useTransition();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const begun = useRef(false);

  function start(from = true) {
    begin(async () => {
      setTrouble(null);
      try {
        const result = await startApplicationAction(vendor, { programme, tier, again: from });
        if (result.ok) router.replace(`/${vendor}/applications/${result.data.number}`);
        else setTrouble(result);
      } catch (error) {
        unstable_rethrow(error);
        setTrouble({ kind: "offline", message: forms("offline.text") });
      }
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens by the mail's link
  useEffect(() => {
    if (!auto || begun.current) return;
    begun.current = true;
    start();
  }, [auto]);

  return (
    <div className="stack">
      <FormTrouble trouble={trouble} />
      <div className="row wrap">
        <Button look="pri" size="big" pending={pending} onClick={() => start()}>
          {t(again ? "restart" : "start")}
        </Button>
        {again && (
          <Button look="ghost" size="big" disabled={pending} onClick={() => start(false)}>
            {t("empty")}
          </Button>
        )}
      </div>
    </div>
  );
}
