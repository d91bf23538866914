/** Where the focus was when a dialog opened: a menu is gone afterwards, so of its entry it is the button that opened the menu. */
export function opener(): HTMLElement | null {
  const from = document.activeElement;
  const menu = from?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  if (menu) return document.getElementById(menu);
  return from instanceof HTMLElement && from !== document.body ? from : null;
}
