// A server on PostgreSQL whose citizens can prove who they are: what the tests of dossiers begin with.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProcedureFile } from "../../contract/procedures.ts";
import type { Person } from "../../sandbox/identity/people.ts";
import { createSandbox } from "../../sandbox/start.ts";
import type { MovableClock } from "../../server/core/clock.ts";
import type { ServerOptions } from "../../server/start.ts";
import { identityOptions, lift } from "./identity.ts";
import { startPostgres } from "./postgres.ts";
import { bootServer } from "./server.ts";

const provinces = join(import.meta.dirname, "..", "..", "provinces");

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Monday 2 March 2026, 8:00 in Vietnam: no holiday near. */
export const MONDAY = Date.parse("2026-03-02T08:00:00+07:00");

export type People = Awaited<ReturnType<typeof startWithPeople>>;
export type FormOfProcedure = NonNullable<ProcedureFile["form"]>;

interface Given {
  clock: MovableClock;
  /** Codes of the real province's procedures that the invented one takes dossiers of, too. */
  procedures?: string[];
  /** How long a provider's word counts as slow; generous unless that is what a test is about. */
  timeoutSeconds?: number;
  oneStop?: ServerOptions["oneStop"];
  /** Whether messages go to numbers. */
  notified?: true;
}

export async function startWithPeople({ clock, procedures, timeoutSeconds, oneStop, notified }: Given) {
  const { provinceDir, forms, remove } = await provinceWith(procedures);
  const postgres = await startPostgres();
  const sandbox = await createSandbox({ wwwDir: "", provinceDir, zaloAppSecret: "nothing-asks", clock });
  const server = await bootServer({
    clock,
    postgres,
    provinceDir,
    identity: { ...identityOptions(sandbox), ...(timeoutSeconds && { timeoutSeconds }) },
    ...(procedures && { localIntake: procedures }),
    ...(oneStop && { oneStop }),
    ...(notified && { notifications: sandbox.notifications }),
  });
  sandbox.connect({ origin: server.origin });

  let people = 0;
  /** Somebody new whom the provider knows. */
  function person(more: Partial<Omit<Person, "number">> = {}): Person {
    people += 1;
    const { sex = "female", birthDate = "1990-05-17" } = more;
    // Birthplace, sex and century, year of birth, six more (domain.md §7).
    const number = `072${sex === "male" ? 0 : 1}${birthDate.slice(2, 4)}${String(100_000 + people)}`;
    const name = `${sex === "male" ? "Trần Văn" : "Lê Thị"} ${inLetters(people)}`;
    return sandbox.identity.people.add({ number, name, birthDate, sex, address: "Xã Bình Minh Đảo", ...more });
  }

  return {
    server,
    sandbox,
    /** Of the real procedures, by code. */
    forms,
    person,
    /** The same with a phone, at level 2. */
    async somebody(more?: Parameters<typeof person>[0]) {
      const made = person(more);
      const token = await server.known(`nguoi-${made.number}`);
      await lift(server, token, made.number);
      return { ...made, token };
    },
    async close() {
      await server.close();
      await sandbox.close();
      await postgres.stop();
      await remove();
    },
  };
}

/** A name has no digits: 12 is BC. */
const inLetters = (n: number): string => [...String(n)].map((digit) => "ABCDEGHIKL"[Number(digit)]).join("");

async function provinceWith(codes: string[] = []) {
  const forms = new Map<string, FormOfProcedure>();
  const demo = join(provinces, "demo");
  if (codes.length === 0) return { provinceDir: demo, forms, remove: async () => undefined };
  const provinceDir = await mkdtemp(join(tmpdir(), "province-"));
  await cp(demo, provinceDir, { recursive: true });
  for (const code of codes) {
    const file = join("procedures", `${code}.json`);
    await cp(join(provinces, "tay-ninh", file), join(provinceDir, file));
    forms.set(code, (JSON.parse(await readFile(join(provinceDir, file), "utf8")) as ProcedureFile).form!);
  }
  return { provinceDir, forms, remove: () => rm(provinceDir, { recursive: true, force: true }) };
}

/** The one-stop system as an agency has it: it takes what is handed on, or is down. */
export async function startOneStop() {
  const token = "mot-cua";
  /** What it was told, newest last. */
  const told: Record<string, string>[] = [];
  const state = { answers: 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (state.answers === 200) told.push(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>);
      response.writeHead(request.headers.authorization === `Bearer ${token}` ? state.answers : 401).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ho-so`;
  return {
    settings: { url, token, timeoutMs: 1000 },
    told,
    answer: (status: number) => void (state.answers = status),
    close: () => void server.close(),
  };
}
