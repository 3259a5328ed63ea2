/** Who can prove an identity to a province: `provinces/<code>/identity.json`, checked by `identity-file.schema.json`. */
import type { LocalText } from "./types.ts";

export interface IdentityFile {
  /** So many minutes a proven identity need not be proven again. */
  freshMinutes: number;
  /** In the order in which they are offered. */
  providers: IdentityProviderFile[];
}

/** One OpenID provider: what it is called, and how it speaks. Its secret and, elsewhere than in production, its issuer come from the environment. */
export interface IdentityProviderFile {
  id: string;
  name: LocalText;
  /** Whose account it is, in one line, for who has to choose between several. */
  hint?: LocalText;
  issuer: string;
  clientId: string;
  authentication: "client_secret_basic" | "client_secret_post" | "client_secret_jwt";
  scope: string;
  /** `acr` values that are assurance enough; the first is asked for. Empty: the provider states none. */
  acceptedAcr: string[];
  parameters?: Record<string, string>;
  bindingParameter?: string;
  /** Where in the ID token or userinfo each thing is: `address.formatted`. */
  claims: {
    number: string;
    name: string;
    birthDate?: string;
    sex?: string;
    address?: string;
    /** A list, and in each of its members the tax code and the name of an organisation the person represents by law. */
    represents?: { list: string; taxCode: string; name: string };
  };
  /** What the provider says for each sex, where it is not `male` and `female`. */
  sexWords?: Record<string, "male" | "female">;
}

/** So long an attempt to prove an identity can be completed. */
export const ATTEMPT_MINUTES = 10;

/** Twelve digits (Luật Căn cước 2023, Điều 12); nine of an old card are no identity number. */
const IDENTITY_NUMBER = /^\d{12}$/;

/** The number without the blanks and dots people write it with; undefined when it cannot be one. */
export function readIdentityNumber(text: string): string | undefined {
  const digits = text.replace(/[\s.·-]/g, "");
  return IDENTITY_NUMBER.test(digits) ? digits : undefined;
}

/** `•••• •••• 1234`: enough to recognise one's own number, no more. */
export const maskIdentityNumber = (number: string): string => `•••• •••• ${number.slice(-4)}`;
