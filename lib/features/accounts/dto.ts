/** One signed-in browser. Instants in milliseconds. */
export type SessionLine = {
  id: string;
  userAgent: string;
  ip: string;
  createdAt: number;
  lastSeenAt: number;
  current: boolean;
};
