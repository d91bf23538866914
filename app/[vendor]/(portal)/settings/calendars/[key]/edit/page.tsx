import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { CalendarEditor } from "#components/calendars/editor.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { one } from "#lib/domain/query.ts";
import { eitherOf } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { holidayIn } from "#lib/features/calendars/definition.ts";
import { calendarEditor, placeSuggestions } from "#lib/features/calendars/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const load = cache((vendor: string, key: string, country: string | null, region: string) =>
  readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    const editor = await calendarEditor(tx, actor, key);
    const place = country === null ? editor.draft.form.place : { country, region };
    const known = editor.places.some(one => one.code === place.country);
    const suggestions = known
      ? await placeSuggestions(
          actor,
          { country: place.country, ...(place.region ? { region: place.region } : {}) },
          Number(today.slice(0, 4)),
        )
      : null;
    return { editor, suggestions, today };
  }),
);

/** What is chosen in the form, before it is saved: `?country=ES&region=MD`. */
const placeOf = (query: Awaited<Props["searchParams"]>) =>
  [
    query.country === undefined ? null : one(query.country).slice(0, 2),
    one(query.region).slice(0, 8),
  ] as const;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { vendor, key } = await params;
  const { editor } = await load(vendor, key, ...placeOf(await searchParams));
  const name = eitherOf(editor.draft.form.name, await getLocale()) || key;
  return { title: (await getTranslations("calendars.edit"))("title", { name }) };
}

/** A calendar's draft, for the vendor's administrators. */
export default async function EditCalendarPage({ params, searchParams }: Props) {
  const { vendor, key } = await params;
  const { editor, suggestions, today } = await load(vendor, key, ...placeOf(await searchParams));
  const t = await getTranslations("calendars.edit");
  const ts = await getTranslations("settings");
  const { draft, places } = editor;
  const name = eitherOf(draft.form.name, await getLocale()) || key;
  const base = `/${vendor}/settings/calendars`;
  return (
    <ClientMessages ns={["calendars", "programmes"]}>
      <div className="page publication">
        <Crumbs
          trail={[
            { label: ts("title"), href: `/${vendor}/settings` },
            { label: ts("tabs.calendars"), href: base },
            { label: name, href: `${base}/${key}` },
            { label: t("title", { name }) },
          ]}
        />
        <PageHeader title={t("title", { name })}>
          <span>
            {t.rich("lead", {
              name: draft.savedBy,
              when: () => <Time instant={draft.savedAt.getTime()} style="ago" />,
            })}
          </span>
        </PageHeader>
        <CalendarEditor
          vendor={vendor}
          draft={{ key, version: draft.version, form: draft.form, savedBy: draft.savedBy }}
          today={today}
          places={places}
          zones={Intl.supportedValuesOf("timeZone")}
          regions={suggestions?.regions ?? []}
          suggested={suggestions?.rules.map(holidayIn) ?? null}
        />
      </div>
    </ClientMessages>
  );
}
