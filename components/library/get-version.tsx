import { Download, ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { type ButtonLook, buttonClass } from "#components/ui/button.tsx";
import { libraryHref } from "#lib/features/library/dto.ts";

/** The way through the door: a plain link, for what is behind it is no page. */
export function GetVersion({
  workspace,
  version,
  look,
  label,
  children,
}: {
  workspace: string;
  version: { id: string; media: "file" | "link" };
  look?: ButtonLook;
  /** For a list, where every button has the same words. */
  label?: string;
  children: ReactNode;
}) {
  const link = version.media === "link";
  const Icon = link ? ExternalLink : Download;
  return (
    <a
      className={buttonClass({ ...(look ? { look } : { size: "sml" as const }) })}
      href={libraryHref(workspace, version.id)}
      aria-label={label}
      {...(link ? { target: "_blank", rel: "noreferrer" } : {})}
    >
      <Icon className="i i-s" aria-hidden="true" />
      {children}
    </a>
  );
}
