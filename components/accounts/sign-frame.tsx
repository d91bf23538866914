import type { ReactNode } from "react";
import { EscalaMark } from "#components/shell/escala-mark.tsx";
import { WorkspaceMark } from "#components/shell/workspace-mark.tsx";
import Link from "#components/ui/link.tsx";
import { LadderPicture } from "./ladder-picture.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

export type SignBrand = {
  slug: string;
  name: string;
  legalName?: string;
  colour: string;
  logo: string | null;
  /** Whether the ladder beside it is a partner's way; a case's where there is no programme, or for a customer. */
  programme: boolean;
};

/** Head, one form, foot; the ladder at the right. In a workspace's colour where somebody came from one. */
export function SignFrame({ brand, children }: { brand: SignBrand | null; children: ReactNode }) {
  return (
    <div className="sign" data-vendor={brand?.slug} style={brand ? { "--vendor": brand.colour } : undefined}>
      <main className="sign-l" id="main">
        <Link className="row q brand" href="/">
          {brand ? (
            <WorkspaceMark name={brand.name} logo={brand.logo} />
          ) : (
            <span className="mark" aria-hidden="true">
              <EscalaMark />
            </span>
          )}
          <span>
            <b>{brand?.name ?? "Escala"}</b>
            {brand?.legalName && brand.legalName !== brand.name && (
              <span className="mm xs org">{brand.legalName}</span>
            )}
          </span>
        </Link>
        <div className="sign-f">{children}</div>
        <div className="row wrap sm mm sign-foot">
          <span className="row">
            <EscalaMark size={14} />
            Escala
          </span>
          <span className="grow" />
          <LanguageSwitch />
        </div>
      </main>
      <LadderPicture way={brand?.programme === false ? "support" : "programme"} />
    </div>
  );
}
