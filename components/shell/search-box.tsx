"use client";

import { CornerDownRight, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ModKey } from "#components/ui/mod-key.tsx";
import { type PaletteGroup, SearchPalette } from "#components/ui/search-palette.tsx";
import { fitting } from "#lib/domain/search/label-fits.ts";
import type { SearchGroup, ShellData } from "./shell-types.ts";

type Props = { data: Pick<ShellData, "sections" | "settings" | "commands" | "searchUrl" | "searchHref"> };

/** ⌘K: the rail's places and the commands are here at once, what the server finds joins them. */
export function SearchBox({ data }: Props) {
  const t = useTranslations("ui");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<readonly SearchGroup[]>([]);
  const [busy, setBusy] = useState(false);
  const asked = useRef<AbortController | null>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        !(event.metaKey || event.ctrlKey) ||
        event.altKey ||
        event.shiftKey ||
        event.key.toLowerCase() !== "k"
      )
        return;
      event.preventDefault();
      // The same key closes it; over another dialog it doesn't open, for what stands there waits for an answer.
      setOpen(now => !now && !document.querySelector('[role="dialog"], [role="alertdialog"]'));
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  useEffect(() => {
    asked.current?.abort();
    const text = query.trim();
    if (!data.searchUrl || text.length < 2) {
      setFound([]);
      setBusy(false);
      return;
    }
    const call = new AbortController();
    asked.current = call;
    setBusy(true);
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(
          `${data.searchUrl}${data.searchUrl?.includes("?") ? "&" : "?"}q=${encodeURIComponent(text)}`,
          {
            signal: call.signal,
          },
        );
        setFound(answer.ok ? ((await answer.json()) as SearchGroup[]) : []);
        setBusy(false);
      } catch {
        // An aborted question was overtaken by a newer one; a broken network leaves the places of the rail.
        if (!call.signal.aborted) setBusy(false);
      }
    }, 150);
    return () => {
      clearTimeout(timer);
      call.abort();
    };
  }, [query, data.searchUrl]);

  const links = [...data.sections.flatMap(section => section.links), ...data.settings];
  const places = fitting(links, link => link.label, query);
  const groups: PaletteGroup[] = [
    {
      heading: t("palette.goTo"),
      items: places.slice(0, 8).map(link => ({
        id: `go-${link.key}`,
        label: link.label,
        icon: link.icon,
        onSelect: () => router.push(link.href),
      })),
    },
    ...found.map(group => ({
      heading: group.heading,
      items: group.items.map(item => ({ ...item, onSelect: () => router.push(item.href) })),
    })),
    {
      heading: t("palette.do"),
      items: fitting(data.commands ?? [], command => command.label, query)
        .slice(0, 6)
        .map(command => ({
          id: `do-${command.key}`,
          label: command.label,
          icon: command.icon ?? <CornerDownRight className="i" aria-hidden="true" />,
          onSelect: () => router.push(command.href),
        })),
    },
    // Looking further is the last resort: whoever types a deed means to do it.
    {
      heading: t("palette.more"),
      items:
        data.searchHref && query.trim().length >= 2
          ? [
              {
                id: "all",
                label: t("palette.all", { words: query.trim() }),
                icon: <Search className="i" aria-hidden="true" />,
                onSelect: () => router.push(`${data.searchHref}?q=${encodeURIComponent(query.trim())}`),
              },
            ]
          : [],
    },
  ];

  return (
    <>
      <button
        type="button"
        className="find"
        aria-keyshortcuts="Meta+K Control+K"
        aria-label={t("shell.search")}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Search className="i" aria-hidden="true" />
        <span>{t("shell.searchHint")}</span>
        <ModKey with="K" />
      </button>
      <SearchPalette open={open} onOpenChange={setOpen} groups={groups} onQuery={setQuery} busy={busy} />
    </>
  );
}
