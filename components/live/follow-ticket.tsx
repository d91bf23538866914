"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTold } from "./use-told.ts";

/** Without a line, as behind a proxy that cuts it, the page still looks this often. */
const EVERY = 60_000;
const TOGETHER = 300;

/** Brings what others write on a case as they write it; a hidden page waits until it is seen again. */
export function FollowTicket({ ticketId }: { ticketId: string }) {
  const router = useRouter();
  const last = useRef(0);
  const waits = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = () => {
    waits.current = document.visibilityState !== "visible";
    if (waits.current) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      last.current = Date.now();
      router.refresh();
    }, TOGETHER);
  };
  const latest = useRef(look);
  latest.current = look;
  useTold(told => {
    if (told.kind === "missed" || (told.kind === "ticket" && told.ticketId === ticketId)) look();
  });
  useEffect(() => {
    last.current = Date.now();
    const late = () => {
      if (document.visibilityState !== "visible") return;
      if (waits.current || Date.now() - last.current >= EVERY) latest.current();
    };
    const every = setInterval(late, EVERY);
    document.addEventListener("visibilitychange", late);
    return () => {
      clearInterval(every);
      clearTimeout(timer.current);
      document.removeEventListener("visibilitychange", late);
    };
  }, []);
  return null;
}
