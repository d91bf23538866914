import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import type { MessagePreview } from "#lib/features/partner-messages/dto.ts";

/** Who would get a message, by company, and which companies have nobody. */
export function MessageRecipients({ preview, base }: { preview: MessagePreview; base: string }) {
  const t = useTranslations("partners.message");
  const { partners, people, spanish, shown, without } = preview;
  const rest = partners - without.length - shown.length;
  return (
    <section className="sec" aria-labelledby="whom">
      <SectionHeader id="whom" title={t("whom")} rule />
      <p>
        <b>{t("counts", { people, partners })}</b>
        {people > 0 && (
          <span className="m block">{t("languages", { spanish, english: people - spanish })}</span>
        )}
      </p>
      {without.length > 0 && (
        <Message tone="warn" className="gap over" title={t("without", { count: without.length })}>
          {without.slice(0, 20).map(({ company, slug }, i) => (
            <span key={slug}>
              {i > 0 && ", "}
              <Link href={`${base}/${slug}/people`}>{company}</Link>
            </span>
          ))}
          {without.length > 20 && "…"}
        </Message>
      )}
      <ul className="plain-list">
        {shown.map(line => (
          <li key={line.slug}>
            <Link href={`${base}/${line.slug}`}>{line.company}</Link>
            <span className="m sm block">
              {line.people.map(person => `${person.name} <${person.email}>`).join(", ")}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="m sm">{t("more", { count: rest })}</p>}
      <p className="mm sm">{t("once")}</p>
    </section>
  );
}
