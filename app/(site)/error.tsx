"use client";

import { Failed, type FailedProps } from "#components/shell/failed.tsx";

export default function SiteError(props: FailedProps) {
  return <Failed {...props} home="/" />;
}
