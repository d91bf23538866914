"use client";

import { useTranslations } from "next-intl";
import { FlagIn } from "#components/programme-editor/fields.tsx";
import { NumberIn } from "#components/programme-editor/number-fields.tsx";
import { Words } from "#components/programme-editor/words.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CHANNEL_KINDS } from "#lib/domain/contracts/plan.ts";
import { usePlan } from "../use-plan.ts";

/** S7, S8, S11, S12, S14: what comes with a contract under the plan. */
export function EntitlementsPart() {
  const t = useTranslations("plans");
  return (
    <div className="ed-fields">
      <div className="ed-row">
        <NumberIn path="authorisedContacts" label={t("fields.authorisedContacts")} unit={t("units.people")} />
        <NumberIn
          path="bookedDays"
          label={t("fields.bookedDays")}
          hint={t("entitlements.bookedDays")}
          unit={t("units.days")}
        />
      </div>
      <FlagIn path="contactsMustBeTrained" label={t("fields.contactsMustBeTrained")} />
      <FlagIn
        path="readersAllowed"
        label={t("fields.readersAllowed")}
        hint={t("entitlements.readersAllowed")}
      />
      <ChannelFields />
      <div className="ed-row">
        <NumberIn
          path="versions.previousMajors"
          label={t("fields.previousMajors")}
          unit={t("units.majors")}
        />
        <NumberIn
          path="versions.endOfLifeMonths"
          label={t("fields.endOfLifeMonths")}
          unit={t("units.months")}
        />
      </div>
      <div className="ed-row">
        <NumberIn
          path="termMonths"
          label={t("fields.termMonths")}
          hint={t("entitlements.termMonths")}
          unit={t("units.months")}
        />
        <NumberIn
          path="expiringDays"
          label={t("fields.expiringDays")}
          hint={t("entitlements.expiringDays")}
          unit={t("units.days")}
        />
      </div>
    </div>
  );
}

/** S8: each way to support, with when it is answered. */
function ChannelFields() {
  const t = useTranslations("plans");
  const { draft, set } = usePlan();
  const channels = draft.channels ?? [];
  return (
    <section aria-labelledby="channels">
      <h3 className="lbl" id="channels">
        {t("fields.channels")}
      </h3>
      {CHANNEL_KINDS.map(kind => {
        const at = channels.findIndex(one => one.kind === kind);
        return (
          <div key={kind} className="has">
            <Checkbox
              label={t(`channels.${kind}`)}
              checked={at >= 0}
              onChange={event =>
                set(
                  "channels",
                  event.target.checked
                    ? CHANNEL_KINDS.flatMap(one =>
                        one === kind
                          ? [{ kind, hours: { en: "", es: "" } }]
                          : channels.filter(other => other.kind === one),
                      )
                    : channels.filter(one => one.kind !== kind),
                )
              }
            />
            {at >= 0 && (
              <div className="has-b">
                <Words
                  path={`channels.${at}.hours`}
                  label={t("channels.hours")}
                  hint={t("channels.hoursHint")}
                />
                <Words path={`channels.${at}.hint`} label={t("channels.hint")} optional />
              </div>
            )}
          </div>
        );
      })}
    </section>
  );
}
