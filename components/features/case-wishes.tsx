"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { linkWishAction, unlinkWishAction } from "#lib/features/feature-requests/actions-cases.ts";
import type { CaseWishDTO, WishChoice } from "#lib/features/feature-requests/dto.ts";
import { wishInput } from "#lib/features/feature-requests/schema.ts";

type Props = {
  slug: string;
  number: string;
  wishes: readonly CaseWishDTO[];
  /** What it can be linked to; null: the reader may not. */
  choices: readonly WishChoice[] | null;
};

/** The wishes a case asks for, as far as its reader may read them (T6). */
export function CaseWishes({ slug, number, wishes, choices }: Props) {
  const t = useTranslations("ticketPages.side");
  const far = useTranslations("features.progress");
  const router = useRouter();
  const offered = choices?.filter(one => !wishes.some(wish => wish.number === one.number)) ?? null;
  return (
    <>
      {wishes.length > 0 && (
        <ul className="tk-links">
          {wishes.map(wish => (
            <li key={wish.number} className="sm">
              <span className="grow">
                <Link href={`/${slug}/features/${wish.number}`}>{wish.number}</Link> {wish.title}{" "}
                <span className="mm">· {far(wish.progress, { release: wish.release ?? "" })}</span>
              </span>
              {choices && (
                <ActionButton
                  look="ghost"
                  size="sml"
                  send={unlinkWishAction.bind(null, slug)}
                  input={{ number, feature: wish.number }}
                  doneText={t("wishesRemoved")}
                  onDone={() => router.refresh()}
                >
                  <X className="i" aria-hidden="true" />
                  <span className="vh">{t("wishesRemove", { number: wish.number })}</span>
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {offered && <LinkWish slug={slug} number={number} choices={offered} />}
    </>
  );
}

function LinkWish({
  slug,
  number,
  choices,
}: {
  slug: string;
  number: string;
  choices: readonly WishChoice[];
}) {
  const t = useTranslations("ticketPages.side");
  const far = useTranslations("features.progressPlain");
  const list = useId();
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("wishesLink")}</Button>}
      title={t("wishesLink")}
      description={<p>{t("wishesLinkText")}</p>}
      schema={wishInput}
      send={linkWishAction.bind(null, slug)}
      defaultValues={{ number, feature: "" }}
      fixed={{ number }}
      doneText={t("wishesDone")}
      deed={t("wishesDo")}
    >
      <TextField
        name="feature"
        label={t("wishesNumber")}
        list={list}
        autoComplete="off"
        autoCapitalize="characters"
        required
      />
      <datalist id={list}>
        {choices.map(one => (
          <option key={one.number} value={one.number}>
            {`${one.title} · ${far(one.progress)}`}
          </option>
        ))}
      </datalist>
    </DeedDialog>
  );
}
