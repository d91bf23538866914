import { useTranslations } from "next-intl";
import { TicketState } from "#components/tickets/ticket-state.tsx";
import { Excerpt } from "#components/ui/excerpt.tsx";
import Link from "#components/ui/link.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { FoundCase } from "#lib/features/search/cases.ts";
import type { FoundDto } from "#lib/features/search/dto.ts";

/** What was found: each by its name, and beneath it the words in which it was found. */
export function FoundList({ base, items }: { base: string; items: readonly FoundDto[] }) {
  return (
    <ul className="found" data-walk="">
      {items.map(item => (
        <li key={item.id}>
          <Link href={`${base}${item.path}`}>
            {item.number && <span className="id">{item.number}</span>} {item.label}
          </Link>
          {item.meta && <span className="mm sm"> {item.meta}</span>}
          {item.excerpt && <Excerpt className="said sm" pieces={item.excerpt} />}
        </li>
      ))}
    </ul>
  );
}

/** Cases, with what tells one from another: how pressing, how far, when. */
export function FoundCases({
  base,
  items,
  side,
  zone,
}: {
  base: string;
  items: readonly FoundCase[];
  side: Side;
  zone: string;
}) {
  const t = useTranslations("search");
  return (
    <ul className="found" data-walk="">
      {items.map(item => (
        <li key={item.id}>
          <Link href={`${base}${item.path}`}>
            <span className="id">{item.number}</span> {item.label}
          </Link>
          {item.excerpt && <Excerpt className="said sm" pieces={item.excerpt} />}
          <span className="row wrap sm m">
            <Priority priority={item.priority} />
            <TicketState state={item.state} side={side} />
            <span>
              {side === "customer" ? item.productName : `${item.customerName}, ${item.productName}`}
            </span>
            <span>
              {t("opened")} <Time instant={item.openedAt} zone={zone} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
