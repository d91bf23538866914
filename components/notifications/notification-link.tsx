"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef } from "react";
import Link from "#components/ui/link.tsx";
import { readNotification } from "#lib/features/notifications/actions.ts";

/** Leads to what it tells of and marks it as read; without JavaScript it still leads there. */
export function NotificationLink({
  vendor,
  id,
  href,
  read,
  children,
}: {
  vendor: string;
  id: string;
  href: string;
  read: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const marked = useRef(read);
  return (
    <Link
      className="q"
      href={href}
      onClick={() => {
        if (marked.current) return;
        marked.current = true;
        // The bell's number is in the layout, which a change of page alone does not read again.
        readNotification(vendor, { id }).then(
          () => router.refresh(),
          () => {
            marked.current = false;
          },
        );
      }}
    >
      {children}
    </Link>
  );
}
