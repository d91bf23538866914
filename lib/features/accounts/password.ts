import { hash as argon2, verify as argon2Verify, type Options } from "@node-rs/argon2";

/** argon2id: 19 MiB, two passes, one lane. The numeral because the package's enum exists for types only. */
const cost: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 200;

/** Composed forms are one password, however a keyboard writes them. */
const written = (password: string) => password.normalize("NFC");

export const hashPassword = (password: string): Promise<string> => argon2(written(password), cost);

let nobody: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. Without a hash it does the same work on a made-up one and answers
 * no, so that an address nobody has takes as long as one somebody has.
 */
export async function verifyPassword(hash: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword("an account that is not there");
  const right = await argon2Verify(hash ?? (await nobody), written(password).slice(0, PASSWORD_MOST));
  return right && Boolean(hash);
}

/** Stems of the passwords people choose most, in the languages and on the keyboards of those who sign in here. */
const COMMON = new Set(
  (
    "password passw0rd p@ssw0rd contrasena contraseña qwerty qwertyuiop qwertyuiopasdfghjkl asdfghjkl zxcvbnm " +
    "1q2w3e4r5t 1qaz2wsx3edc qazwsxedc letmein welcome bienvenido iloveyou teamo tequiero admin administrator " +
    "administrador changeme cambiame temporal football futbol superman trustno dragon monkey sunshine princess " +
    "escala default secret secreto abc abcd abcdef abcdefgh correcthorsebatterystaple passwordpassword"
  ).split(" "),
);

const ROWS = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklñzxcvbnm"].flatMap(row => [
  row + row,
  [...(row + row)].reverse().join(""),
]);
const DIGIT_ROWS = ["12345678901234567890", "09876543210987654321"];

/** A key under the catalogue saying why this may not be a password, or null. At least 12 characters, none of the common ones, not the own address. */
export function passwordProblem(password: string, email: string): string | null {
  const text = written(password);
  if ([...text].length < PASSWORD_LEAST) return "accounts.password.tooShort";
  if ([...text].length > PASSWORD_MOST) return "accounts.password.tooLong";
  const lower = text.toLowerCase();
  if (isOwnAddress(lower, email.toLowerCase())) return "accounts.password.ownAddress";
  return isCommon(lower) ? "accounts.password.common" : null;
}

/** The address, or its name with a few characters around it. */
function isOwnAddress(lower: string, address: string): boolean {
  const local = address.split("@")[0] ?? "";
  if (lower.includes(address)) return true;
  return local.length >= 4 && lower.includes(local) && lower.length - local.length < 6;
}

function isCommon(lower: string): boolean {
  if (new Set(lower).size < 5) return true;
  const letters = lower.replace(/[^\p{L}]+/gu, "");
  const core = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  if (COMMON.has(letters) || COMMON.has(core) || COMMON.has(lower)) return true;
  // Nothing but a walk along one row of the keyboard or the alphabet.
  return [...ROWS, ...DIGIT_ROWS].some(row => row.includes(lower));
}
