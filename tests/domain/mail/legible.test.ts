import { describe, expect, test } from "vitest";
import { isRubbish, kindOfCharset } from "#lib/domain/mail/legible.ts";

describe("what can be read is told from what can't", () => {
  test.each([
    ["words", "Señor: ¿funciona? “Sí”, 5 €"],
    ["another script", "日本語のメール。Ελληνικά. العربية"],
    ["emoji", "No abre 😡🔥"],
    ["one lost letter", "El m\ufffddulo no se abre desde ayer."],
    ["a coloured log", "\u001b[32mINFO\u001b[0m ok\n\u001b[31mERROR\u001b[0m no"],
    ["NULs, which are taken away", "a\0b\0c\0"],
    ["nothing", ""],
    ["signs drawn with", "+---+---+\n| a | b |\n+---+---+"],
  ])("%s", (_, text) => expect(isRubbish(text)).toBe(false));

  test.each([
    ["what no decoder could read", "\ufffd\ufffdab\ufffd\ufffd\ufffd"],
    ["control characters", "\u0001\u0002PK\u0003\u0004\u0014"],
    ["the bytes of a file, one letter each", "%þ\u0081\u0007×ÿ\u0016¤ß\u001f9\u0090ñ\u0002~"],
  ])("%s", (_, text) => expect(isRubbish(text)).toBe(true));

  test("names of character sets say how they write", () => {
    expect(["UTF-8", "utf8", ""].map(kindOfCharset)).toEqual(Array(3).fill("utf-8"));
    expect(["utf-16le", "UCS-2"].map(kindOfCharset)).toEqual(Array(2).fill("wide"));
    expect(["gb2312", "Big5", "shift_jis", "euc-kr", "windows-949"].map(kindOfCharset)).toEqual(
      Array(5).fill("eastern"),
    );
    expect(["iso-8859-1", "windows-1252", "us-ascii", "koi8-r"].map(kindOfCharset)).toEqual(
      Array(4).fill("bytes"),
    );
  });
});
