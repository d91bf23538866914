import { Button } from "#components/ui/button.tsx";
import { DateInput } from "#components/ui/date-input.tsx";
import { FieldError } from "#components/ui/field.tsx";
import type { PlainDate } from "#lib/domain/time/types.ts";

type Props = {
  /** The page itself: another day is asked for by address, and what it would do is shown anew. */
  action: string;
  words: { title: string; from: string; look: string };
  day: PlainDate;
  first: PlainDate;
  last: PlainDate;
  /** Why nothing can be published from that day. */
  problem?: string | null;
};

/** From which day a version is to hold. */
export function FromDay({ action, words, day, first, last, problem }: Props) {
  return (
    <form action={action} className="row wrap when-form" aria-label={words.title}>
      <div className={problem ? "field bad" : "field"}>
        <label htmlFor="from">{words.from}</label>
        {problem && <FieldError id="from-error">{problem}</FieldError>}
        <span className="row">
          <DateInput
            id="from"
            name="from"
            key={day}
            defaultValue={day}
            min={first}
            max={last}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? "from-error" : undefined}
          />
          <Button type="submit">{words.look}</Button>
        </span>
      </div>
    </form>
  );
}
