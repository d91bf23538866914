import { z } from "zod";

const email = z.string().trim().min(1).max(254).pipe(z.email("errors.email"));
/** Rules for a new password stand in password.ts, which also knows the address; here only that there is one. */
const secret = z.string().min(1).max(1000);

export const signInInput = z.object({
  email,
  password: secret,
  next: z.string().max(2000).optional(),
});

export const forgotInput = z.object({ email });

export const resetInput = z.object({ token: z.string().min(20).max(100), password: secret });

export const acceptInput = z.object({
  token: z.string().min(20).max(100),
  /** Left out where somebody signed in accepts for the account they are signed in with. */
  password: z.string().max(1000).optional(),
  /** "yes": they leave the company they are still at. */
  leave: z.string().max(3).optional(),
  next: z.string().max(2000).optional(),
});

/** Zones the platform's own calendar data knows. */
const zone = z.string().refine(value => {
  if (value === "") return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}, "errors.invalidValue");

export const profileInput = z.object({
  name: z.string().trim().min(1).max(120),
  locale: z.enum(["en", "es"]),
  timeZone: zone,
  theme: z.enum(["light", "dark", "system"]),
});

export const passwordInput = z.object({ current: secret, password: secret });

export const sessionInput = z.object({ sessionId: z.uuid() });
