import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { OpenFormDTO } from "#lib/features/tickets/dto/open-form.ts";

type Props = {
  form: OpenFormDTO;
  path: string;
  side: Side;
  support: { email: string; phone: string; name: string };
};

/** No case can be opened (S7, S15): why, who can, and what to do meanwhile. Contacts are named to their own colleagues. */
export function OpenRefused({ form, path, side, support }: Props) {
  const t = useTranslations();
  const own = useTranslations("ticketPages.open.refused");
  const refusal = form.contracts.flatMap(contract => contract.refusals)[0] ?? form.refusal;
  const why =
    refusal && t.has(refusal.key) ? t(refusal.key, refusal.params) : own(form.onBehalf ? "call" : "plain");
  const contacts = form.contracts.flatMap(contract => contract.contacts).filter(contact => contact.trained);
  const known = [...new Map(contacts.map(contact => [contact.personId, contact])).values()];
  return (
    <div className="page">
      <PageHeader title={t("ticketPages.open.title")} />
      <div className="nt">
        <Message
          tone="breach"
          title={own("title")}
          why={why}
          who={
            side === "customer" && known.length > 0 ? (
              <ul className="tk-contacts">
                {known.map(contact => (
                  <li key={contact.personId}>
                    {contact.name} <a href={`mailto:${contact.email}`}>{contact.email}</a>
                  </li>
                ))}
              </ul>
            ) : (
              own(side === "customer" ? "whoCustomer" : "whoStaff", { name: support.name })
            )
          }
          meanwhile={
            <>
              {own(side === "customer" ? "meanwhileCustomer" : "meanwhileStaff")}{" "}
              {side === "customer" && support.email && (
                <a href={`mailto:${support.email}`}>{support.email}</a>
              )}
              {side === "customer" && support.phone && (
                <>
                  {", "}
                  <a href={`tel:${support.phone.replace(/\s/g, "")}`}>{support.phone}</a>
                </>
              )}
            </>
          }
          actions={
            <ButtonLink href={form.onBehalf ? `${path}/new` : `${path}?view=all`}>
              {own(form.onBehalf ? "other" : "read")}
            </ButtonLink>
          }
        />
      </div>
    </div>
  );
}
