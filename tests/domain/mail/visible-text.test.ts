import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitQuoted } from "#lib/domain/mail/visible-text.ts";

const own = "Gracias, ya funciona.\n\nSaludos,\nAna";
const said = "¿Nos puede enviar el registro?\n\nUn saludo";
const quoted = (text: string) => text.replace(/^/gm, "> ").replace(/ +$/gm, "");

/** What each mail program puts beneath an answer. */
const PROGRAMS: Record<string, string> = {
  "Gmail in Spanish": `El lun, 23 nov 2026 a las 10:14, Soporte SIGAP (<soporte@ecm.example>) escribió:\n\n${quoted(said)}`,
  "Gmail in Spanish, wrapped": `El lun, 23 nov 2026 a las 10:14, Soporte SIGAP de ECM Solutions (<\nsoporte@ecm.example>) escribió:\n\n${quoted(said)}`,
  "Gmail in English": `On Mon, Nov 23, 2026 at 10:14 AM Support <support@nebula.example> wrote:\n\n${quoted(said)}`,
  "Apple Mail": `> On 23 Nov 2026, at 10:14, Support <support@nebula.example> wrote:\n> \n${quoted(said)}`,
  "Apple Mail in Spanish": `El 23 nov 2026, a las 10:14, Soporte <soporte@ecm.example> escribió:\n\n${quoted(said)}`,
  Thunderbird: `El 23/11/26 a las 10:14, Soporte escribió:\n${quoted(said)}`,
  "Thunderbird in English": `On 11/23/26 10:14, Support wrote:\n${quoted(said)}`,
  "Outlook in Spanish": `De: Soporte SIGAP <soporte@ecm.example>\nEnviado el: lunes, 23 de noviembre de 2026 10:14\nPara: Ana <ana@acme.example>\nAsunto: RE: [SIG-1001] No firma\n\n${said}`,
  "Outlook in Spanish, with a ruler": `________________________________\nDe: Soporte <soporte@ecm.example>\nEnviado: lunes, 23 de noviembre de 2026 10:14\nPara: Ana <ana@acme.example>\nAsunto: No firma\n\n${said}`,
  "Outlook in English": `From: Support <support@nebula.example>\nSent: Monday, November 23, 2026 10:14 AM\nTo: Ann <ann@acme.example>\nSubject: RE: [ONE-1001] Imports hang\n\n${said}`,
  "Outlook in bold": `**De:** Soporte <soporte@ecm.example>\n**Enviado el:** lunes, 23 de noviembre de 2026 10:14\n**Para:** Ana <ana@acme.example>\n**Asunto:** No firma\n\n${said}`,
  "Outlook of old": `-----Mensaje original-----\nDe: Soporte\nEnviado el: lunes 10:14\nPara: Ana\nAsunto: No firma\n\n${said}`,
  "Outlook Express": `----- Original Message -----\nFrom: Support\nTo: Ann\nSent: Monday 10:14\nSubject: Imports\n\n${said}`,
  Lotus: `-----Mensaje original-----\n${said}`,
  German: `Am 23.11.26 um 10:14 schrieb Support:\n${quoted(said)}`,
  Portuguese: `Em seg., 23 de nov. de 2026 às 10:14, Suporte <s@ecm.example> escreveu:\n\n${quoted(said)}`,
  "no words at all": quoted(said),
};

