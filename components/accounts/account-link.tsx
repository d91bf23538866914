import { Avatar } from "#components/ui/avatar.tsx";
import { ButtonLink } from "#components/ui/button.tsx";

/** The way to one's account, by one's name; on a phone by its first letters, the whole name is for readers. */
export function AccountLink({ name }: { name: string }) {
  return (
    <ButtonLink look="ghost" href="/account" className="me-l">
      <span className="me-s">
        <Avatar name={name} />
      </span>
      <span className="me-n">{name}</span>
    </ButtonLink>
  );
}
