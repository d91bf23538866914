"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { PlainFile, PlainForm, PlainSubmit } from "#components/forms/plain-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Message, type MessageTone } from "#components/ui/message.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { type Answer, LARGEST } from "#lib/domain/credentials/check.ts";
import { checkCredential } from "#lib/features/credentials/actions.ts";
import type { CheckedDto } from "#lib/features/credentials/dto.ts";

const TONE: Partial<Record<Answer, MessageTone>> = {
  valid: "ok",
  revoked: "breach",
  suspended: "breach",
  tampered: "breach",
  unknown_key: "breach",
  expired: "warn",
  not_yet: "warn",
  wrong_clock: "warn",
};
/** Answers of which the signature holds: what stands in the document is the issuer's word. */
const SIGNED: readonly Answer[] = [
  "valid",
  "revoked",
  "suspended",
  "expired",
  "not_yet",
  "wrong_clock",
  "status_unknown",
];

/** Drops a file, reads the answer. Works without script too: then the browser posts it. */
export function CheckForm({ zone, did }: { zone: string; did: string }) {
  const t = useTranslations("credentials.check");
  const id = useId();
  const [round, setRound] = useState(0);
  return (
    <PlainForm
      key={round}
      id={`check${id}`}
      action={checkCredential}
      failedTitle={t("title")}
      className="cred-check"
      done={state => (
        <Answered
          checked={state.answer as CheckedDto}
          zone={zone}
          did={did}
          again={() => setRound(round + 1)}
        />
      )}
    >
      <PlainFile
        name="file"
        label={t("file")}
        hint={t("hint")}
        invitation={t("choose")}
        maxBytes={LARGEST}
        accept=".json,.jsonld,.png,.svg,.pdf,application/json,image/png,image/svg+xml,application/pdf"
      />
      <div>
        <PlainSubmit>{t("submit")}</PlainSubmit>
      </div>
    </PlainForm>
  );
}

function Answered({
  checked,
  zone,
  did,
  again,
}: {
  checked: CheckedDto;
  zone: string;
  did: string;
  again: () => void;
}) {
  const t = useTranslations("credentials");
  const locale = useLocale();
  const { answer, detail, name, holder, issuer } = checked;
  const dayOf = (at: string | null) =>
    at && dayText(new Date(at).toLocaleDateString("sv-SE", { timeZone: zone }), locale);
  const words = {
    issuer,
    detail,
    date: ["revoked", "suspended"].includes(answer) && detail ? dayText(detail, locale) : "",
  };
  return (
    <div className="cred-answer">
      <Message
        tone={TONE[answer] ?? "info"}
        role="status"
        title={t(`answer.${answer}.title`)}
        actions={checked.href ? <Link href={checked.href}>{t("check.open")}</Link> : undefined}
      >
        {t(`answer.${answer}.text`, words)}
      </Message>
      {SIGNED.includes(answer) && checked.did !== did && (
        // Another vendor of the same portal: its word, which this page's vendor does not vouch for.
        <Message tone="warn" title={t("check.otherIssuer", { issuer })}>
          {t("check.otherIssuerText")}
        </Message>
      )}
      {SIGNED.includes(answer) && (
        <KeyValue
          pairs={[
            { label: t("check.says"), value: name },
            { label: t("check.holder"), value: holder },
            { label: t("page.issuer"), value: issuer },
            { label: t("check.validFrom"), value: dayOf(checked.from) },
            { label: t("check.validUntil"), value: dayOf(checked.until) },
          ]}
        />
      )}
      {SIGNED.includes(answer) && checked.carrier !== "json" && (
        <p className="m sm">{t(`check.carried.${checked.carrier === "pdf" ? "pdf" : "picture"}`)}</p>
      )}
      <p>
        <Button onClick={again}>{t("check.another")}</Button>
      </p>
    </div>
  );
}