describe("what was written is told from what it answers (S8)", () => {
  test.each(Object.entries(PROGRAMS))("%s", (_, tail) => {
    expect(splitQuoted(`${own}\n\n${tail}`).visible).toBe(own);
    expect(splitQuoted(`${own}\r\n\r\n${tail.replaceAll("\n", "\r\n")}`).visible).toBe(own);
    expect(splitQuoted(`${own}\n\n${tail}`).quoted).toContain("¿Nos puede enviar el registro?");
  });

  test("an answer beneath the whole quote stays alone", () => {
    expect(splitQuoted(`El 23/11/26 a las 10:14, Soporte escribió:\n${quoted(said)}\n\n${own}`).visible).toBe(
      own,
    );
  });

  test("answers between the lines keep the lines they answer", () => {
    const text = `> ¿Qué versión usan?\n\nLa 8.0\n\n> ¿Y la base de datos?\n\nOracle 19`;
    expect(splitQuoted(text).visible).toBe(text);
    const under = `El 23/11/26 a las 10:14, Soporte escribió:\n${text}`;
    expect(splitQuoted(under).visible).toContain("La 8.0");
    expect(splitQuoted(under).visible).toContain("> ¿Y la base de datos?");
  });

  test("a signature behind its mark and what a phone adds are left out", () => {
    expect(splitQuoted(`Sigue igual.\n\n-- \nAna Pérez\nACME`).visible).toBe("Sigue igual.");
    expect(splitQuoted("Sigue igual.\n\nEnviado desde mi iPhone").visible).toBe("Sigue igual.");
    expect(splitQuoted("Still the same.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>").visible).toBe(
      "Still the same.",
    );
  });

  test("what looks like it and isn't stays", () => {
    for (const text of [
      'El usuario escribió:\n"no puedo firmar"\ny se cerró.',
      "De: ventanilla\na: archivo\nno llega el oficio.",
      "From: the log\nit says nothing",
      "a\n\n--\nb: not a signature of two words only",
      "On Monday it worked, on Tuesday the user wrote:\nnothing happens",
    ])
      expect(splitQuoted(text).visible.startsWith(text.split("\n")[0] as string)).toBe(true);
    expect(splitQuoted('El usuario escribió:\n"no puedo firmar"').visible).toContain("no puedo firmar");
  });

  test("a mail handed on keeps what it hands on", () => {
    const text = `Lo paso.\n\n---------- Forwarded message ---------\nDe: Juan <juan@acme.example>\nDate: lun, 23 nov 2026\nSubject: Error\nTo: Ana\n\nNo abre.`;
    expect(splitQuoted(text, { handedOn: true }).visible).toContain("No abre.");
    expect(splitQuoted(text).visible).toBe("Lo paso.");
  });

  test("where nothing would be left, everything stays", () => {
    expect(splitQuoted(quoted(said)).visible).toBe(quoted(said));
    expect(splitQuoted("-----Mensaje original-----\nhola").visible).toBe("-----Mensaje original-----\nhola");
  });
});

const word = fc.stringMatching(/^[a-zñáé]{1,12}$/);
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map(words => words.join(" "));
const paragraphs = fc.array(line, { minLength: 1, maxLength: 8 }).map(lines => lines.join("\n"));

test("whatever was written comes out whole, whatever program quoted whatever beneath it", () => {
  fc.assert(
    fc.property(paragraphs, fc.constantFrom(...Object.values(PROGRAMS)), (text, tail) => {
      expect(splitQuoted(`${text}\n\n${tail}`).visible).toBe(text);
    }),
  );
});

test("it never adds, and doing it again changes nothing", () => {
  const pieces = fc.oneof(
    line,
    line.map(quoted),
    fc.constantFrom(...Object.values(PROGRAMS), "-- ", "", "> "),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), all => {
      const text = all.join("\n");
      const { visible } = splitQuoted(text);
      expect(visible.length).toBeLessThanOrEqual(text.length);
      expect(splitQuoted(visible).visible).toBe(visible);
      if (text.trim() !== "") expect(visible).not.toBe("");
    }),
    { numRuns: 300 },
  );
});

test("a mail made to take long takes no longer", () => {
  const since = performance.now();
  for (const text of [
    "> ".repeat(200_000),
    "On ".repeat(100_000),
    `${"De: a\n".repeat(20_000)}`,
    "_".repeat(300_000),
    "El 10:14 ".repeat(50_000),
  ])
    splitQuoted(text);
  expect(performance.now() - since).toBeLessThan(2_000);
});
