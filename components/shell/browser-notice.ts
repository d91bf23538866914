const WANTED = "escala.browser-notices";
const SHOWN = "escala.browser-notice-shown";

export type NoticeState = "on" | "off" | "refused" | "unknown";

/** Whether this browser shows notices of the portal: it was asked for here, and the browser agrees. */
export function noticeState(): NoticeState {
  if (!("Notification" in window)) return "unknown";
  if (Notification.permission === "denied") return "refused";
  return Notification.permission === "granted" && localStorage.getItem(WANTED) === "yes" ? "on" : "off";
}

/** Asks the browser, which asks the person. */
export async function wantNotices(): Promise<NoticeState> {
  if (!("Notification" in window)) return "unknown";
  if ((await Notification.requestPermission()) === "granted") localStorage.setItem(WANTED, "yes");
  return noticeState();
}

export function stopNotices(): NoticeState {
  localStorage.removeItem(WANTED);
  return noticeState();
}

/** Shows one while nobody looks at the portal, each once in a browser. A press leads to what it tells of. */
export function browserNotice(of: { id: string; title: string; text: string; href: string }): void {
  if (noticeState() !== "on" || document.visibilityState === "visible") return;
  if (localStorage.getItem(SHOWN) === of.id) return;
  localStorage.setItem(SHOWN, of.id);
  const notice = new Notification(of.title, { body: of.text, tag: of.id });
  notice.addEventListener("click", () => {
    window.focus();
    location.assign(of.href);
    notice.close();
  });
}
