/** A company's drawing on white ground, whatever the theme; its first letter where there is none. */
export function PartnerLogo({
  name,
  src,
  big,
}: {
  name: string;
  /** Where the drawing is fetched; null: none. */
  src: string | null;
  big?: boolean;
}) {
  return (
    <span className={big ? "dir-logo big" : "dir-logo"} aria-hidden="true">
      {src ? (
        // biome-ignore lint/performance/noImgElement: a drawing of a few kilobytes from our own address
        <img src={src} alt="" width={big ? 96 : 48} height={big ? 96 : 48} />
      ) : (
        <b>{name.trim()[0]?.toUpperCase()}</b>
      )}
    </span>
  );
}

/** Where a listed company's drawing is: another drawing, another address, so that it may be kept. */
export const logoHref = (vendor: string, partner: { slug: string; logoHash: string }): string | null =>
  partner.logoHash ? `/${vendor}/directory/${partner.slug}/logo?v=${partner.logoHash}` : null;
