"use client";

import { ChevronsUpDown, Handshake, Lock, Paperclip, Users } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Fragment, type ReactNode, useState } from "react";
import Link from "#components/ui/link.tsx";
import { Avatar, type AvatarKind } from "./avatar.tsx";
import { bytesText } from "./bytes.ts";
import { cx } from "./cx.ts";
import { Time } from "./time.tsx";

/** Who reads it: everyone, two organisations, one's own. */
export type AudienceTone = "all" | "pv" | "own";

export type TimelineFile = { key: string; name: string; bytes: number; href: string };

export type TimelineMessage = {
  kind: "message";
  key: string;
  by: { name: string; kind?: AvatarKind };
  /** Organisation, level: what stands beside the name. */
  role?: ReactNode;
  at: number;
  tone: AudienceTone;
  /** Named unless everyone reads it. */
  audience?: string;
  /** Already rendered: usually `<Markdown text=… />`. */
  body: ReactNode;
  files?: readonly TimelineFile[];
};

export type TimelineEvent = {
  kind: "event";
  key: string;
  at: number;
  tone?: "plain" | "warn" | "breach";
  icon?: ReactNode;
  text: ReactNode;
};

/** Lines that were not sent to the browser, and where they are. */
export type TimelineFold = { kind: "fold"; key: string; text: ReactNode; href: string };

export type TimelineItem = TimelineMessage | TimelineEvent | TimelineFold;

type TimelineProps = {
  items: readonly TimelineItem[];
  label?: string;
  zone?: string;
  titleZone?: string;
  now?: number;
  /** Longer histories fold their middle into one line. */
  fold?: { first: number; last: number };
  /** Says what is folded: “3 earlier: level 1 by Ana”; the count by default. */
  foldText?: string;
  /** A last line of the feature's own. */
  foot?: ReactNode;
  /** A rule across the line, above the item with this key: where what is new begins. */
  mark?: { before: string; text: string } | undefined;
};

const audienceIcons = { all: Users, pv: Handshake, own: Lock };

/** The icon of an audience: the tint is never alone. */
export function AudienceTag({ tone, children }: { tone: AudienceTone; children: ReactNode }) {
  const Icon = audienceIcons[tone];
  return (
    <span className={`tag aud-${tone}`}>
      <Icon className="i" aria-hidden="true" />
      {children}
    </span>
  );
}

export function FileLinks({ files }: { files: readonly TimelineFile[] }) {
  const locale = useLocale();
  return files.map(file => (
    <a className="file" key={file.key} href={file.href} download>
      <Paperclip className="i i-s" aria-hidden="true" />
      <span className="ell">{file.name}</span>
      <span className="mm">{bytesText(file.bytes, locale)}</span>
    </a>
  ));
}

function MessageItem({
  item,
  times,
}: {
  item: TimelineMessage;
  times: Omit<Parameters<typeof Time>[0], "instant">;
}) {
  const inside = (
    <>
      <p className="by">
        <b>{item.by.name}</b>
        {item.role && <span>{item.role}</span>}
        {item.audience && item.tone !== "all" && <AudienceTag tone={item.tone}>{item.audience}</AudienceTag>}
        <Time instant={item.at} {...times} />
      </p>
      <div className="txt">{item.body}</div>
      {item.files && item.files.length > 0 && <FileLinks files={item.files} />}
    </>
  );
  return (
    <li id={item.key}>
      <Avatar name={item.by.name} kind={item.by.kind} />
      {item.tone === "all" ? inside : <div className={cx("note", item.tone)}>{inside}</div>}
    </li>
  );
}

/** One line of messages, notes, clock events and hand-overs: people sit on it, events are ticks. */
export function Timeline({ items, label, zone, titleZone, now, fold, foldText, foot, mark }: TimelineProps) {
  const t = useTranslations("ui.timeline");
  const [open, setOpen] = useState(false);
  const folded = fold && !open && items.length > fold.first + fold.last + 2 ? fold : null;
  const head = folded ? items.slice(0, folded.first) : items;
  const tail = folded ? items.slice(items.length - folded.last) : [];
  const times = { zone, titleZone, now };

  const draw = (item: TimelineItem) =>
    mark?.before === item.key ? (
      <Fragment key={item.key}>
        <li id="new-from" className="mark-l">
          {mark.text}
        </li>
        {lineOf(item)}
      </Fragment>
    ) : (
      lineOf(item)
    );

  const lineOf = (item: TimelineItem) =>
    item.kind === "message" ? (
      <MessageItem key={item.key} item={item} times={times} />
    ) : item.kind === "fold" ? (
      <li key={item.key} className="fold">
        <Link className="more" href={item.href} scroll={false}>
          <ChevronsUpDown className="i i-s" aria-hidden="true" />
          {item.text}
        </Link>
      </li>
    ) : (
      <li
        key={item.key}
        id={item.key}
        className={cx("ev", item.tone === "warn" && "w", item.tone === "breach" && "b")}
      >
        <span>
          {item.icon} {item.text}
        </span>
        <Time instant={item.at} {...times} />
      </li>
    );

  return (
    <ol className="tl" aria-label={label ?? t("label")}>
      {head.map(draw)}
      {folded && (
        <li className="fold">
          <button type="button" className="more" onClick={() => setOpen(true)}>
            <ChevronsUpDown className="i i-s" aria-hidden="true" />
            {foldText ?? t("earlier", { count: items.length - head.length - tail.length })}
          </button>
        </li>
      )}
      {tail.map(draw)}
      {foot}
    </ol>
  );
}
