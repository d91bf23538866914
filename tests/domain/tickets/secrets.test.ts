import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSecrets, MASK, maskSecrets } from "#lib/domain/tickets/secrets.ts";

const key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA7\nq9X\n-----END RSA PRIVATE KEY-----";

describe("obvious secrets in what is sent to level 3 (T3)", () => {
  it.each([
    [
      "a password in a configuration",
      "db.password=Tr0ub4dor&3\nport=5432",
      "password",
      1,
      "db.password=********\nport=5432",
    ],
    ["one in an environment", "A=1\nDB_PASSWORD: 'hunter22'", "password", 2, "A=1\nDB_PASSWORD: '********'"],
    [
      "one in JSON",
      '{"user":"a","client_secret":"q8w7e6r5"}',
      "password",
      1,
      '{"user":"a","client_secret":"********"}',
    ],
    [
      "one on a command line",
      "mysql --password s3cr3tpw -h db",
      "password",
      1,
      "mysql --password ******** -h db",
    ],
    [
      "in Spanish",
      "usuario: ana\ncontraseña: girasol22",
      "password",
      2,
      "usuario: ana\ncontraseña: ********",
    ],
    [
      "a connection string",
      "postgres://app:s3cret@10.0.0.4/emma",
      "connection",
      1,
      "postgres://app:********@10.0.0.4/emma",
    ],
    ["a header", "Authorization: Bearer abcdef0123456789", "header", 1, "Authorization: Bearer ********"],
    ["a token known by its shape", "use ghp_0123456789abcdefghij now", "token", 1, "use ******** now"],
    ["a private key", `logs:\n${key}\nend`, "private_key", 2, `logs:\n${MASK}\nend`],
  ])("%s", (_, text, kind, line, masked) => {
    expect(findSecrets(text)[0]).toMatchObject({ kind, line });
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    "ERROR: password authentication failed for user one",
    "The password is required.",
    "password: ********",
    "token = $TOKEN",
    "API_KEY=<your key>",
    "secret: null",
    "https://docs.example/8.1/tokens",
    "ImageManager: import 219: rbd: lock is alive on client.4151",
    "signature: unknown issuer CN=emma-ca-2025",
    "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----",
    "La contraseña: incorrecta.",
  ])("leaves alone: %s", text => {
    expect(findSecrets(text)).toEqual([]);
    expect(maskSecrets(text)).toBe(text);
  });

  it.each([
    ["a quoted one with spaces", "password = 'two words 7'\nnext", "password = '********'\nnext"],
    ["in German", "Passwort: geheim123", "Passwort: ********"],
    ["in French", "mot de passe : azerty12", "mot de passe : ********"],
    ["in Spanish, shortly", "clave: girasol22", "clave: ********"],
    ["an ñ of two signs", "contrasen\u0303a: girasol22", "contrasen\u0303a: ********"],
    ["in a sentence", "the password is hunter22, I think", "the password is ********, I think"],
    ["in a Spanish sentence", "La contraseña es girasol22", "La contraseña es ********"],
    ["in XML", "<db.password>hunter22</db.password>", "<db.password>********</db.password>"],
    ["in a .config", '<add key="DbPassword" value="hunter22"/>', '<add key="DbPassword" value="********"/>'],
    ["in PHP and Ruby", "'password' => 'hunter22'", "'password' => '********'"],
    ["of Rails", "secret_key_base: 0f1e2d3c4b5a", "secret_key_base: ********"],
    ["an account's key", "AccountName=a;AccountKey=Zm9vYmFyZm9v==", "AccountName=a;AccountKey=********"],
    ["beside sshpass", "sshpass -p hunter22 ssh one", "sshpass -p ******** ssh one"],
    ["beside mysql", "mysql -u root -phunter22 one", "mysql -u root -p******** one"],
    ["beside curl", "curl -k -u oneadmin:hunter22 https://one", "curl -k -u oneadmin:******** https://one"],
    ["in an environment", "PGPASSWORD=hunter22 psql", "PGPASSWORD=******** psql"],
    ["of a system's account", "root:$6$saltsalt$QJxYh0123456789:19000:0", "root:********:19000:0"],
    ["a header of any kind", "Authorization: Token abcdef0123456789", "Authorization: Token ********"],
    ["basic", "Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic ********"],
    ["a session", "Cookie: JSESSIONID=ABCDEF1234567890; a=b", "Cookie: JSESSIONID=********; a=b"],
    ["a token of npm", "npm_0123456789abcdefghij", "********"],
    ["a token of Vault", "hvs.CAESIabcdefabcdefabcdef", "********"],
    [
      "a key of PGP",
      "-----BEGIN PGP PRIVATE KEY BLOCK-----\nabc\n-----END PGP PRIVATE KEY BLOCK-----\nend",
      "********\nend",
    ],
    ["a key of PuTTY", "PuTTY-User-Key-File-2: ssh-rsa\nAAAB\nPrivate-MAC: 0f0f\nend", "********\nend"],
  ])("finds one as it stands elsewhere: %s", (_, text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    "PWD=/root\nOLDPWD=/var/lib/one",
    "pwd: /var/lib/one",
    "Contraseña: obligatoria",
    "Passwort: vergessen",
    "secret: (none)",
    "reset password: https://docs.example/reset",
    "Basic authentication required, Basic troubleshooting done",
    "the password is required and the token is expired",
    "La contraseña es incorrecta",
    "bypass: 12 tests, pass: 3",
    "curl -u oneadmin https://one",
    "la clave está en la caja; palabras clave: nada",
    "Set-Cookie: lang=es; Path=/",
    "Cost: $5.00 and $1.50",
  ])("and leaves alone: %s", text => {
    expect(maskSecrets(text)).toBe(text);
  });

  it.each([
    ["a pass beside a user", "user: admin, pass: girasol", "user: admin, pass: ********"],
    ["a pass below a user", "Usuario: ana\n  pass: girasol", "Usuario: ana\n  pass: ********"],
    ["a pass that can be nothing else", "the pass: hunter22 does it", "the pass: ******** does it"],
    ["a pass of signs", "Pass: S3cret!", "Pass: ********"],
    ["pw=", "pw=geheim", "pw=********"],
    ["pw with figures", "host=one pw: a1b", "host=one pw: ********"],
    ["a short one after a plain name", "password: abc\nnext", "password: ********\nnext"],
    ["a short one in quotes", '{"password":"1a",', '{"password":"********",'],
    ["a short one in Spanish", "contraseña = 123", "contraseña = ********"],
    ["a community of a router", "snmp-server community foo RO", "snmp-server community ******** RO"],
    [
      "one of Junos",
      "set snmp community foo authorization read-only",
      "set snmp community ******** authorization read-only",
    ],
    ["one of net-snmp", "rocommunity foo 10.0.0.0/8", "rocommunity ******** 10.0.0.0/8"],
    [
      "one in a configuration",
      "snmp:\n  version: 2c\n  community: foo\nport: 161",
      "snmp:\n  version: 2c\n  community: ********\nport: 161",
    ],
    [
      "one on a command line",
      "snmpwalk -v2c -c foo 10.0.0.1 .1.3",
      "snmpwalk -v2c -c ******** 10.0.0.1 .1.3",
    ],
    ["a router's own writing", "username ana password 7 0822455D0A16", "username ana password 7 ********"],
    ["full-width letters", "ｐａｓｓｗｏｒｄ：ｈｕｎｔｅｒ２２", "ｐａｓｓｗｏｒｄ：********"],
    ["a full-width equals sign", "password＝hunter22", "password＝********"],
    ["a zero-width space in its name", "pass\u200bword: hunter22", "pass\u200bword: ********"],
    ["one within the secret", "password: hun\u200bter22!", "password: ********"],
    [
      "a soft hyphen, a joiner and a mark of direction",
      "pa\u00adss\u2060wo\u200erd: hunter22",
      "pa\u00adss\u2060wo\u200erd: ********",
    ],
    ["a space that does not break", "password\u00a0:\u00a0hunter22", "password\u00a0:\u00a0********"],
    ["mathematical letters", "𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝: hunter22", "𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝: ********"],
    ["a ligature", "con\ufb01g password: hunter22", "con\ufb01g password: ********"],
  ])("finds what is written otherwise: %s", (_, text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    "PASS: test_login_7\nFAIL: test_logout_2",
    "pass: 12ms, pass: 2nd, pass: v1.2.3, pass: 98%, pass: 3/4",
    "pass: all of them",
    "The pass: it was closed by snow",
    "password: no\npassword: ok\nPassword: n/a\ncontraseña: sí",
    "password: ***\npassword: ...\npassword: -\npassword: ?",
    "PW: 12\nThe unit draws pw = 4 and no more",
    "Community: great people who help",
    "Ask the community: it knows",
    "community: 65000:100",
    "set community 65000:100 additive",
    "OpenNebula Community Edition 6.8",
    "enter the password 5 times and wait",
    "user: ana passed: 3",
    "ﬁne, co\u00adoperate, 日本語：テスト, ４２",
  ])("and does not cry wolf: %s", text => {
    expect(maskSecrets(text)).toBe(text);
  });

  // What people write of passwords, tests and communities without saying one.
  const word = fc.constantFrom(
    ..."the password passwords passes pass passing token tokens secret community communities user login snmp key keys was is were expired changed reset again after before update contraseña clave comunidad usuario es caducada ha cambiado nodo host error failed with for of in on our de la el los 12 3 6.8 v5.12 100% two".split(
      " ",
    ),
  );
  const sentence = fc
    .array(word, { minLength: 2, maxLength: 12 })
    .chain(words => fc.constantFrom(".", ",", "?", "!", ";", "").map(end => `${words.join(" ")}${end}`))
    // "The password is 12" says one, in a manner.
    .filter(said => !/\b(?:is|es)\s+\S*\d/.test(said));

  it("normal prose is nobody's secret, in plain letters or in others", () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), fc.constantFrom(" ", "\n"), (said, between) => {
        const text = said.join(between);
        expect(findSecrets(text)).toEqual([]);
        const wide = text.replace(/[!-~]/g, sign => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0));
        expect(findSecrets(wide)).toEqual([]);
        expect(findSecrets([...text].join("\u200b"))).toEqual([]);
      }),
    );
  });

  it("whatever letters a name is written in, as much is hidden as of the plain one", () => {
    const invisible = fc.constantFrom("", "\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff");
    const written = (text: string) =>
      fc
        .array(fc.tuple(fc.boolean(), invisible), { minLength: text.length, maxLength: text.length })
        .map(how =>
          [...text]
            .map((sign, n) => {
              const [wide, mark] = how[n] ?? [false, ""];
              return (wide ? String.fromCodePoint(sign.charCodeAt(0) + 0xfee0) : sign) + mark;
            })
            .join(""),
        );
    fc.assert(
      fc.property(
        fc.constantFrom("password:", "db_password=", "token:", "pw=", "pwd:", "secret=").chain(written),
        fc.stringMatching(/^[a-z]{4,8}[0-9]{2,4}$/),
        (name, secret) => {
          expect(maskSecrets(`a\n${name}${secret}\nb`)).toBe(`a\n${name}${MASK}\nb`);
        },
      ),
    );
  });

  it("a key whose end was cut off is hidden to the end", () => {
    expect(maskSecrets(`a\n${key.slice(0, 50)}`)).toBe(`a\n${MASK}`);
  });

  const pieces = fc.constantFrom(
    "password=",
    "token: ",
    "abcd1234",
    " ",
    "\n",
    "postgres://u:",
    "@host",
    "bearer ",
    key,
    "eyJ",
    "&",
    '"',
    "--",
    "x",
  );
  const anyText = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 40 })
    .map(all => all.join(""));

  it("what is found lies in the text, in order, apart, on the line it says", () => {
    fc.assert(
      fc.property(anyText, text => {
        let from = 0;
        for (const { start, end, line } of findSecrets(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(line).toBe(text.slice(0, start).split("\n").length);
          from = end;
        }
      }),
    );
  });

  it("masking keeps everything else", () => {
    fc.assert(
      fc.property(anyText, text => {
        const found = findSecrets(text);
        const rest = found.reduceRight(
          (left, { start, end }) => left.slice(0, start) + MASK + left.slice(end),
          text,
        );
        expect(maskSecrets(text)).toBe(rest);
      }),
    );
  });

  it("takes a long log in its stride", () => {
    for (const line of [
      "password password= secret: token bearer aaaa:// x@y\n",
      "curl curl curl mysql mysql -p curl -u x\n",
      `${"basic ".repeat(8)}${"a".repeat(60)} cookie: authorization: a -----\n`,
      "user: login: pass pass: pw pw: snmpwalk snmpget -c community community: set snmp password 7\n",
      "ｐａｓｓｗｏｒｄ\u200b: user:\u00a0pass: ﬁ\n",
    ]) {
      const since = performance.now();
      findSecrets(line.repeat(8_000));
      expect(performance.now() - since).toBeLessThan(1_500);
    }
  });
});
