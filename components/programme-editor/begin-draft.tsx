"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import type { ButtonLook, ButtonSize } from "#components/ui/button.tsx";
import { beginDraftAction } from "#lib/features/programmes/actions.ts";
import { draftHref } from "./address.ts";

type Props = {
  vendor: string;
  programmeId: string;
  /** The version to begin from; the last one published without. */
  fromVersion?: number;
  look?: ButtonLook;
  size?: ButtonSize;
  children: ReactNode;
};

/** Opens a programme's draft, the one there is or a new one. */
export function BeginDraft({ vendor, programmeId, fromVersion, look, size, children }: Props) {
  const router = useRouter();
  return (
    <ActionButton<{ slug: string }>
      look={look}
      size={size}
      send={beginDraftAction.bind(null, vendor)}
      input={{ programmeId, ...(fromVersion === undefined ? {} : { fromVersion }) }}
      onDone={({ slug }) => router.push(draftHref(vendor, slug, "general"))}
    >
      {children}
    </ActionButton>
  );
}
