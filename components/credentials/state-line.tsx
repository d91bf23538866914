import { CircleCheck, CirclePause, CircleX, Clock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { dayText } from "#components/ui/time-text.ts";
import { suspensionOn } from "#lib/domain/credentials/state.ts";
import type { CredentialDto } from "#lib/features/credentials/dto.ts";

const LOOK = {
  valid: { tone: "ok", Icon: CircleCheck },
  grace: { tone: "warn", Icon: Clock },
  not_yet: { tone: "info", Icon: Clock },
  suspended: { tone: "breach", Icon: CirclePause },
  expired: { tone: "warn", Icon: CircleX },
  revoked: { tone: "breach", Icon: CircleX },
} as const;

/** How a credential stands on the day asked for, in one sentence. */
export function StateLine({ credential }: { credential: CredentialDto }) {
  const t = useTranslations("credentials.state");
  const locale = useLocale();
  const { state, on, today } = credential;
  const { tone, Icon } = LOOK[state];
  const day = (date: string | null) => (date === null ? "" : dayText(date, locale));
  const kind = state === "revoked" && credential.reason === "superseded" ? "superseded" : state;
  const said = t(on === today ? `${kind}Today` : kind, {
    date: day(on),
    from: day(credential.validFrom),
    until: day(credential.validUntil),
    revoked: day(credential.revokedOn),
    since: day(suspensionOn(credential.suspensions, on)?.from ?? null),
  });
  return (
    <p className={`cred-state ${tone}`}>
      <Icon className="i" aria-hidden="true" />
      {said}
    </p>
  );
}
