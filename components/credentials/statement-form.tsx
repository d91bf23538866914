import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { DateInput } from "#components/ui/date-input.tsx";
import { Field } from "#components/ui/field.tsx";
import Link from "#components/ui/link.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";

const REFUSED = ["future", "none", "noRecord", "suspended", "wrongDay"] as const;

/** A day to state, and the company's credential of today. A plain form: the answer is a file, or this page again, saying why not. */
export function StatementForm({
  workspace,
  slug,
  company,
  today,
  credential,
  refused,
  on,
}: {
  workspace: string;
  slug: string;
  company: string;
  today: string;
  credential: { id: string; number: string } | null;
  /** Why the last day asked for can't be stated, and that day. */
  refused: string | null;
  on: string | null;
}) {
  const t = useTranslations("credentials");
  const locale = useLocale();
  const why = REFUSED.find(reason => reason === refused);
  const day = on !== null && isPlainDate(on) ? on : null;
  return (
    <div className="stack">
      <form className="row wrap cred-day" action="/api/statements">
        <input type="hidden" name="w" value={workspace} />
        <input type="hidden" name="partner" value={slug} />
        <Field
          id="statement-on"
          label={t("statement.on")}
          error={why && t(`statement.${why}`, { company, date: day ? dayText(day, locale) : "" })}
        >
          {control => (
            <DateInput {...control} key={on} name="on" defaultValue={day ?? today} max={today} required />
          )}
        </Field>
        <Button type="submit" name="as" value="pdf">
          {t("statement.pdf")}
        </Button>
        <Button type="submit" name="as" value="json">
          {t("statement.json")}
        </Button>
      </form>
      {credential && (
        <p className="sm">
          {t("link.company")}{" "}
          <Link className="mono" href={`/${workspace}/credentials/${credential.id}`}>
            {credential.number}
          </Link>
        </p>
      )}
    </div>
  );
}
