import { useTranslations } from "next-intl";
import { Button } from "./button.tsx";
import { Message } from "./message.tsx";

type OtherDraftProps = { body: string; onSettle: (mine: boolean) => void };

/** Another window of the same person wrote something else here: which words go on is theirs to say. */
export function OtherDraft({ body, onSettle }: OtherDraftProps) {
  const t = useTranslations("ui.composer.other");
  return (
    <div className="comp-err">
      <Message
        tone="warn"
        role="status"
        title={t("title")}
        actions={
          <>
            <Button size="sml" onClick={() => onSettle(false)}>
              {t("take")}
            </Button>
            <Button size="sml" look="ghost" onClick={() => onSettle(true)}>
              {t("keep")}
            </Button>
          </>
        }
      >
        {body.length > 280 ? `${body.slice(0, 280)}…` : body}
      </Message>
    </div>
  );
}
