/** As the `ref` of what opens in place of the button just pressed: the cursor goes on in its first box. */
export function focusFirst(opened: HTMLElement | null): void {
  opened?.querySelector<HTMLElement>("input, select, textarea")?.focus();
}
