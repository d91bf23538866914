type Piece = { text: string; hit: boolean };

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
