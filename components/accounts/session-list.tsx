import { useTranslations } from "next-intl";
import { PlainForm, PlainSubmit } from "#components/forms/plain-form.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { endSession } from "#lib/features/accounts/actions.ts";
import { deviceOf } from "#lib/features/accounts/device.ts";
import type { SessionLine } from "#lib/features/accounts/dto.ts";

/** Where this account is signed in, each to be ended; the present browser is marked. */
export function SessionList({ sessions }: { sessions: readonly SessionLine[] }) {
  const t = useTranslations("accounts.account");
  const name = (line: SessionLine) => {
    const device = deviceOf(line.userAgent);
    return device ? t("on", device) : t("unknownDevice");
  };
  return (
    <Table label={t("sessions")} stack>
      <thead>
        <tr>
          <Th>{t("device")}</Th>
          <Th>{t("address")}</Th>
          <Th>{t("seen")}</Th>
          <Th>
            <span className="vh">{t("end")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(line => (
          <tr key={line.id}>
            <Td className="full">
              <span className="row wrap">
                {name(line)} {line.current && <Tag>{t("here")}</Tag>}
              </span>
            </Td>
            <Td className="mono">{line.ip || "–"}</Td>
            <Td>
              <Time instant={line.lastSeenAt} style="full" />
            </Td>
            <Td num>
              <PlainForm id={`s-${line.id}`} action={endSession} failedTitle={t("failed")}>
                <input type="hidden" name="sessionId" value={line.id} />
                <PlainSubmit look="plain" size="sml" aria-label={t("endOf", { device: name(line) })}>
                  {t("end")}
                </PlainSubmit>
              </PlainForm>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
