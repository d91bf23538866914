/** As the `ref` of what opens in place of the button just pressed: the cursor goes on in its first box, over what is proposed there. */
export function focusFirst(opened: HTMLElement | null): void {
  const box = opened?.querySelector<HTMLElement>("input, select, textarea");
  box?.focus();
  if (box instanceof HTMLInputElement) box.select();
}
