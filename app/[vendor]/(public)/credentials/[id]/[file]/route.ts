import { FILES, type FileName, fileOf, MEDIA } from "#lib/features/credentials/files.ts";
import { publicCredential, publicDocument } from "#lib/features/credentials/queries.ts";
import { publicAnswer, publicNothing } from "#lib/platform/public-answer.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

const isFile = (name: string): name is FileName => (FILES as readonly string[]).includes(name);

/**
 * A credential's signed document (also what its page's own address answers to who asks for JSON), its badge, and its
 * certificate. `?save` has a browser keep it instead of showing it.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ vendor: string; id: string; file: string }> },
): Promise<Response> {
  const { vendor, id, file } = await params;
  if (!isFile(file)) return publicNothing();
  const found = await readPublic(vendor, async of => {
    const credential = await publicCredential(of, id, null);
    const document = credential && (await publicDocument(of, id));
    return credential && document ? { ...of, credential, document } : null;
  });
  if (!found) return publicNothing();
  const { workspace, credential, document, now } = found;
  const bytes = await fileOf(workspace, credential, document, file, now);
  const save = new URL(request.url).searchParams.has("save");
  // Who asks for a credential by its own kind is answered in it (VC 2.0, 6.3).
  const vc = file === "credential.json" && /application\/vc\b/.test(request.headers.get("accept") ?? "");
  return publicAnswer(request, bytes, vc ? "application/vc" : MEDIA[file], {
    vary: "accept",
    // A drawing opened by itself is a document: one that runs nothing.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    ...(save ? { "content-disposition": `attachment; filename="${credential.number}-${file}"` } : {}),
  });
}
