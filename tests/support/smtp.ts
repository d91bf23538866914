import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type SmtpPeer = {
  url: string;
  received: Email[];
  refuse: (on: boolean) => void;
  close: () => Promise<void>;
};

/** A real SMTP server on loopback that keeps what it gets and can be told to refuse. */
export async function smtpPeer(): Promise<SmtpPeer> {
  const received: Email[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onMailFrom: (_address, _session, done) => done(refusing ? new Error("come back later") : null),
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", part => parts.push(part));
      stream.on("end", async () => {
        received.push(await PostalMime.parse(Buffer.concat(parts)));
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: on => {
      refusing = on;
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
