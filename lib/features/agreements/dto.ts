import type { AgreementState } from "#lib/domain/programmes/agreement.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { FileDto } from "#lib/features/files/dto.ts";

/** A document both sides sign, as its page shows it on a day. */
export type AgreementDto = {
  id: string;
  number: string;
  version: number;
  kind: string;
  title: string;
  termMonths: number | null;
  state: AgreementState;
  partner: { on: PlainDate; by: string } | null;
  vendor: { on: PlainDate; by: string } | null;
  startsOn: PlainDate | null;
  endsOn: PlainDate | null;
  endedOn: PlainDate | null;
  endReason: string | null;
  files: FileDto[];
};
