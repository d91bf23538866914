import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { MOST_BYTES, type Route, routeOf, takeForAll } from "#lib/features/inbound-mail/receive.ts";

export type Listener = { port: number; close: () => Promise<void> };

/** Recipients of one mail, connections at once, and how long a silent peer is waited for. */
const MOST_RECIPIENTS = 20;
const MOST_CLIENTS = 50;
const PATIENCE_MS = 60_000;

/** An answer of SMTP: 5xx is for good, 4xx asks to come back. */
const answer = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

type Session = { routes?: Map<string, Route> };

/**
 * Takes mail from a mail server by SMTP. Unknown recipients are turned away before the mail is sent; one that was taken is
 * kept in the database before that is said, so nothing is lost between the two. It stands behind the vendor's mail server,
 * which checks senders and adds its Authentication-Results: it relays nothing and asks for no password.
 */
export async function listenSmtp(
  port: number,
  host: string,
  onError: (error: Error) => void,
): Promise<Listener> {
  const server = new SMTPServer({
    name: "escala",
    banner: "mail in",
    size: MOST_BYTES,
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    maxClients: MOST_CLIENTS,
    socketTimeout: PATIENCE_MS,
    logger: false,
    onRcptTo({ address }, session, done) {
      const kept = session as Session;
      if ((kept.routes?.size ?? 0) >= MOST_RECIPIENTS) return done(answer(452, "too many recipients"));
      routeOf(address).then(
        route => {
          if (!route) return done(answer(550, "no such mailbox here"));
          kept.routes ??= new Map();
          kept.routes.set(address.toLowerCase(), route);
          done();
        },
        (error: Error) => {
          onError(error);
          done(answer(451, "please come back later"));
        },
      );
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      let size = 0;
      stream.on("data", (part: Buffer) => {
        size += part.length;
        // What is too long is read to its end, as the protocol wants, and not kept.
        if (size <= MOST_BYTES) parts.push(part);
      });
      stream.on("error", (error: Error) => done(error));
      stream.on("end", () => {
        if (size > MOST_BYTES || stream.sizeExceeded) return done(answer(552, "the mail is too long"));
        const { envelope } = session;
        const from = envelope.mailFrom;
        const known = (session as Session).routes ?? new Map<string, Route>();
        const routes = envelope.rcptTo.flatMap(({ address }) => known.get(address.toLowerCase()) ?? []);
        takeForAll(routes, {
          via: "smtp",
          returnPath: from ? from.address : "",
          bytes: Buffer.concat(parts),
        }).then(
          () => done(),
          (error: Error) => {
            onError(error);
            done(answer(451, "please come back later"));
          },
        );
      });
    },
  });
  server.on("error", onError);
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
