import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ApplicationForm } from "#components/applications/application-form.tsx";
import { Countries } from "#components/applications/countries.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ToastProvider } from "#components/ui/toast.tsx";
import { countryOptions } from "#lib/domain/countries.ts";
import { applicationPage } from "#lib/features/applications/queries.ts";
import { logoAddress } from "#lib/platform/logo.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; number: string }>;
  searchParams: Promise<{ step?: string | string[] }>;
};

const SEND = "send";

async function read({ params, searchParams }: Props) {
  const { vendor, number } = await params;
  const { step } = await searchParams;
  const found = await readPage(vendor, async ({ actor, tx, workspace }) => ({
    workspace,
    application: await applicationPage(tx, actor, number),
  }));
  const { application } = found;
  const open = application.sections.filter(s => s.questions.some(q => q.editable));
  // Resumed where something is missing; all complete: at the last step.
  const next = open.find(s => s.progress.state !== "complete") ?? null;
  const wanted = step === SEND || open.some(s => s.key === step) ? String(step) : (next?.key ?? SEND);
  const asked =
    application.state === "info_requested" && step === undefined ? (open[0]?.key ?? SEND) : wanted;
  return { vendor, number, ...found, step: asked };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { application, step, number } = await read(props);
  const t = await getTranslations("applications.form");
  const title = application.sections.find(s => s.key === step)?.title ?? t("send");
  return { title: `${title} · ${number}` };
}

/** The applicant's form. What is not open to the reader is read on the application's own page. */
export default async function FormPage(props: Props) {
  const { vendor, number, application, workspace, step } = await read(props);
  if (!application.can.edit) redirect(`/${vendor}/applications/${number}`);
  return (
    <ClientMessages ns={["applications"]}>
      <ToastProvider>
        <Countries list={countryOptions(await getLocale())}>
          <ApplicationForm
            key={application.version}
            vendor={vendor}
            application={application}
            step={step}
            brand={{ name: workspace.name, logo: logoAddress(workspace.logoSvg) }}
            supportEmail={workspace.supportEmail}
          />
        </Countries>
      </ToastProvider>
    </ClientMessages>
  );
}
