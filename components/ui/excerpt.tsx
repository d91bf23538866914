type Piece = { text: string; hit: boolean };

/** So many letters before a hit stay on one line with it. */
const BEFORE = 24;

/** The same for a place of one line: what was asked for stands near its beginning, whole words before it. */
export function fromHit(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(piece => piece.hit);
  const before = pieces
    .slice(0, Math.max(first, 0))
    .map(piece => piece.text)
    .join("");
  if (before.length <= BEFORE) return [...pieces];
  const kept = before.slice(-BEFORE).replace(/^\S*\s+/, "");
  return [{ text: `…${kept}`, hit: false }, ...pieces.slice(first)];
}

/** Words in which something was found, what was asked for marked. Text, whatever it looks like: nothing of it becomes markup. */
export function Excerpt({ pieces, className }: { pieces: readonly Piece[]; className?: string }) {
  let at = 0;
  return (
    <span className={className}>
      {pieces.map(({ text, hit }) => {
        const key = at;
        at += text.length;
        return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
      })}
    </span>
  );
}
