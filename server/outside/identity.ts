import * as oidc from "openid-client";
import type { IdentityProviderFile } from "../../contract/identity.ts";
import { readIdentityNumber } from "../../contract/identity.ts";
import { TAX_CODE } from "../../contract/forms.ts";
import { toNfc } from "../../contract/text.ts";
import { secondsAhead, type Clock } from "../core/clock.ts";
import type { IdentityFailure } from "../../contract/types.ts";

/** What a provider vouches for. */
export interface ProvenIdentity {
  /** Twelve digits. */
  number: string;
  particulars: Particulars;
}

/** What fills forms; only what the provider said. */
export interface Particulars {
  name: string;
  /** Civil date. */
  birthDate?: string;
  sex?: "male" | "female";
  /** One line, as the provider writes it. */
  address?: string;
  /** Organisations they are the legal representative of. */
  represents?: { taxCode: string; name: string }[];
}

/** What binds the answer to the question; kept by the server while the person is away. */
export interface Checks {
  nonce: string;
  /** Of PKCE (RFC 7636). */
  verifier: string;
}

/** One place where a person proves who they are: an OpenID provider, asked for an authorization code with PKCE. */
export interface IdentityProvider {
  file: IdentityProviderFile;
  /** @throws IdentityRefused `unavailable` when the provider does not answer */
  check(): Promise<void>;
  /**
   * Where to send the browser.
   * @param binding words that name the Zalo account, for the provider's own consent page
   * @throws IdentityRefused `unavailable` when the provider does not answer
   */
  begin(redirectUri: string, state: string, checks: Checks, binding: string): Promise<URL>;
  /**
   * Who it is, from the address the browser came back with: code exchanged, ID token verified (signature, issuer,
   * audience, nonce, times), assurance and number demanded.
   * @throws IdentityRefused with the reason
   */
  finish(returned: URL, state: string, checks: Checks): Promise<ProvenIdentity>;
}

/** Why nobody was proven. `cause` is for developers and never reaches a log: it may quote what the person is. */
export class IdentityRefused extends Error {
  readonly failure: IdentityFailure;
  constructor(failure: IdentityFailure, cause?: unknown) {
    super(failure, { cause });
    this.failure = failure;
  }
}

export const newChecks = (): Checks => ({ nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() });

/** @param issuer where it stands here, when that is not where it stands in production */
export function openIdProvider(options: {
  file: IdentityProviderFile;
  secret: string;
  issuer?: string;
  timeoutSeconds?: number;
  clock: Clock;
}): IdentityProvider {
  const { file, secret, clock, timeoutSeconds = 8 } = options;
  const issuer = new URL(options.issuer ?? file.issuer);

  /** Asked anew for each person: its keys and addresses are then never yesterday's, and its silence is noticed at once. */
  async function ask(): Promise<oidc.Configuration> {
    // Where the clock was moved, the provider's was, too.
    const execute = [oidc.enableNonRepudiationChecks];
    if (isLoopback(issuer)) execute.push(oidc.allowInsecureRequests);
    try {
      return await oidc.discovery(
        issuer,
        file.clientId,
        { [oidc.clockSkew]: secondsAhead(clock) },
        authentication(file, secret),
        {
          execute,
          timeout: timeoutSeconds,
        },
      );
    } catch (error) {
      throw new IdentityRefused("unavailable", error);
    }
  }

  return {
    file,
    check: async () => void (await ask()),
    async begin(redirectUri, state, { nonce, verifier }, binding) {
      const [acr] = file.acceptedAcr;
      return oidc.buildAuthorizationUrl(await ask(), {
        ...file.parameters,
        ...(acr && { acr_values: acr }),
        ...(file.bindingParameter && { [file.bindingParameter]: binding }),
        // On a shared phone the provider may still know the person before: whoever wants level 2 signs in anew.
        prompt: "login",
        redirect_uri: redirectUri,
        scope: file.scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
    },

    async finish(returned, state, { nonce, verifier }) {
      const config = await ask();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        if (file.acceptedAcr.length > 0 && !file.acceptedAcr.includes(String(claims.acr)))
          throw new IdentityRefused("not-assured");
        const told = config.serverMetadata().userinfo_endpoint
          ? { ...claims, ...(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)) }
          : claims;
        return readIdentity(file, told);
      } catch (error) {
        throw error instanceof IdentityRefused ? error : new IdentityRefused(failureOf(error), error);
      }
    },
  };
}

/** Only a provider on this very machine may be spoken to without TLS: the sandbox's. */
const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);

function authentication({ authentication }: IdentityProviderFile, secret: string): oidc.ClientAuth {
  switch (authentication) {
    case "client_secret_basic":
      return oidc.ClientSecretBasic(secret);
    case "client_secret_post":
      return oidc.ClientSecretPost(secret);
    case "client_secret_jwt":
      return oidc.ClientSecretJwt(secret);
  }
}

function failureOf(error: unknown): IdentityFailure {
  if (error instanceof oidc.AuthorizationResponseError) {
    if (error.error === "access_denied") return "denied";
    return /^(server_error|temporarily_unavailable)$/.test(error.error) ? "unavailable" : "invalid-answer";
  }
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? "unavailable" : "invalid-answer";
  const { cause, code } = error as { cause?: unknown; code?: string };
  if (cause instanceof Response && cause.status >= 500) return "unavailable";
  // An error of the library's own checks has a code; what has none is a network that did not carry an answer.
  return code === undefined || code === "OAUTH_TIMEOUT" ? "unavailable" : "invalid-answer";
}

/** Reads what the provider said by the province's mapping. What does not read is left out; a number must be there. */
export function readIdentity(file: IdentityProviderFile, told: object): ProvenIdentity {
  const { claims, sexWords = { male: "male", female: "female" } } = file;
  const say = (path: string | undefined, of: unknown = told): string | undefined => {
    const at = path === undefined ? undefined : claimAt(of, path);
    return typeof at === "string" && at.trim() ? toNfc(at).trim().slice(0, 300) : undefined;
  };
  const number = readIdentityNumber(say(claims.number) ?? "");
  const name = say(claims.name);
  if (!number || !name) throw new IdentityRefused("no-number");
  const birthDate = readDate(say(claims.birthDate));
  const sex = sexWords[say(claims.sex) ?? ""];
  const address = say(claims.address);
  const list = claims.represents && claimAt(told, claims.represents.list);
  const represents = (Array.isArray(list) ? (list as unknown[]) : []).slice(0, REPRESENTS_MAX).flatMap((each) => {
    const taxCode = say(claims.represents!.taxCode, each);
    const called = say(claims.represents!.name, each);
    return taxCode && called && TAX_CODE.test(taxCode) ? [{ taxCode, name: called }] : [];
  });
  return {
    number,
    particulars: {
      name,
      ...(birthDate && { birthDate }),
      ...(sex && { sex }),
      ...(address && { address }),
      ...(represents.length > 0 && { represents }),
    },
  };
}

/** What stands at `address.formatted`. */
function claimAt(told: unknown, path: string): unknown {
  let at = told;
  for (const step of path.split(".")) at = (at as Record<string, unknown> | null | undefined)?.[step];
  return at;
}

const REPRESENTS_MAX = 50;

/** `1948-03-12` or `12/03/1948`; undefined when it is no date, or only a year. */
function readDate(text: string | undefined): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text ?? "") ?? [];
  const date = day ? `${year}-${month!.padStart(2, "0")}-${day.padStart(2, "0")}` : (text ?? "");
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : undefined;
}
