import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { DateInput } from "#components/ui/date-input.tsx";
import Link from "#components/ui/link.tsx";

/** A day to state, and the company's credential of today. A plain form: the answer is a file. */
export function StatementForm({
  workspace,
  slug,
  today,
  credential,
}: {
  workspace: string;
  slug: string;
  today: string;
  credential: { id: string; number: string } | null;
}) {
  const t = useTranslations("credentials");
  return (
    <div className="stack">
      <form className="row wrap cred-day" action="/api/statements">
        <input type="hidden" name="w" value={workspace} />
        <input type="hidden" name="partner" value={slug} />
        <label htmlFor="statement-on">{t("statement.on")}</label>
        <DateInput id="statement-on" name="on" defaultValue={today} max={today} required />
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
