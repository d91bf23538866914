"use client";

import { useParams } from "next/navigation";
import { Failed, type FailedProps } from "#components/shell/failed.tsx";

export default function PortalError(props: FailedProps) {
  const { vendor } = useParams<{ vendor: string }>();
  return <Failed {...props} home={`/${vendor}`} />;
}
