import { SquareSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button.tsx";
import { Menu } from "./menu.tsx";

export type SavedReply = { key: string; title: string; body: string };

/** Replies written once, put below what is typed already. */
export function SavedReplies({
  replies,
  onChoose,
}: {
  replies: readonly SavedReply[];
  onChoose: (body: string) => void;
}) {
  const t = useTranslations("ui.composer");
  if (replies.length === 0) return null;
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <Button look="ghost" size="sml" ico aria-label={t("savedReplies")}>
          <SquareSlash className="i" aria-hidden="true" />
        </Button>
      }
      entries={replies.map(reply => ({
        key: reply.key,
        label: reply.title,
        onSelect: () => onChoose(reply.body),
      }))}
    />
  );
}
