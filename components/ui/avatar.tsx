import { cx } from "./cx.ts";

/** Whose person it is: the workspace's own are square in its colour, partners dark, the others pale. */
export type AvatarKind = "plain" | "partner" | "vendor";

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return `${words[0]?.[0] ?? "?"}${last?.[0] ?? ""}`.toUpperCase();
}

type AvatarProps = { name: string; kind?: AvatarKind; large?: boolean; title?: boolean };

/** Decoration beside a name; where it stands alone, pass `title` and write the name for readers. */
export function Avatar({ name, kind = "plain", large, title }: AvatarProps) {
  const side = kind === "vendor" ? "v" : kind === "partner" && "pt";
  return (
    <>
      <span className={cx("av", side, large && "l")} title={title ? name : undefined} aria-hidden="true">
        {initials(name)}
      </span>
      {title && <span className="vh">{name}</span>}
    </>
  );
}

/** Several people in one place, the rest as a count. */
export function Avatars({
  people,
  show = 4,
}: {
  people: readonly { name: string; kind?: AvatarKind }[];
  show?: number;
}) {
  const rest = people.slice(show);
  return (
    <span className="avs">
      {people.slice(0, show).map((person, index) => (
        <Avatar key={`${index}${person.name}`} {...person} title />
      ))}
      {rest.length > 0 && (
        <>
          <span className="av" aria-hidden="true" title={rest.map(person => person.name).join(", ")}>
            +{rest.length}
          </span>
          <span className="vh">{rest.map(person => person.name).join(", ")}</span>
        </>
      )}
    </span>
  );
}
