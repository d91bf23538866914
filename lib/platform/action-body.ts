import { isCall, type Parts } from "./action-call.ts";
import { readMultipart } from "./multipart.ts";
import { readBody } from "./read-body.ts";

/** Text of a form is far smaller, also of one that comes with files. */
const TEXT_LIMIT = 2 * 1024 * 1024;
export type BodyTrouble = 400 | 413;

/**
 * What is wrong with the body of a server action before it is decoded: too long (413) or not what a browser sends (400). The
 * framework throws on both, which would answer 500 as if the server were broken. Null: let it through, also what is no
 * action at all. Reads a copy only, as it comes in, and keeps no file of it.
 * @param limit the most bytes a body may have
 */
export async function actionBodyTrouble(request: Request, limit: number): Promise<BodyTrouble | null> {
  if (request.method !== "POST") return null;
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  const fetched = request.headers.has("next-action");
  const multipart = type.startsWith("multipart/form-data");
  if (!fetched && !multipart) return null;
  const said = request.headers.get("content-length");
  const length = said === null ? null : Number(said);
  if (length !== null && !(length >= 0)) return 400;
  if (length !== null && length > (multipart ? limit : Math.min(limit, TEXT_LIMIT))) return 413;
  if (multipart) return multipartTrouble(request, fetched, limit);
  const body = await readBody(request.clone(), TEXT_LIMIT).catch(() => undefined);
  if (!body) return body === null ? 413 : 400;
  return isCall(new Map([["0", new TextDecoder().decode(body)]])) ? null : 400;
}

async function multipartTrouble(
  request: Request,
  fetched: boolean,
  most: number,
): Promise<BodyTrouble | null> {
  const { body } = request.clone();
  if (body === null) return 400;
  const type = request.headers.get("content-type") ?? "";
  const form = await readMultipart(body, type, { most, mostText: TEXT_LIMIT });
  if (typeof form === "number") return form;
  const { names } = form;
  // The root is written when all it names is.
  if (fetched) return names.indexOf("0") === names.length - 1 && isCall(form) ? null : 400;
  return names.every(name => isBound(form, name)) ? null : 400;
}

/** Of a form that works without script: where a field names an action with arguments bound to it, these are a call. */
function isBound(form: Parts, name: string): boolean {
  const of = /^\$ACTION_REF_(.*)$/s.exec(name)?.[1];
  if (of === undefined) return true;
  const reference = form.get(`$ACTION_${of}:0`);
  // Which action it is the framework judges by itself, and says 400 or 409.
  const bound =
    typeof reference === "string" ? /"bound":"\$@([0-9a-f]{1,6})"/.exec(reference)?.[1] : undefined;
  return bound === undefined || isCall(form, String(Number.parseInt(bound, 16)), `$ACTION_${of}:`);
}
