"use client";

import { CheckCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { ActionButton } from "#components/forms/action-button.tsx";
import { readAllNotifications } from "#lib/features/notifications/actions.ts";

export function ReadAll({
  vendor,
  until,
  label,
  done,
}: {
  vendor: string;
  /** The newest that is shown, in milliseconds. */
  until: number;
  label: string;
  done: string;
}) {
  const router = useRouter();
  return (
    <ActionButton
      send={(input, key) => readAllNotifications(vendor, input, key)}
      input={{ until }}
      doneText={done}
      onDone={() => router.refresh()}
    >
      <CheckCheck className="i" aria-hidden="true" />
      {label}
    </ActionButton>
  );
}
