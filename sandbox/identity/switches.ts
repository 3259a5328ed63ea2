import { BadIdentity } from "./people.ts";

/** Lasting, or healed once it has struck. */
export type Switch = boolean | "once";

/** How a provider fails; README.md says what each does. */
export interface Switches {
  down: false | "refused" | "503" | "refused once" | "503 once";
  /** Milliseconds before each answer, or before the next: `"3000 once"`. */
  slow: number | `${number} once`;
  accessDenied: Switch;
  wrongNonce: Switch;
  wrongIssuer: Switch;
  wrongIssResponse: Switch;
  expired: Switch;
  badSignature: Switch;
  keyRotation: Switch;
  otherPerson: Switch;
  lowerAcr: Switch;
  noNumber: Switch;
  tokenError: Switch;
  usedCode: Switch;
}

const OFF: Switches = {
  down: false,
  slow: 0,
  accessDenied: false,
  wrongNonce: false,
  wrongIssuer: false,
  wrongIssResponse: false,
  expired: false,
  badSignature: false,
  keyRotation: false,
  otherPerson: false,
  lowerAcr: false,
  noNumber: false,
  tokenError: false,
  usedCode: false,
};

export type SwitchName = keyof Switches;

function fits(name: string, value: unknown): boolean {
  if (name === "down") return value === false || /^(refused|503)( once)?$/.test(String(value));
  if (name === "slow") return (typeof value === "number" && value >= 0) || /^\d+ once$/.test(String(value));
  return value === true || value === false || value === "once";
}

export class SwitchBoard {
  #on: Switches = { ...OFF };
  /** What has struck `once` and goes on for the same login: a claim is told twice, in the ID token and on userinfo. */
  #spent = new Set<string>();
  /** How often each has struck. */
  struck: Partial<Record<SwitchName, number>> = {};

  get state(): Readonly<Switches> {
    return this.#on;
  }

  set(patch: Partial<Switches>): void {
    for (const [name, value] of Object.entries(patch)) {
      if (!Object.hasOwn(OFF, name)) throw new BadIdentity(`Unknown switch: ${name}`);
      if (!fits(name, value)) throw new BadIdentity(`Bad value for ${name}: ${JSON.stringify(value)}`);
    }
    this.#on = { ...this.#on, ...patch };
  }

  reset(): void {
    this.#on = { ...OFF };
    this.#spent.clear();
    this.struck = {};
  }

  /** What is on and strikes now, without its ` once`; undefined when it is off. `login` names the login it strikes. */
  strike(name: SwitchName, login?: string): string | undefined {
    const spent = `${name} ${login}`;
    if (login && this.#spent.has(spent)) return "true";
    const value = this.#on[name];
    if (!value) return undefined;
    this.struck[name] = (this.struck[name] ?? 0) + 1;
    if (/once$/.test(String(value))) {
      this.#on = { ...this.#on, [name]: OFF[name] };
      if (login) this.#spent.add(spent);
    }
    return String(value).replace(/ ?once$/, "") || "true";
  }
}
