import { Check, CircleSlash, Clock, Hourglass, TriangleAlert, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { FileLinks } from "#components/ui/timeline.tsx";
import type { EvidenceGroupDto, EvidenceLineDto } from "#lib/features/evidence/dto.ts";
import { fileHref } from "#lib/features/files/dto.ts";
import { Confirm, EndEvidence, GiveBack, HandIn, TakeBack } from "./evidence-deeds.tsx";

type Frame = { workspace: string; partnershipId: string; today: string; zone: string };

const marks = {
  waits: ["info", Hourglass],
  returned: ["warn", Undo2],
  coming: ["plain", Clock],
  counts: ["ok", Check],
  over: ["quiet", Clock],
  ended: ["breach", CircleSlash],
} as const satisfies Record<EvidenceLineDto["stands"], readonly [StatusTone, typeof Check]>;

/** What the programme asks for in its own words, and what was handed in for it; both sides read the same. */
export function EvidenceGroups({ groups, frame }: { groups: readonly EvidenceGroupDto[]; frame: Frame }) {
  const t = useTranslations("onboarding.evidence");
  return (
    <section className="sec" aria-labelledby="evidence">
      <SectionHeader id="evidence" title={t("title")} rule />
      <p className="m" style={{ marginTop: 12 }}>
        {t("lead")}
      </p>
      {groups.map(group => (
        <Group key={group.key} group={group} frame={frame} />
      ))}
    </section>
  );
}

function Group({ group, frame }: { group: EvidenceGroupDto; frame: Frame }) {
  const t = useTranslations("onboarding.evidence");
  const { workspace, partnershipId, today } = frame;
  return (
    <div id={`evidence-${group.key}`} style={{ marginTop: 24 }}>
      <div className="row wrap">
        <h3>{group.title}</h3>
        <Standing group={group} />
      </div>
      {group.description && <p className="prose">{group.description}</p>}
      <p className="sm mm">
        {t(`asks.${group.asks}`)}
        {group.months !== null && <>. {t("months", { months: group.months })}</>}
      </p>
      {group.lines.length === 0 ? (
        <p className="m" style={{ marginTop: 8 }}>
          {t("none")}
        </p>
      ) : (
        <ul className="lines" style={{ marginTop: 8 }}>
          {group.lines.map(line => (
            <li key={line.id} id={line.id}>
              <Line line={line} group={group} frame={frame} />
            </li>
          ))}
        </ul>
      )}
      {group.mayHandIn && (
        <div style={{ marginTop: 12 }}>
          <HandIn workspace={workspace} partnershipId={partnershipId} group={group} today={today} />
        </div>
      )}
    </div>
  );
}

function Standing({ group: { standing, from } }: { group: EvidenceGroupDto }) {
  const t = useTranslations("onboarding.evidence");
  if (from !== null)
    return (
      <Status tone="info" icon={<Clock className="i" aria-hidden="true" />}>
        {t.rich("from", { day: () => <Day date={from} style="full" /> })}
      </Status>
    );
  if (standing === null)
    return (
      <Status tone="quiet" icon={<CircleSlash className="i" aria-hidden="true" />}>
        {t("former")}
      </Status>
    );
  const day = () => <Day date={standing.until ?? ""} style="full" />;
  if (standing.state === "unmet")
    return (
      <Status tone="breach" icon={<TriangleAlert className="i" aria-hidden="true" />}>
        {t("standing.unmet")}
      </Status>
    );
  return standing.state === "at_risk" ? (
    <Status tone="warn" icon={<TriangleAlert className="i" aria-hidden="true" />}>
      {t.rich("standing.atRisk", { day })}
    </Status>
  ) : (
    <Status tone="ok" icon={<Check className="i" aria-hidden="true" />}>
      {standing.until === null ? t("standing.met") : t.rich("standing.metUntil", { day })}
    </Status>
  );
}

function Stands({ line }: { line: EvidenceLineDto }) {
  const t = useTranslations("onboarding.evidence.stands");
  const [tone, Icon] = marks[line.stands];
  const day = {
    waits: null,
    returned: null,
    coming: line.countsFrom,
    counts: line.lastDay,
    over: line.lastDay,
    ended: line.endedOn,
  }[line.stands];
  const word = line.stands === "counts" && day !== null ? "countsUntil" : line.stands;
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t.rich(word, { day: () => <Day date={day ?? ""} style="full" /> })}
    </Status>
  );
}

function Line({ line, group, frame }: { line: EvidenceLineDto; group: EvidenceGroupDto; frame: Frame }) {
  const t = useTranslations("onboarding.evidence");
  const { workspace, partnershipId, today, zone } = frame;
  const { may } = line;
  const time = (instant: number) => () => <Time instant={instant} titleZone={zone} />;
  return (
    <div className="stack">
      <div className="row wrap">
        <b>{line.label}</b>
        <Stands line={line} />
      </div>
      {line.text && (
        <p className="prose" style={{ whiteSpace: "pre-wrap" }}>
          {line.text}
        </p>
      )}
      {line.url && (
        <p className="sm" style={{ overflowWrap: "anywhere" }}>
          {t.rich("link", {
            a: () => (
              <a href={line.url} rel="noreferrer nofollow" target="_blank">
                {line.url}
              </a>
            ),
          })}
        </p>
      )}
      {line.files.length > 0 && (
        <div className="files">
          <FileLinks
            files={line.files.map(file => ({
              key: file.id,
              name: file.name,
              bytes: file.size,
              href: fileHref(workspace, file.id),
            }))}
          />
        </div>
      )}
      {(line.datedOn || (line.validUntil && line.countsFrom === null)) && (
        <p className="sm">
          {line.datedOn && t.rich("dated", { day: () => <Day date={line.datedOn ?? ""} style="full" /> })}
          {line.datedOn && line.validUntil && line.countsFrom === null && ". "}
          {line.validUntil &&
            line.countsFrom === null &&
            t.rich("validUntil", { day: () => <Day date={line.validUntil ?? ""} style="full" /> })}
        </p>
      )}
      {line.remark && (
        <p className={line.stands === "returned" ? "sm warn-t" : "sm"} style={{ whiteSpace: "pre-wrap" }}>
          {line.stands === "returned"
            ? t("remark", { name: line.decidedBy ?? "", remark: line.remark })
            : t("endedWhy", { remark: line.remark })}
        </p>
      )}
      <p className="xs mm">
        {t.rich("submitted", { name: line.submittedBy, time: time(line.submittedAt) })}
        {line.state === "confirmed" && line.decidedAt !== null && (
          <>
            {"; "}
            {t.rich("confirmed", { name: line.decidedBy ?? "", time: time(line.decidedAt) })}
          </>
        )}
      </p>
      {Object.values(may).some(Boolean) && (
        <div className="row wrap">
          {may.confirm && <Confirm workspace={workspace} line={line} />}
          {may.giveBack && <GiveBack workspace={workspace} line={line} />}
          {may.change && (
            <HandIn
              workspace={workspace}
              partnershipId={partnershipId}
              group={group}
              line={line}
              today={today}
            />
          )}
          {may.takeBack && <TakeBack workspace={workspace} line={line} />}
          {may.end && <EndEvidence workspace={workspace} line={line} />}
        </div>
      )}
    </div>
  );
}
