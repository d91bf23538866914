import { createTranslator, useLocale, useMessages, useTranslations } from "next-intl";
import { Time } from "#components/ui/time.tsx";
import type { NotificationDto } from "#lib/features/notifications/dto.ts";
import { notificationText } from "#lib/features/notifications/text.ts";
import { region } from "#lib/platform/i18n/region.ts";
import { NotificationLink } from "./notification-link.tsx";

/** The texts of a fact: those of its mail, else its line on a timeline, else only that there is something. */
function useText(): (item: NotificationDto) => { title: string; text: string } {
  const own = useTranslations();
  type Key = Parameters<typeof own>[0];
  // As in the mail, so that both write the same day in the same way.
  const texts = createTranslator({ locale: region(useLocale()), messages: useMessages() }) as typeof own;
  const say = (key: string, params: NotificationDto["params"]) => {
    if (!texts.has(key as Key)) return "";
    // What was told is kept as it was; a text that has changed since may ask for more than is kept.
    const text = texts(key as Key, params as never) as string;
    return text === key ? "" : text;
  };
  return item => notificationText(say, item);
}

/** What the person was told of, newest first; what is not read yet is marked by a dot and by its weight. */
export function NotificationList({ vendor, rows }: { vendor: string; rows: readonly NotificationDto[] }) {
  const t = useTranslations("notifications");
  const textOf = useText();
  return (
    <ol className="note-list" data-walk="">
      {rows.map(row => {
        const { title, text } = textOf(row);
        return (
          <li key={row.id} className={row.read ? undefined : "new"}>
            <span className="dot" aria-hidden="true" />
            <div>
              <NotificationLink vendor={vendor} id={row.id} href={row.href} read={row.read}>
                {!row.read && <span className="vh">{t("new")}</span>}
                <b>{title}</b>
              </NotificationLink>
              {text && <span className="m sm">{text}</span>}
            </div>
            <span className="mm sm nw">
              <Time instant={row.at} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
