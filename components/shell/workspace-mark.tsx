/** A workspace's logo in the ink of its colour (drawn as a mask, so one drawing serves light and dark), or its first letter. */
export function WorkspaceMark({ name, logo }: { name: string; logo?: string | null }) {
  return (
    <span className="mark" aria-hidden="true">
      {logo ? (
        <span className="logo" style={{ "--logo": `url("${logo}")` }} />
      ) : (
        <b>{name.trim()[0]?.toUpperCase()}</b>
      )}
    </span>
  );
}
