// Captured mail for the deployment's operator, on a loopback port of its own: mail holds reset links and
// partners' own notes, so it is never shown by the portal itself.
import { readdir, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { escapeHtml } from "#lib/platform/escape-html.ts";

const folder = path.join(process.env.DATA_DIR ?? ".data", "mail");
const port = Number(process.env.MAILBOX_PORT ?? 8025);
const MOST = 300;

type Letter = { file: string; email: Email };

async function files(): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names
    .filter(name => name.endsWith(".eml"))
    .sort()
    .reverse();
}

async function open(file: string): Promise<Letter | null> {
  if (!/^[\w.-]+\.eml$/.test(file)) return null;
  try {
    return { file, email: await PostalMime.parse(await readFile(path.join(folder, file))) };
  } catch {
    return null;
  }
}

const addresses = (email: Email) => (email.to ?? []).map(to => to.address ?? to.name).join(", ");

const page = (title: string, body: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>
:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:860px;margin:32px auto;padding:0 16px}
a{color:inherit}h1{font-size:20px}ul{list-style:none;padding:0;margin:0}li{border-top:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:10px 0}
small{opacity:.7}pre{white-space:pre-wrap;font:14px/1.55 ui-monospace,monospace;padding:16px;border:1px solid color-mix(in srgb,currentColor 20%,transparent);border-radius:6px}
iframe{box-sizing:border-box;width:100%;height:60vh;margin-bottom:16px;border:1px solid color-mix(in srgb,currentColor 20%,transparent);border-radius:6px;background:#fff}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 12px}dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere}form{display:inline}input{font:inherit;padding:4px 8px}</style></head><body>${body}</body></html>`;

/** Text as text; web addresses become links. */
const linked = (text: string) =>
  escapeHtml(text).replace(
    /https?:\/\/[^\s<>]+/g,
    address => `<a href="${address}" rel="noreferrer">${address}</a>`,
  );

async function list(query: string): Promise<string> {
  const rows: string[] = [];
  for (const file of (await files()).slice(0, MOST)) {
    const letter = await open(file);
    if (!letter) continue;
    const to = addresses(letter.email);
    const subject = letter.email.subject ?? "";
    if (query && !`${to} ${subject}`.toLowerCase().includes(query.toLowerCase())) continue;
    rows.push(
      `<li><a href="/${encodeURIComponent(file)}"><b>${escapeHtml(subject)}</b></a><br><small>${escapeHtml(to)} · ${escapeHtml(letter.email.date ?? "")}</small></li>`,
    );
  }
  return page(
    "Captured mail",
    `<h1>Captured mail</h1><p><small>No SMTP_URL is set: nothing leaves this machine. Newest first, at most ${MOST}.</small></p>
<form method="get" action="/"><label>To or subject <input name="q" value="${escapeHtml(query)}"></label></form>
${rows.length ? `<ul>${rows.join("")}</ul>` : "<p>Nothing here.</p>"}`,
  );
}

function show({ email }: Letter): string {
  const head = [
    ["To", addresses(email)],
    ["From", email.from ? `${email.from.name} <${email.from.address}>`.trim() : ""],
    ["Date", email.date ?? ""],
    ["Message-ID", email.messageId ?? ""],
  ];
  return page(
    email.subject ?? "Mail",
    `<p><a href="/">All mail</a></p><h1>${escapeHtml(email.subject ?? "")}</h1><dl>${head
      .map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value ?? "")}</dd>`)
      .join("")}</dl>${email.html ? framed(email.html) : ""}<pre>${linked(email.text ?? "")}</pre>`,
  );
}

/** As its reader sees it, in a frame of no origin in which nothing runs; links open beside it. */
const framed = (html: string) =>
  `<iframe title="As HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(`<base target="_blank">${html}`)}"></iframe>`;

/** Only names that mean this machine: a web page elsewhere can't read the box by pointing its own name here. */
const fromHere = (request: IncomingMessage) =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? "");

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = (status: number, body: string, type = "text/html; charset=utf-8") => {
    response.writeHead(status, {
      "content-type": type,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    });
    response.end(body);
  };
  if (!fromHere(request)) return reply(403, page("Refused", "<p>Only from this machine.</p>"));
  const url = new URL(request.url ?? "/", "http://localhost");
  if (request.method === "GET" && url.pathname === "/")
    return reply(200, await list(url.searchParams.get("q") ?? ""));
  if (request.method === "GET" && url.pathname === "/api/messages") {
    const letters = (await Promise.all((await files()).slice(0, MOST).map(open))).filter(l => l !== null);
    const to = url.searchParams.get("to")?.toLowerCase();
    const found = letters.filter(l => !to || addresses(l.email).toLowerCase().includes(to));
    return reply(
      200,
      JSON.stringify(
        found.map(({ file, email }) => ({
          file,
          to: addresses(email),
          subject: email.subject,
          text: email.text,
          messageId: email.messageId,
        })),
      ),
      "application/json",
    );
  }
  if (request.method === "DELETE" && url.pathname === "/api/messages") {
    await Promise.all((await files()).map(file => rm(path.join(folder, file), { force: true })));
    return reply(200, "{}", "application/json");
  }
  const letter = request.method === "GET" ? await open(decodeURIComponent(url.pathname.slice(1))) : null;
  return letter
    ? reply(200, show(letter))
    : reply(404, page("Not here", '<p>Not here. <a href="/">All mail</a></p>'));
}

const server = createServer((request, response) => {
  answer(request, response).catch(error => {
    console.error(`mailbox: ${error instanceof Error ? error.message : String(error)}`);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
server.listen(port, "127.0.0.1");
process.on("SIGTERM", () => server.close(() => process.exit(0)));
process.on("SIGINT", () => server.close(() => process.exit(0)));
