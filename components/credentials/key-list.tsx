"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { rotateKeyAction, withdrawKeyAction } from "#lib/features/credentials/actions.ts";
import type { KeyDto } from "#lib/features/credentials/dto.ts";
import { rotateInput } from "#lib/features/credentials/schema.ts";

/** Every key that signs or has signed, from when to when; an administrator has another one made. */
export function KeyList({
  workspace,
  keys,
  may,
}: {
  workspace: string;
  keys: readonly KeyDto[];
  may: boolean;
}) {
  const t = useTranslations("credentials.keys");
  const toast = useToast();
  const [leaked, setLeaked] = useState<KeyDto | null>(null);
  const current = keys.find(key => key.until === null && key.revokedAt === null) ?? null;
  return (
    <div className="cred-keys">
      {keys.length === 0 ? (
        <p className="m">{t("none")}</p>
      ) : (
        <Table label={t("title")} stack>
          <thead>
            <tr>
              <Th>{t("key")}</Th>
              <Th>{t("from")}</Th>
              <Th>{t("until")}</Th>
              <Th>{t("by")}</Th>
              {may && (
                <Th>
                  <span className="vh">{t("deeds")}</span>
                </Th>
              )}
            </tr>
          </thead>
          <tbody>
            {keys.map(key => (
              <tr key={key.fragment}>
                <Td className="mono">{key.fragment}</Td>
                <Td data-label={t("from")}>
                  <Time instant={key.from} style="full" />
                </Td>
                <Td data-label={t("until")}>
                  {key.until === null ? t("now") : <Time instant={key.until} style="full" />}
                  {key.revokedAt !== null && (
                    <p className="sm breach-t">
                      {t.rich("revoked", { date: () => <Time instant={key.revokedAt ?? 0} style="full" /> })}
                    </p>
                  )}
                </Td>
                <Td data-label={t("by")}>{key.by || t("portal")}</Td>
                {may && (
                  <Td num>
                    {key.until !== null && key.revokedAt === null && (
                      <Button
                        size="sml"
                        onClick={() => setLeaked(key)}
                        aria-label={t("withdrawOne", { key: key.fragment })}
                      >
                        {t("withdraw")}
                      </Button>
                    )}
                  </Td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {may ? (
        <div>
          <DeedDialog<z.input<typeof rotateInput>, { fragment: string }>
            trigger={<Button>{t("rotate")}</Button>}
            title={t("rotateTitle")}
            description={t("rotateText")}
            schema={rotateInput}
            send={rotateKeyAction.bind(null, workspace)}
            fixed={{ seen: current?.fragment ?? null }}
            defaultValues={{ seen: current?.fragment ?? null, compromised: false }}
            onDone={({ fragment }) => toast({ text: t("done", { key: fragment }) })}
            deed={t("rotateDo")}
          >
            {current && (
              <CheckboxField name="compromised" label={t("compromised")} hint={t("compromisedText")} />
            )}
          </DeedDialog>
        </div>
      ) : (
        <p className="mm sm">{t("who")}</p>
      )}
      <ConfirmDialog
        open={leaked !== null}
        onOpenChange={shown => !shown && setLeaked(null)}
        title={t("withdrawTitle", { key: leaked?.fragment ?? "" })}
        description={t("withdrawText")}
        send={withdrawKeyAction.bind(null, workspace)}
        input={{ fragment: leaked?.fragment ?? "" }}
        doneText={t("withdrawn")}
      >
        {t("withdraw")}
      </ConfirmDialog>
    </div>
  );
}
