import { Eye, Handshake, Lock, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AudienceTone } from "./timeline.tsx";

export type ComposerAudience = {
  value: string;
  label: string;
  tone: AudienceTone;
  /** Names who reads it, and in bold who does not. */
  readers: ReactNode;
  /** Words to these readers leave the state as it is: the choice of a state stays away. */
  stateless?: boolean;
};

export const AUDIENCE_ICONS = { all: Users, pv: Handshake, own: Lock };

/** Who is to read it, chosen before a word is written, with a sentence that names readers and who does not read. */
export function AudienceChoice({
  id,
  audiences,
  chosen,
  disabled,
  onChoose,
}: {
  /** Prefix of the fields' ids; `${id}seen` is the sentence. */
  id: string;
  audiences: readonly ComposerAudience[];
  chosen: ComposerAudience;
  disabled?: boolean;
  onChoose: (value: string) => void;
}) {
  const t = useTranslations("ui.composer");
  return (
    <>
      <fieldset className="aud" disabled={disabled}>
        <legend className="vh">{t("legend")}</legend>
        {audiences.map(one => {
          const Icon = AUDIENCE_ICONS[one.tone];
          return (
            <label key={one.value}>
              <input
                type="radio"
                name={`${id}a`}
                value={one.value}
                checked={one.value === chosen.value}
                onChange={() => onChoose(one.value)}
              />
              <Icon className="i i-s" aria-hidden="true" />
              {one.label}
            </label>
          );
        })}
      </fieldset>
      <p className="seen" id={`${id}seen`} aria-live="polite">
        <Eye className="i" aria-hidden="true" />
        {chosen.readers}
      </p>
    </>
  );
}
