import type { Dossier } from "../../../contract/dossiers.ts";

/** Members of a dossier's state that are instants; JSON keeps them as strings. */
const INSTANTS = new Set<string>([
  "at",
  "until",
  "from",
  "to",
  "suppliedAt",
  "registeredAt",
  "acceptedAt",
  "startsAt",
  "clockStoppedAt",
  "decidedAt",
  "finishedAt",
  "endedAt",
  "dueAt",
  "nextTryAt",
]);

export const writeState = (dossier: Dossier): string => JSON.stringify(dossier);

/** The state as the rules know it, from what the database gives. */
export function readState(stored: unknown): Dossier {
  const revive = (value: unknown, name = ""): unknown => {
    if (typeof value === "string") return INSTANTS.has(name) ? new Date(value) : value;
    if (Array.isArray(value)) return value.map((each) => revive(each));
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revive(each, key)]));
    return value;
  };
  return revive(stored) as Dossier;
}
