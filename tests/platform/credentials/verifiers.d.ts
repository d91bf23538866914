// Verifiers that come without types; what the tests use of them.
declare module "@digitalbazaar/data-integrity" {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object; date?: string });
  }
}
declare module "@digitalbazaar/eddsa-rdfc-2022-cryptosuite" {
  export const cryptosuite: object;
}
declare module "@digitalbazaar/vc" {
  type Result = {
    verified: boolean;
    error?: Error;
    statusResult?: { results?: { status: boolean }[] };
  };
  export function verifyCredential(options: object): Promise<Result>;
  export function issue(options: object): Promise<Record<string, unknown>>;
}
declare module "@digitalbazaar/vc-bitstring-status-list" {
  export function checkStatus(options: object): Promise<object>;
}
declare module "n3" {
  export const DataFactory: unknown;
}
