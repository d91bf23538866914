import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type SmtpPeer = {
  url: string;
  received: Email[];
  /** The envelopes of what it got, in the same order. */
  envelopes: { from: string; to: string }[];
  /** What it says of a recipient instead of taking them: "550 5.1.1 unknown". */
  recipients: Map<string, string>;
  refuse: (on: boolean) => void;
  close: () => Promise<void>;
};

/** A real SMTP server on loopback that keeps what it gets and can be told to refuse. */
export async function smtpPeer(): Promise<SmtpPeer> {
  const received: Email[] = [];
  const envelopes: SmtpPeer["envelopes"] = [];
  const recipients: SmtpPeer["recipients"] = new Map();
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onMailFrom: (_address, _session, done) => done(refusing ? new Error("come back later") : null),
    onRcptTo({ address }, _session, done) {
      const [code, ...words] = recipients.get(address)?.split(" ") ?? [];
      done(code ? Object.assign(new Error(words.join(" ")), { responseCode: Number(code) }) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", part => parts.push(part));
      stream.on("end", async () => {
        const { mailFrom, rcptTo } = session.envelope;
        envelopes.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo[0]?.address ?? "" });
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
    envelopes,
    recipients,
    refuse: on => {
      refusing = on;
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
