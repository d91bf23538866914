import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link that asks for nothing before it is pressed. Every page here is somebody's own: fetching one ahead costs the
 * server a look at session, actor and rail and could not show the page any sooner, and a list has fifty links.
 */
export default function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
