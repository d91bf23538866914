"use client";

import { Languages, Settings2, SquareSlash } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "./button.tsx";
import { SearchPalette } from "./search-palette.tsx";

/** Words as they are put in; `locale` says in which language they are. */
export type SavedReply = { key: string; title: string; body: string; locale: string };

type Props = {
  replies: readonly SavedReply[];
  /** Where they are written. */
  manage?: { href: string; label: string };
  open: boolean;
  onOpen: () => void;
  /** Closed without a choice: what was typed to find one, in case it was meant for the message. */
  onLeave: (typed: string) => void;
  onChoose: (body: string) => void;
  onClosed: () => void;
};

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Those whose title or text has every word typed, accents aside; hits in the title first. */
export function matchingReplies<R extends { title: string; body: string }>(
  replies: readonly R[],
  typed: string,
): R[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const inTitle = (reply: R) => words.every(word => plain(reply.title).includes(word));
  const found = replies.filter(reply =>
    words.every(word => plain(`${reply.title}\n${reply.body}`).includes(word)),
  );
  return [...found.filter(inTitle), ...found.filter(reply => !inTitle(reply))];
}

/** Replies written once, found by a few letters and put in where the caret is. */
export function SavedReplies({ replies, manage, open, onOpen, onLeave, onChoose, onClosed }: Props) {
  const t = useTranslations("ui.composer");
  const router = useRouter();
  const [typed, setTyped] = useState("");
  if (replies.length === 0 && !manage) return null;
  const found = matchingReplies(replies, typed);
  return (
    <>
      <Button look="ghost" size="sml" ico aria-label={t("savedReplies")} onClick={onOpen}>
        <SquareSlash className="i" aria-hidden="true" />
      </Button>
      <SearchPalette
        open={open}
        title={t("savedReplies")}
        choose={t("savedPut")}
        onOpenChange={next => {
          if (next) return;
          onLeave(typed);
          setTyped("");
        }}
        onQuery={setTyped}
        onClosed={onClosed}
        groups={[
          {
            heading: t("savedReplies"),
            items: found.map(reply => ({
              id: reply.key,
              label: reply.title,
              meta: (
                <>
                  <Languages className="i i-s" aria-hidden="true" /> {reply.locale.toUpperCase()}
                </>
              ),
              onSelect: () => {
                setTyped("");
                onChoose(reply.body);
              },
            })),
          },
          {
            heading: t("savedMore"),
            items: manage
              ? [
                  {
                    id: "manage",
                    label: manage.label,
                    icon: <Settings2 className="i" aria-hidden="true" />,
                    onSelect: () => {
                      onChoose("");
                      router.push(manage.href);
                    },
                  },
                ]
              : [],
          },
        ]}
      />
    </>
  );
}
