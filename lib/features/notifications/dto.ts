export type NotificationDto = {
  id: string;
  /** A fact's type, "ticket.opened", or the key of its mail text. */
  kind: string;
  /** What its text needs. */
  params: Record<string, string | number>;
  href: string;
  at: number;
  read: boolean;
};

export type NotificationsDto = {
  rows: NotificationDto[];
  unread: number;
  next: string | null;
  first: boolean;
};
