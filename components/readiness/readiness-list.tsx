import { Check, CircleDashed, Clock, Hourglass, RotateCcw, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import type { ReadinessState } from "#lib/domain/contracts/readiness.ts";
import { textIn } from "#lib/domain/text.ts";
import { fileHref } from "#lib/features/files/dto.ts";
import type { ReadinessDto, ReadinessEntryDto, ReadinessItemDto } from "#lib/features/readiness/dto.ts";
import { ConfirmReadiness, ReturnReadiness, StateReadiness } from "./deeds.tsx";

const looks: Record<ReadinessState, { tone: StatusTone; icon: typeof Check }> = {
  not_stated: { tone: "quiet", icon: CircleDashed },
  returned: { tone: "warn", icon: RotateCcw },
  stated: { tone: "plain", icon: Hourglass },
  confirmed: { tone: "plain", icon: Check },
  review_due: { tone: "warn", icon: Clock },
  overdue: { tone: "breach", icon: TriangleAlert },
};

type Props = {
  workspace: string;
  contractId: string;
  list: ReadinessDto;
  today: string;
  zone: string;
  may: { state: boolean; check: boolean };
};

/** The points of the plan, each with its last word, what proves it, and all that was said before. */
export function ReadinessList(props: Props) {
  return (
    <ul className="opt-list">
      {props.list.items.map(item => (
        <Item key={item.key} {...props} item={item} />
      ))}
    </ul>
  );
}

function Item({ workspace, contractId, list, item, today, zone, may }: Props & { item: ReadinessItemDto }) {
  const t = useTranslations("readiness");
  const locale = useLocale();
  const { tone, icon: Icon } = looks[item.state];
  const last = item.entries.at(-1);
  const stated = item.entries.findLast(entry => entry.deed === "stated");
  const label = textIn(item.label, locale);
  const about = { workspace, contractId, itemKey: item.key, last: item.last, label };
  const earlier = item.entries.filter(entry => entry !== stated && entry !== last);
  return (
    <li>
      <div className="row wrap opt-head">
        <h3 className="grow">{label}</h3>
        <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
          {t(`states.${item.state}`)}
          {last?.reviewOn && (
            <>
              {" "}
              {t(item.state === "overdue" ? "since" : item.state === "review_due" ? "by" : "review")}{" "}
              <Day date={last.reviewOn} />
            </>
          )}
        </Status>
      </div>
      {last?.deed === "returned" && <Said workspace={workspace} entry={last} zone={zone} />}
      {stated && <Said workspace={workspace} entry={stated} zone={zone} />}
      {last?.deed === "confirmed" && (
        <p className="mm sm">
          {t("confirmedBy", { name: last.by })} <Time instant={last.at} titleZone={zone} />
        </p>
      )}
      <div className="row wrap opt-deeds">
        {may.state && item.state !== "stated" && (
          <StateReadiness {...about} again={item.state === "confirmed"} />
        )}
        {may.check && item.state === "stated" && (
          <ConfirmReadiness {...about} nextReview={list.nextReview} today={today} />
        )}
        {may.check && last && last.deed !== "returned" && <ReturnReadiness {...about} />}
      </div>
      {earlier.length > 0 && (
        <details>
          <summary className="sm">{t("earlier", { count: earlier.length })}</summary>
          {[...earlier].reverse().map(entry => (
            <Said key={entry.id} workspace={workspace} entry={entry} zone={zone} named />
          ))}
        </details>
      )}
    </li>
  );
}

function Said({
  workspace,
  entry,
  zone,
  named,
}: {
  workspace: string;
  entry: ReadinessEntryDto;
  zone: string;
  named?: boolean;
}) {
  const t = useTranslations("readiness");
  return (
    <div className="opt-said">
      {entry.text && <p className="opt-pre">{entry.text}</p>}
      {entry.files.length > 0 && (
        <p className="row wrap sm">
          {entry.files.map(file => (
            <a key={file.id} href={fileHref(workspace, file.id)}>
              {file.name}
            </a>
          ))}
        </p>
      )}
      <p className="mm sm">
        {named || entry.deed === "returned" ? `${t(`deeds.${entry.deed}`)} · ` : ""}
        {entry.by} · <Time instant={entry.at} titleZone={zone} />
      </p>
    </div>
  );
}
