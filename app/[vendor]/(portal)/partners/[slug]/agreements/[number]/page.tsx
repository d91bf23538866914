import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Decline, SendForm, TakeBack } from "#components/agreements/document-deeds.tsx";
import { DocumentSheet } from "#components/agreements/document-sheet.tsx";
import { DocumentSide, PdfLinks } from "#components/agreements/document-side.tsx";
import { DocumentState } from "#components/agreements/document-state.tsx";
import { NoteView, SignPanel } from "#components/agreements/sign-panel.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { documentPage } from "#lib/features/agreements/document.ts";
import { partnerPage } from "#lib/features/onboarding/page.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string; slug: string; number: string }>;
  searchParams: Promise<{ lang?: string | string[]; signers?: string | string[] }>;
};

// Read once for the page and its title.
const load = cache((vendor: string, slug: string, number: string, lang?: string, signers?: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const { standing, head, today } = await partnerPage(tx, actor, workspace, slug, now);
    const page = await documentPage(tx, actor, standing, decodeURIComponent(number), today, {
      lang,
      signers: signers?.split(","),
    });
    return page ? { ...page, actor, workspace, head } : notFoundRefusal();
  }),
);

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

const choiceOf = async ({ searchParams }: Props) => {
  const { lang, signers } = await searchParams;
  return [one(lang), one(signers)] as const;
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { vendor, slug, number } = await props.params;
  const { agreement, head } = await load(vendor, slug, number, ...(await choiceOf(props)));
  return { title: `${agreement.title} ${agreement.number} · ${head.orgName}` };
}

export default async function DocumentPage(props: Props) {
  const { vendor, slug, number } = await props.params;
  const page = await load(vendor, slug, number, ...(await choiceOf(props)));
  const { agreement, envelope, send, may, actor, workspace, head } = page;
  const t = await getTranslations("signing");
  const td = await getTranslations("documents.field");
  const tp = await getTranslations("partners");
  const list = `/${vendor}/partners/${slug}/agreements`;
  const here = `${list}/${encodeURIComponent(agreement.number)}`;
  const onPaper = agreement.partner !== null && !agreement.inPortal;
  const turn = envelope?.signers.find(s => s.state === "asked" || s.state === "viewed");
  const own = envelope?.signers.find(s => s.own);
  const missing = (fields: readonly string[]) =>
    listText(
      fields.map(name => td(name.replace(".", "_") as "vendor_name")),
      actor.locale,
    );
  return (
    <ClientMessages ns={["signing", "onboarding"]}>
      <Crumbs
        trail={[
          { label: head.orgName, href: `/${vendor}/partners/${slug}` },
          { label: tp("tabs.agreements"), href: list },
          { label: agreement.number },
        ]}
      />
      <div className="page doc-page">
        <PageHeader
          number={<span className="id">{envelope?.number ?? agreement.number}</span>}
          title={envelope?.title ?? agreement.title}
          actions={
            envelope &&
            may.takeBack && <TakeBack workspace={vendor} envelopeId={envelope.id} number={envelope.number} />
          }
        >
          <span className="row wrap">
            <DocumentState state={envelope?.state ?? "draft"} />
            <Link href={list}>{t("toAgreement", { company: head.orgName })}</Link>
            {may.sign === "yes" && <a href="#sign">{t("sign.jump")}</a>}
          </span>
        </PageHeader>
        <div className="doc-cols">
          <div className="doc-main">
            {envelope && own?.state === "asked" && <NoteView workspace={vendor} envelopeId={envelope.id} />}
            {may.sign === "role_lost" && (
              <Message tone="warn" title={t("signers")}>
                {t("refusal.role_lost")}
              </Message>
            )}
            {may.sign === "not_your_turn" && turn && (
              <Message tone="info" title={t("sign.wait", { name: turn.name })}>
                {t("sign.waitText")}
              </Message>
            )}
            {may.sign === "already_signed" && turn && (
              <Message tone="ok" title={t("sign.thanks")}>
                {t("sign.thanksText", { name: turn.name })}
              </Message>
            )}
            {envelope && !(send && send !== "no_template") && (
              <DocumentSheet
                title={envelope.title}
                lang={envelope.locale}
                text={envelope.text}
                signatures={envelope.signatures}
              >
                <PdfLinks workspace={vendor} envelope={envelope} />
              </DocumentSheet>
            )}
            {send && send !== "no_template" && (
              <>
                {send.missing.length > 0 && (
                  <Message
                    tone="warn"
                    title={t("state.draft")}
                    actions={
                      send.missing.some(field => field.startsWith("partner.")) && (
                        <ButtonLink href={`/${vendor}/partners/${slug}/company#details`}>
                          {t("send.toDetails")}
                        </ButtonLink>
                      )
                    }
                  >
                    {t("send.missing", { company: head.orgName, fields: missing(send.missing) })}
                  </Message>
                )}
                <p className="sm m">{t("send.preview")}</p>
                <DocumentSheet
                  title={send.title}
                  lang={send.locale}
                  text={send.text}
                  signers={send.signers}
                />
              </>
            )}
            {onPaper && !envelope && (
              <EmptyState level={2} title={t("onPaper")}>
                {t("onPaperText")}
              </EmptyState>
            )}
            {!envelope && !send && !onPaper && (
              <EmptyState level={2} title={t("none")}>
                {t("noneText", { vendor: workspace.name })}
              </EmptyState>
            )}
            {send === "no_template" && (
              <EmptyState
                level={2}
                title={t("send.noTemplate")}
                action={
                  <ButtonLink href={`/${vendor}/settings/documents?kind=${agreement.kind}`}>
                    {t("send.toTemplates")}
                  </ButtonLink>
                }
              >
                {t("send.noTemplateText")}
              </EmptyState>
            )}
          </div>
          <div className="doc-side">
            {envelope && may.sign === "yes" && (
              <section className="sign-box" id="sign">
                <h2>{t("sign.title")}</h2>
                <SignPanel
                  key={envelope.id}
                  workspace={vendor}
                  envelopeId={envelope.id}
                  sha256={envelope.sha256}
                  title={envelope.title}
                  number={envelope.number}
                  signer={actor.name}
                  email={actor.email}
                />
                <Decline
                  workspace={vendor}
                  envelopeId={envelope.id}
                  title={envelope.title}
                  vendor={workspace.name}
                />
              </section>
            )}
            {send && send !== "no_template" && (
              <section className="sign-box">
                <h2>{envelope ? t("send.again") : t("send.title")}</h2>
                {send.locales.length > 1 && (
                  <Segmented
                    label={t("send.language")}
                    current={send.locale}
                    segments={send.locales.map(locale => ({
                      key: locale,
                      label: locale === "es" ? "Español" : "English",
                      href: `${here}?lang=${locale}`,
                    }))}
                  />
                )}
                <SendForm
                  key={send.templateId}
                  workspace={vendor}
                  agreementId={agreement.id}
                  version={agreement.version}
                  send={send}
                  here={here}
                />
              </section>
            )}
            {envelope && <DocumentSide envelope={envelope} earlier={page.earlier} />}
          </div>
        </div>
      </div>
    </ClientMessages>
  );
}
