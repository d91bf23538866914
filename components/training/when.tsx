import { useLocale } from "next-intl";
import { spanText } from "./span-text.ts";

/** From when until when, in the session's own zone: that is where its clock hangs. */
export function When({ from, to, zone }: { from: number; to: number; zone: string }) {
  const locale = useLocale();
  return (
    <time dateTime={new Date(from).toISOString()} title={zone}>
      {spanText(from, to, zone, locale)}
    </time>
  );
}
