"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { removeReplyAction } from "#lib/features/saved-replies/actions.ts";
import type { SavedReplyDto } from "#lib/features/saved-replies/dto.ts";
import { EditReply, type ReplyFormProps } from "./reply-form.tsx";

type Props = Pick<ReplyFormProps, "workspace" | "products"> & {
  title: string;
  replies: readonly SavedReplyDto[];
  changes: boolean;
};

export function ReplyList({ workspace, products, title, replies, changes }: Props) {
  const t = useTranslations("savedReplies");
  const router = useRouter();
  const productOf = (id: string | null) =>
    id === null ? t("anyProduct") : products.find(product => product.id === id)?.name;
  return (
    <section>
      <h2>{title}</h2>
      <Table label={title} stack>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th>{t("language")}</Th>
            <Th>{t("product")}</Th>
            {changes && <Th>{t("edit")}</Th>}
          </tr>
        </thead>
        <tbody>
          {replies.map(reply => (
            <tr key={reply.id}>
              <Td className="full">
                <b>{reply.title}</b>
                <div className="mm sm" lang={reply.locale}>
                  {reply.body.length > 160 ? `${reply.body.slice(0, 160)}…` : reply.body}
                </div>
                {reply.shared && <div className="mm xs">{t("by", { name: reply.ownerName })}</div>}
              </Td>
              <Td>{t(reply.locale)}</Td>
              <Td>{productOf(reply.productId)}</Td>
              {changes && (
                <Td>
                  <div className="row wrap">
                    <EditReply workspace={workspace} products={products} reply={reply} />
                    <ActionButton
                      size="sml"
                      send={removeReplyAction.bind(null, workspace)}
                      input={{ replyId: reply.id }}
                      doneText={t("removed")}
                      onDone={() => router.refresh()}
                    >
                      {t("remove")}
                      <span className="vh"> {reply.title}</span>
                    </ActionButton>
                  </div>
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
