/** A workspace's logo on its colour, or its first letter. */
export function WorkspaceMark({ name, logo }: { name: string; logo?: string | null }) {
  return (
    <span className="mark" aria-hidden="true">
      {logo ? (
        // biome-ignore lint/performance/noImgElement: an 18 px mark gains nothing from an image service
        <img src={logo} alt="" width={18} height={18} />
      ) : (
        <b>{name.trim()[0]?.toUpperCase()}</b>
      )}
    </span>
  );
}
