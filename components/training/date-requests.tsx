"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { TextField } from "#components/forms/fields.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { declineDateAction, withdrawDateAction } from "#lib/features/training/actions-dates.ts";
import type { DatelessDto, DateRequestDto } from "#lib/features/training/date-request-lists.ts";
import { declineDateInput } from "#lib/features/training/schema.ts";
import { AskDate } from "./ask-date.tsx";

/** Which company asks for a date of which course: answered by the vendor with one or with a reason, taken back by who asked. */
export function DateRequests({
  workspace,
  vendor,
  requests,
  dateless,
  can,
  today,
}: {
  workspace: string;
  /** The vendor's name. */
  vendor: string;
  requests: readonly DateRequestDto[];
  /** Courses one may ask a date of. */
  dateless: readonly DatelessDto[];
  can: { answer: boolean; withdraw: boolean };
  today: string;
}) {
  const t = useTranslations("dates");
  const locale = useLocale();
  const router = useRouter();
  const free = dateless.filter(course => course.open === null);
  // What was declined and can be asked for again stands once, with its reason.
  const shown = requests.filter(one => !free.some(course => course.courseId === one.courseId));
  if (shown.length + free.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="asked">
      <SectionHeader
        id="asked"
        title={t(can.answer ? "title" : "without")}
        count={shown.length + free.length}
        rule
      />
      <ul className="lines">
        {shown.map(one => (
          <li key={one.id} className="row wrap">
            <span>
              <b>{one.course}</b>
              {can.answer && (
                <>
                  {" · "}
                  {one.company.slug ? (
                    <Link href={`/${workspace}/partners/${one.company.slug}/matrix`}>{one.company.name}</Link>
                  ) : (
                    one.company.name
                  )}
                </>
              )}
              <span className="mm sm cell-note">
                {t("line", {
                  people: one.people,
                  day: dayText(one.askedOn, locale, today),
                  name: one.askedBy,
                })}
                {one.note && ` · ${one.note}`}
              </span>
              {!can.answer && (
                <span className={one.declined === null ? "mm sm cell-note" : "warn-t sm cell-note"}>
                  {one.declined === null ? t("open") : t("lately", { vendor, reason: one.declined })}
                </span>
              )}
            </span>
            <span className="grow" />
            {can.answer && (
              <ButtonLink size="sml" href={`/${workspace}/training/sessions/new?course=${one.courseId}`}>
                {t("plan")}
                <span className="vh">: {one.course}</span>
              </ButtonLink>
            )}
            {can.answer && <Decline workspace={workspace} request={one} />}
            {can.withdraw && one.declined === null && (
              <ActionButton
                size="sml"
                look="ghost"
                send={withdrawDateAction.bind(null, workspace)}
                input={{ requestId: one.id, version: one.version }}
                doneText={t("withdrawn")}
                onDone={() => router.refresh()}
              >
                {t("withdraw")}
              </ActionButton>
            )}
          </li>
        ))}
        {free.map(course => (
          <li key={course.courseId} className="row wrap">
            <span>
              <b>{course.course}</b>
              <span className={course.declined === null ? "mm sm cell-note" : "warn-t sm cell-note"}>
                {course.declined === null ? t("none") : t("lately", { vendor, reason: course.declined })}
              </span>
            </span>
            <span className="grow" />
            <AskDate
              workspace={workspace}
              vendor={vendor}
              course={course}
              whom={<span className="vh">: {course.course}</span>}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decline({ workspace, request }: { workspace: string; request: DateRequestDto }) {
  const t = useTranslations("dates");
  const fixed = { requestId: request.id, version: request.version };
  const words = { course: request.course, company: request.company.name };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("decline")}
          <span className="vh">: {`${words.course}, ${words.company}`}</span>
        </Button>
      }
      title={t("declineTitle", words)}
      description={t("declineText", words)}
      schema={declineDateInput}
      send={declineDateAction.bind(null, workspace)}
      defaultValues={{ ...fixed, reason: "" }}
      fixed={fixed}
      doneText={t("declined", words)}
      deed={t("declineSend")}
    >
      <TextField name="reason" label={t("reason")} required />
    </DeedDialog>
  );
}
