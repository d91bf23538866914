"use client";

import { Loader } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { createContext, lazy, type ReactNode, Suspense, use, useEffect, useMemo, useState } from "react";
import { Avatar, type AvatarKind } from "#components/ui/avatar.tsx";
import { cx } from "#components/ui/cx.ts";
import { AudienceTag, type AudienceTone } from "#components/ui/timeline.tsx";

const Markdown = lazy(() =>
  import("#components/ui/markdown.tsx").then(module => ({ default: module.Markdown })),
);

/** A message that was sent and is not answered for: as it was at the press. */
export type Outgoing = {
  body: string;
  tone: AudienceTone;
  audience: string;
  files: readonly string[];
  /** The writer's newest message when it was sent; another one means that this one has arrived. */
  after: string | null;
};

type Place = {
  outgoing: Outgoing | null;
  /** How much of its files is over, from 0 to 1; null where there are none. */
  share: number | null;
  show: (message: Outgoing | null) => void;
  setShare: (share: number) => void;
};
const nothing = () => undefined;
const place = createContext<Place>({ outgoing: null, share: null, show: nothing, setShare: nothing });

/** Around the conversation and the box below it: what is being sent stands in the one and comes from the other. */
export function OutgoingPlace({ children }: { children: ReactNode }) {
  // No part of a transition: other deeds of the page are shown while it is on its way.
  const [outgoing, setOutgoing] = useState<Outgoing | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const held = useMemo(
    () => ({
      outgoing,
      share,
      setShare,
      show: (message: Outgoing | null) => {
        setOutgoing(message);
        setShare(null);
      },
    }),
    [outgoing, share],
  );
  return <place.Provider value={held}>{children}</place.Provider>;
}

/** Shows a message as being sent until it stands in the conversation, or null where it isn't sent after all. */
export const useOutgoing = () => use(place).show;

/** Tells how much of its files is over. */
export const useShare = () => use(place).setShare;

/** Whether one is on its way. */
export const useIsOutgoing = () => use(place).outgoing !== null;

/** The last line of the conversation while a message goes out; `newest` is the writer's newest that stands above. */
export function OutgoingMessage(props: { name: string; avatar: AvatarKind; newest: string | null }) {
  const t = useTranslations("ui.composer");
  const format = useFormatter();
  const { outgoing, share, show } = use(place);
  const arrived = outgoing !== null && outgoing.after !== props.newest;
  useEffect(() => {
    if (arrived) show(null);
  }, [arrived, show]);
  // News of it may come before the answer: never is it there twice.
  if (!outgoing || arrived) return null;
  const inside = (
    <>
      <p className="by">
        <b>{props.name}</b>
        {outgoing.tone !== "all" && <AudienceTag tone={outgoing.tone}>{outgoing.audience}</AudienceTag>}
        <span className="row">
          <Loader className="i i-s" aria-hidden="true" />
          {t("sending")}
          {share !== null && ` ${format.number(Math.floor(share * 100) / 100, { style: "percent" })}`}
        </span>
      </p>
      <div className="txt">
        <Suspense fallback={outgoing.body}>
          <Markdown text={outgoing.body} />
        </Suspense>
      </div>
      {outgoing.files.map((name, index) => (
        <p className="file mm" key={index}>
          {name}
        </p>
      ))}
    </>
  );
  return (
    <li className="outgoing" data-outgoing="">
      <Avatar name={props.name} kind={props.avatar} />
      {outgoing.tone === "all" ? inside : <div className={cx("note", outgoing.tone)}>{inside}</div>}
    </li>
  );
}
