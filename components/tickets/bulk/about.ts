/** What toasts of one change of many cases are of: its end takes the place of its beginning. */
export const aboutChange = (taskId: string): string => `bulk.${taskId}`;
