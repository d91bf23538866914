"use client";

import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type SendKey, sendKey } from "./send-key.ts";

/** What became of a message: an action's result fits. */
export type ComposerAnswer =
  | { ok: true }
  | {
      ok: false;
      kind: string;
      message: string;
      fields?: Record<string, string>;
      /** The reason stands at a field of the feature's own. */
      said?: boolean;
    };

export type ComposerMessage = { audience: string; body: string; state: string; files: File[] };

/** The writer's newest message where messages stand. */
export type Arrived = { id: string; audience: string; body: string };

/** Why a message is not sent, and what helps. */
export type DeliveryProblem = {
  text: string;
  /** What it is about, a line each. */
  lines?: readonly string[];
  signIn?: boolean;
  again?: boolean;
};

type Delivery = {
  send: (message: ComposerMessage, idempotencyKey: string) => Promise<ComposerAnswer>;
  /** Called as it is sent. */
  onSending?: (message: ComposerMessage) => void;
  onSent: (message: ComposerMessage) => void;
  onFailed: () => void;
  /** The newest that stands where messages arrive. */
  arrived: Arrived | null;
  /** What stands in the box. */
  waiting: string;
};

/**
 * Sends one message at a time. No transition: React shows nothing of any other deed of the page before an asynchronous one is over, and
 * a message on a slow line must hold up none. The same words go out under the same key, so that what arrived unnoticed is not sent
 * twice.
 */
export function useDelivery({ send, onSending, onSent, onFailed, arrived, waiting }: Delivery) {
  const t = useTranslations("ui.composer");
  const [problem, setProblem] = useState<DeliveryProblem | null>(null);
  const [pending, setPending] = useState(false);
  const [sent, setSent] = useState(false);
  const busy = useRef(false);
  const key = useRef<SendKey | null>(null);
  /** A message of which no answer came, and what stood there before it. */
  const lost = useRef<{ message: ComposerMessage; before: string | null } | null>(null);

  async function deliver(message: ComposerMessage) {
    // Two presses may come before the first is drawn.
    if (busy.current) return;
    busy.current = true;
    setProblem(null);
    setSent(false);
    setPending(true);
    try {
      key.current = sendKey(key.current, message);
      onSending?.(message);
      const result = await send(message, key.current.key);
      if (result.ok) {
        key.current = null;
        lost.current = null;
        setSent(true);
        onSent(message);
        return;
      }
      lost.current = null;
      onFailed();
      setProblem(
        result.said
          ? { text: t("refused") }
          : {
              text: Object.values(result.fields ?? {})[0] ?? result.message,
              signIn: result.kind === "signed_out",
              again: result.kind !== "invalid",
            },
      );
    } catch (error) {
      unstable_rethrow(error);
      lost.current = { message, before: lost.current?.before ?? arrived?.id ?? null };
      onFailed();
      setProblem({ text: t(navigator.onLine ? "failed" : "offline"), again: true });
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  // A line that broke after the message had gone through: it stands there, so that the box need not send it again.
  const look = useRef(() => {});
  look.current = () => {
    const { message, before } = lost.current ?? {};
    if (!message || !arrived || arrived.id === before || pending) return;
    if (arrived.body !== message.body.trim() || arrived.audience !== message.audience) return;
    if (waiting !== message.body) return;
    // The same words again would be another message.
    key.current = null;
    lost.current = null;
    setProblem(null);
    setSent(true);
    onSent(message);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when another message stands there, not at each letter
  useEffect(() => look.current(), [arrived?.id, pending]);

  return { deliver, pending, sent, problem, setProblem };
}
