/** Text of a form without files is far smaller; with files the body is multipart. */
const TEXT_LIMIT = 2 * 1024 * 1024;
/** Multipart bodies up to here are looked into; a greater one carries files and is only measured. */
const LOOK_LIMIT = 1024 * 1024;
/** No form of ours nests deeper; the framework walks what is nested by recursion. */
const DEPTH = 64;

export type BodyTrouble = 400 | 413;

/**
 * What is wrong with the body of a server action before it is decoded: too long (413) or not what a browser sends (400). The
 * framework throws on both, which would answer 500 as if the server were broken. Null: let it through, also what is no
 * action at all. Reads a copy only, never more than it looks at.
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
  if (multipart) {
    if (!/boundary=("[^"]+"|[^\s;]+)/.test(type)) return 400;
    return length !== null && length <= LOOK_LIMIT ? multipartTrouble(request, fetched) : null;
  }
  const text = await request.clone().text();
  if (text.length > TEXT_LIMIT) return 413;
  return isCall(text) ? null : 400;
}

async function multipartTrouble(request: Request, fetched: boolean): Promise<BodyTrouble | null> {
  let form: FormData;
  try {
    form = await request.clone().formData();
  } catch {
    return 400;
  }
  if (!fetched) return null;
  const root = form.get("0");
  return typeof root === "string" && isCall(root) ? null : 400;
}

/** A call is a list of arguments as JSON, nested no deeper than a form. */
function isCall(text: string): boolean {
  try {
    const call: unknown = JSON.parse(text);
    return Array.isArray(call) && shallow(call, DEPTH);
  } catch {
    return false;
  }
}

const shallow = (value: unknown, left: number): boolean =>
  value === null ||
  typeof value !== "object" ||
  (left > 0 && Object.values(value).every(inner => shallow(inner, left - 1)));
