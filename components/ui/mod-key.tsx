"use client";

import { type ComponentProps, useSyncExternalStore } from "react";

const never = () => () => {};
const here = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl");
const onServer = () => "Ctrl";

type Props = { with: string } & Omit<ComponentProps<"kbd">, "children">;

/** A key that is pressed together with the one this machine's shortcuts are made of. */
export function ModKey({ with: key, ...rest }: Props) {
  const mod = useSyncExternalStore(never, here, onServer);
  return <kbd {...rest}>{mod === "⌘" ? `⌘${key}` : `${mod} ${key}`}</kbd>;
}
