"use client";

import { Loader } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, lazy, type ReactNode, Suspense, use, useMemo, useOptimistic } from "react";
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

type Place = { outgoing: Outgoing | null; show: (message: Outgoing) => void };
const place = createContext<Place>({ outgoing: null, show: () => undefined });

/** Around the conversation and the box below it: what is being sent stands in the one and comes from the other. */
export function OutgoingPlace({ children }: { children: ReactNode }) {
  // It is there for as long as the sending takes, and gone by itself, whether that went well or not.
  const [outgoing, show] = useOptimistic<Outgoing | null>(null);
  return (
    <place.Provider value={useMemo(() => ({ outgoing, show }), [outgoing, show])}>{children}</place.Provider>
  );
}

/** Shows a message as being sent until the transition it is called in ends. */
export const useOutgoing = () => use(place).show;

/** Whether one is on its way. */
export const useIsOutgoing = () => use(place).outgoing !== null;

/** The last line of the conversation while a message goes out; `newest` is the writer's newest that stands above. */
export function OutgoingMessage(props: { name: string; avatar: AvatarKind; newest: string | null }) {
  const t = useTranslations("ui.composer");
  const { outgoing } = use(place);
  // News of it may come before the answer: never is it there twice.
  if (!outgoing || outgoing.after !== props.newest) return null;
  const inside = (
    <>
      <p className="by">
        <b>{props.name}</b>
        {outgoing.tone !== "all" && <AudienceTag tone={outgoing.tone}>{outgoing.audience}</AudienceTag>}
        <span className="row">
          <Loader className="i i-s" aria-hidden="true" />
          {t("sending")}
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
