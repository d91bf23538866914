"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY = 30_000;

/** Brings what others wrote while the page is looked at; a hidden page waits until it is seen again. */
export function FollowPage() {
  const router = useRouter();
  useEffect(() => {
    let last = Date.now();
    const look = () => {
      if (document.visibilityState !== "visible" || Date.now() - last < EVERY) return;
      last = Date.now();
      router.refresh();
    };
    const timer = setInterval(look, EVERY);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router]);
  return null;
}
