// A real SMTP server for tests. Its settings are the JSON in SMTP_PEER:
// { port, folder, key, certificate, startTls, user, password, refuse }.
// Each mail it accepts is two files in the folder, written before the sender is told that it was accepted:
// 0001.eml, the message as it came over the wire, and 0001.json, its envelope and what a mail reader makes of it.
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

const settings = JSON.parse(process.env.SMTP_PEER);
let received = readdirSync(settings.folder).filter((name) => name.endsWith(".json")).length;
let refusals = settings.refuse;

function reply(code, text) {
  return Object.assign(new Error(text), { responseCode: code });
}

async function keep(message, session) {
  const { messageId, subject, text } = await simpleParser(message);
  const number = String(++received).padStart(4, "0");
  const { mailFrom, rcptTo } = session.envelope;
  const mail = {
    file: join(settings.folder, `${number}.eml`),
    from: mailFrom.address,
    to: rcptTo.map((recipient) => recipient.address),
    encrypted: session.secure,
    user: session.user ?? null,
    messageId: messageId ?? "",
    subject: subject ?? "",
    text: text ?? "",
  };
  writeFileSync(mail.file, message);
  const part = join(settings.folder, `${number}.part`);
  writeFileSync(part, JSON.stringify(mail));
  renameSync(part, join(settings.folder, `${number}.json`));
}

const server = new SMTPServer({
  key: readFileSync(settings.key),
  cert: readFileSync(settings.certificate),
  hideSTARTTLS: !settings.startTls,
  authMethods: ["LOGIN", "PLAIN"],
  authOptional: !settings.user,
  disableReverseLookup: true,
  onAuth({ username, password }, session, done) {
    const known = username === settings.user && password === settings.password;
    done(known ? null : reply(535, "5.7.8 wrong user name or password"), { user: username });
  },
  onMailFrom(address, session, done) {
    done(settings.startTls && !session.secure ? reply(530, "5.7.0 STARTTLS first") : null);
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      if (refusals > 0) {
        refusals--;
        done(reply(451, "4.3.0 not now"));
        return;
      }
      keep(Buffer.concat(chunks), session).then(() => done(), done);
    });
  },
});
// A sender that hangs up or distrusts the certificate is its own business; a port that is taken is ours.
server.on("error", (error) => {
  console.error(error.message);
  if (error.code === "EADDRINUSE") process.exit(1);
});
server.listen(settings.port, "127.0.0.1", () => console.log(`listening on ${settings.port}`));
