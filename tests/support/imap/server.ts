import { createServer, type Server, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";

/**
 * An IMAP4rev1 server for tests (RFC 3501 with IDLE, MOVE, UIDPLUS, NAMESPACE, ID, STARTTLS, SASL-IR), in memory. It covers
 * what a client needs that watches a folder and moves mails: no threads, no partial fetch, no search but for what is not
 * deleted. And it can be a bad one: drop connections, number its mails anew, lack extensions, refuse folders.
 */
export type Mail = { uid: number; bytes: Buffer; flags: Set<string> };
export type Folder = { validity: number; next: number; mails: Mail[] };

export type Behaviour = {
  capabilities: string[];
  password: string;
  user: string;
  /** Ends the connection instead of answering this command, as often as said. */
  drop: { command: string; times: number; afterwards: boolean } | null;
  /** A mail whose fetching ends the connection each time. */
  deadly: number | null;
  /** Folders that take nothing. */
  full: Set<string>;
  /** Says that mails are this much shorter than they are. */
  shorter: number;
  tls: { key: string; cert: string; from: "first" | "starttls" } | null;
};

export class ImapServer {
  readonly folders = new Map<string, Folder>();
  readonly commands: string[] = [];
  logins = 0;
  connections = 0;
  behaviour: Behaviour = {
    capabilities: ["IDLE", "MOVE", "UIDPLUS", "NAMESPACE", "ID", "SASL-IR"],
    user: "portal@mail.example",
    password: "pässword of the mailbox",
    drop: null,
    deadly: null,
    full: new Set(),
    shorter: 0,
    tls: null,
  };
  private readonly sessions = new Set<Session>();
  private server: Server | null = null;
  port = 0;

  constructor() {
    this.folder("INBOX");
  }

  folder(name: string): Folder {
    const there = this.folders.get(name);
    if (there) return there;
    const made = { validity: 1000 + this.folders.size, next: 1, mails: [] };
    this.folders.set(name, made);
    return made;
  }

  async listen(): Promise<this> {
    this.server = createServer(socket => {
      this.connections += 1;
      socket.on("error", () => undefined);
      this.sessions.add(new Session(this, socket));
    });
    await new Promise<void>(resolve => this.server?.listen(0, "127.0.0.1", resolve));
    this.port = (this.server.address() as { port: number }).port;
    return this;
  }

  gone(session: Session): void {
    this.sessions.delete(session);
  }

  /** A mail arrives; who idles is told. */
  put(bytes: Buffer, name = "INBOX"): number {
    const folder = this.folder(name);
    const uid = folder.next++;
    folder.mails.push({ uid, bytes, flags: new Set() });
    for (const session of this.sessions) session.arrived(name);
    return uid;
  }

  /** Mails get other numbers, as after a restore from a backup; connections end with it. */
  renumber(name = "INBOX"): void {
    const folder = this.folder(name);
    folder.validity += 1;
    folder.next = 1;
    for (const mail of folder.mails) mail.uid = folder.next++;
    this.cut();
  }

  cut(): void {
    for (const session of [...this.sessions]) session.end();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise(resolve => this.server?.close(resolve));
  }
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Folder names travel in modified UTF-7 (RFC 3501 5.1.3). */
export const encodeName = (name: string): string =>
  name.replace(/&/g, "&-").replace(/[^\x20-\x7e]+/g, part => {
    const utf16 = Buffer.from(part, "utf16le").swap16().toString("base64");
    return `&${utf16.replace(/=+$/, "").replace(/\//g, ",")}-`;
  });
export const decodeName = (name: string): string =>
  name.replace(/&([^-]*)-/g, (_, part: string) =>
    part === "" ? "&" : Buffer.from(part.replace(/,/g, "/"), "base64").swap16().toString("utf16le"),
  );

class Session {
  private buffer = Buffer.alloc(0);
  private signedIn = false;
  private selected: string | null = null;
  private told = 0;
  private idling: string | null = null;
  private waiting: ((line: string) => unknown) | null = null;
  private socket: Socket;
  private readonly server: ImapServer;

  constructor(server: ImapServer, socket: Socket) {
    this.server = server;
    const { tls } = server.behaviour;
    this.socket = tls?.from === "first" ? this.secured(socket, tls) : socket;
    this.begin();
    this.send(`* OK [CAPABILITY ${this.capabilities()}] ready`);
  }

  private secured(socket: Socket, { key, cert }: { key: string; cert: string }): TLSSocket {
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: createSecureContext({ key, cert }),
    });
    secure.on("error", () => undefined);
    return secure;
  }

  private begin(): void {
    this.socket.on("data", data => {
      this.buffer = Buffer.concat([this.buffer, data]);
      this.read();
    });
    this.socket.on("close", () => this.server.gone(this));
  }

  private capabilities(): string {
    const { capabilities, tls } = this.server.behaviour;
    const open = tls?.from === "starttls" && !(this.socket instanceof TLSSocket);
    return ["IMAP4rev1", ...capabilities, ...(open ? ["STARTTLS", "LOGINDISABLED"] : ["AUTH=PLAIN"])].join(
      " ",
    );
  }

  end(): void {
    this.server.gone(this);
    this.socket.destroy();
  }

  private send(line: string): void {
    if (!this.socket.destroyed) this.socket.write(`${line}\r\n`);
  }

  arrived(name: string): void {
    if (this.idling && this.selected === name) this.tell();
  }

  private get here(): Folder | null {
    return this.selected === null ? null : this.server.folder(this.selected);
  }

  private tell(): void {
    const count = this.here?.mails.length ?? 0;
    if (count !== this.told) this.send(`* ${count} EXISTS`);
    this.told = count;
  }

  /** Takes whole commands out of what came, with their literals. */
  private read(): void {
    for (;;) {
      let from = 0;
      let text = "";
      for (;;) {
        const at = this.buffer.indexOf("\r\n", from);
        if (at < 0) return;
        const line = this.buffer.subarray(from, at).toString("utf8");
        const literal = /\{(\d+)(\+?)\}$/.exec(line);
        if (!literal) {
          text += line;
          from = at + 2;
          break;
        }
        const length = Number(literal[1]);
        if (this.buffer.length < at + 2 + length) {
          // Asked for once: what is here ends with the length.
          if (!literal[2] && this.buffer.length === at + 2) this.send("+ go on");
          return;
        }
        const value = this.buffer.subarray(at + 2, at + 2 + length).toString("utf8");
        text += line.slice(0, literal.index) + quoted(value);
        from = at + 2 + length;
      }
      this.buffer = this.buffer.subarray(from);
      this.line(text);
    }
  }

  private line(text: string): unknown {
    const { waiting } = this;
    if (waiting) {
      this.waiting = null;
      return waiting(text);
    }
    if (this.idling) {
      const tag = this.idling;
      this.idling = null;
      return this.send(text.toUpperCase() === "DONE" ? `${tag} OK idled` : `${tag} BAD expected DONE`);
    }
    const [, tag = "*", uid, name = "", rest = ""] = /^(\S+) (UID )?(\S+) ?(.*)$/is.exec(text) ?? [];
    const command = `${uid ? "UID " : ""}${name}`.toUpperCase();
    this.server.commands.push(
      command === "LOGIN" || command === "AUTHENTICATE" ? command : `${command} ${rest}`,
    );
    const { drop } = this.server.behaviour;
    if (drop && drop.command === command && drop.times > 0) {
      drop.times -= 1;
      if (drop.afterwards) this.answer(tag, command, rest);
      return this.end();
    }
    this.answer(tag, command, rest);
  }

  private answer(tag: string, command: string, rest: string): unknown {
    const ok = (words = "done") => this.send(`${tag} OK ${words}`);
    const no = (words: string) => this.send(`${tag} NO ${words}`);
    const words = wordsOf(rest);
    if (command === "CAPABILITY") {
      this.send(`* CAPABILITY ${this.capabilities()}`);
      return ok();
    }
    if (command === "NOOP") return ok();
    if (command === "ID") {
      this.send('* ID ("name" "tests")');
      return ok();
    }
    if (command === "LOGOUT") {
      this.send("* BYE bye");
      ok();
      return this.end();
    }
    if (command === "STARTTLS") {
      const { tls } = this.server.behaviour;
      if (!tls) return no("none");
      ok("begin");
      this.socket.removeAllListeners("data");
      this.socket = this.secured(this.socket, tls);
      return this.begin();
    }
    if (command === "LOGIN") return this.signIn(tag, words[0] ?? "", words[1] ?? "");
    if (command === "AUTHENTICATE") {
      const plain = (given: string) => {
        const [, user = "", password = ""] = Buffer.from(given, "base64").toString("utf8").split("\0");
        this.signIn(tag, user, password);
      };
      if (words[1]) return plain(words[1]);
      this.waiting = plain;
      return this.send("+ ");
    }
    if (!this.signedIn) return this.send(`${tag} BAD sign in first`);
    if (command === "NAMESPACE") {
      this.send('* NAMESPACE (("" "/")) NIL NIL');
      return ok();
    }
    if (command === "LIST" || command === "LSUB") {
      const wanted = decodeName(words[1] ?? "");
      if (wanted === "") this.send(`* ${command} (\\Noselect) "/" ""`);
      for (const name of this.server.folders.keys())
        if (wanted === "*" || wanted === name)
          this.send(`* ${command} (\\HasNoChildren) "/" ${quoted(encodeName(name))}`);
      return ok();
    }
    if (command === "CREATE") {
      const name = decodeName(words[0] ?? "");
      if (this.server.folders.has(name)) return no("[ALREADYEXISTS] it is there");
      this.server.folder(name);
      return ok();
    }
    if (command === "SUBSCRIBE") return ok();
    if (command === "SELECT" || command === "EXAMINE") {
      const name = decodeName(words[0] ?? "");
      if (!this.server.folders.has(name)) return no("[NONEXISTENT] no such folder");
      this.selected = name;
      const folder = this.server.folder(name);
      this.told = folder.mails.length;
      this.send(`* ${folder.mails.length} EXISTS`);
      this.send("* 0 RECENT");
      this.send("* FLAGS (\\Seen \\Deleted)");
      this.send("* OK [PERMANENTFLAGS (\\Seen \\Deleted)] kept");
      this.send(`* OK [UIDVALIDITY ${folder.validity}] valid`);
      this.send(`* OK [UIDNEXT ${folder.next}] next`);
      return ok(command === "SELECT" ? "[READ-WRITE] open" : "[READ-ONLY] open");
    }
    const folder = this.here;
    if (!folder) return this.send(`${tag} BAD open a folder first`);
    if (command === "IDLE") {
      this.idling = tag;
      this.send("+ idling");
      return this.tell();
    }
    if (command === "UID SEARCH") {
      const found = folder.mails.filter(
        mail => !/UNDELETED|NOT DELETED/i.test(rest) || !mail.flags.has("\\Deleted"),
      );
      this.send(`* SEARCH${found.map(mail => ` ${mail.uid}`).join("")}`);
      this.tell();
      return ok();
    }
    const [range = "", ...more] = rest.split(" ");
    const chosen = folder.mails.filter(mail => inRange(range, mail.uid));
    if (command === "UID FETCH") {
      for (const mail of chosen) if (!this.fetch(folder, mail, more.join(" "))) return;
      return ok();
    }
    if (command === "UID STORE") {
      for (const mail of chosen) mail.flags.add("\\Deleted");
      return ok();
    }
    if (command === "UID COPY" || command === "UID MOVE") {
      const name = decodeName(words[1] ?? "");
      if (!this.server.folders.has(name)) return no("[TRYCREATE] no such folder");
      if (this.server.behaviour.full.has(name)) return no("[OVERQUOTA] full");
      for (const mail of chosen) this.server.put(mail.bytes, name);
      if (command === "UID MOVE") this.remove(folder, chosen);
      return ok();
    }
    if (command === "EXPUNGE" || command === "UID EXPUNGE") {
      const doomed = command === "EXPUNGE" ? folder.mails : chosen;
      this.remove(
        folder,
        doomed.filter(mail => mail.flags.has("\\Deleted")),
      );
      return ok();
    }
    this.send(`${tag} BAD unknown`);
  }

  private signIn(tag: string, user: string, password: string): void {
    this.server.logins += 1;
    const { behaviour } = this.server;
    this.signedIn = user === behaviour.user && password === behaviour.password;
    this.send(
      this.signedIn
        ? `${tag} OK [CAPABILITY ${this.capabilities()}] in`
        : `${tag} NO [AUTHENTICATIONFAILED] wrong: ${password}`,
    );
  }

  private remove(folder: Folder, mails: readonly Mail[]): void {
    for (const mail of [...mails]) {
      const at = folder.mails.indexOf(mail);
      folder.mails.splice(at, 1);
      this.send(`* ${at + 1} EXPUNGE`);
    }
    this.told = folder.mails.length;
  }

  /** False where the connection ended. */
  private fetch(folder: Folder, mail: Mail, asked: string): boolean {
    const { deadly, shorter } = this.server.behaviour;
    const parts: Buffer[] = [Buffer.from(`* ${folder.mails.indexOf(mail) + 1} FETCH (UID ${mail.uid}`)];
    const literal = (name: string, bytes: Buffer) =>
      parts.push(Buffer.from(` ${name} {${bytes.length}}\r\n`), bytes);
    if (/\bRFC822\.SIZE\b/i.test(asked))
      parts.push(Buffer.from(` RFC822.SIZE ${Math.max(1, mail.bytes.length - shorter)}`));
    if (/\bFLAGS\b/i.test(asked)) parts.push(Buffer.from(` FLAGS (${[...mail.flags].join(" ")})`));
    const fields = /BODY(?:\.PEEK)?\[HEADER\.FIELDS \(([^)]*)\)\]/i.exec(asked);
    if (fields)
      literal(`BODY[HEADER.FIELDS (${fields[1]})]`, headOf(mail.bytes, (fields[1] ?? "").split(" ")));
    if (/BODY(\.PEEK)?\[\]/i.test(asked)) {
      if (deadly === mail.uid) {
        this.end();
        return false;
      }
      if (!/PEEK/i.test(asked)) mail.flags.add("\\Seen");
      literal("BODY[]", mail.bytes);
    }
    parts.push(Buffer.from(")\r\n"));
    if (!this.socket.destroyed) this.socket.write(Buffer.concat(parts));
    return true;
  }
}

/** Words of a command: atoms and quoted strings. */
const wordsOf = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, inner, atom]) =>
    inner === undefined ? (atom ?? "") : inner.replace(/\\(.)/g, "$1"),
  );

const inRange = (range: string, uid: number): boolean =>
  range.split(",").some(part => {
    const [from, to = from] = part.split(":");
    return uid >= Number(from) && (to === "*" || uid <= Number(to));
  });

function headOf(bytes: Buffer, names: string[]): Buffer<ArrayBuffer> {
  const text = bytes.subarray(0, 1024 * 1024).toString("latin1");
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const wanted = new Set(names.map(name => name.replaceAll('"', "").toLowerCase()));
  const lines = text
    .slice(0, end)
    .split(/\r?\n(?![ \t])/)
    .filter(line => wanted.has(line.slice(0, line.indexOf(":")).trim().toLowerCase()));
  return Buffer.from(`${lines.map(line => `${line}\r\n`).join("")}\r\n`, "latin1");
}
