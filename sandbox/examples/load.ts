import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { QuestionsFile } from "../../contract/questions.ts";
import type { ReportsFile } from "../../contract/reports.ts";
import type { Case, CasePage, Form, NewDossier, OfficeCase, Procedure } from "../../contract/types.ts";
import { sessionOf } from "../citizen.ts";
import { call, CallFailed, upload } from "../client.ts";
import { lift } from "../identity/lift.ts";
import { PEOPLE } from "../identity/people.ts";
import { PERSONAS } from "../personas.ts";
import type { RunningSandbox } from "../start.ts";
import { agenciesOf } from "./agencies.ts";
import { DOSSIERS } from "./dossiers.ts";
import type { DossierStep, Example, ExampleDossier, Step, When } from "./example.ts";
import { QUESTIONS } from "./questions.ts";
import { REPORTS } from "./reports.ts";

export interface LoadOptions {
  /** The server's origin. */
  server: string;
  officeKey: string;
  /** Keys of agencies, by their names: dossiers of those without one are left out. */
  agencyKeys?: Record<string, string>;
  /** The sandbox whose Zalo the server asks; makes the senders' accounts. */
  sandbox: Pick<RunningSandbox, "zalo">;
  /** The server's clock: moved to when each thing happened and then to where it was. Absent: all happened just now. */
  clock?: { offsetMs: number };
  /** What the server does by itself as time goes on; asked once for every day that passes. */
  timePasses?: () => Promise<unknown>;
  /** Reports of kinds, questions on topics and dossiers of procedures the province does not have are left out. */
  provinceDir: string;
}

const OFFICER = "vi-du";
const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;
const keyOf = (...parts: string[]) => createHash("sha256").update(parts.join("/")).digest("hex").slice(0, 40);
const numberOf = (id: string) => parseInt(keyOf(id).slice(0, 8), 16);
const picture = (name: string) => readFile(path.join(import.meta.dirname, "pictures", `${name}.jpg`));
const isReport = (example: Example) => "kindId" in example;
const isDossier = (example: Example) => "procedureCode" in example;
type Headers = Record<string, string>;

/**
 * Brings the example reports, questions and dossiers in through the public HTTP API, as citizens and officers would. Senders are
 * fixed and what has happened already is not done again, so loading twice changes nothing, and a load that was cut off
 * goes on. Answers how many cases there are.
 */
export async function loadExamples(options: LoadOptions): Promise<number> {
  const examples = [...(await examplesOf(options.provinceDir)), ...(await dossiersOf(options))];
  const cases = new Map<string, Loaded>();
  const steps = examples.flatMap((example) => stepsOf(example, options, cases));
  // Everything in the order in which it happened, so that the clock only moves forward.
  steps.sort((one, other) => one.at - other.at);
  const before = options.clock?.offsetMs ?? 0;
  const move = (at: number) => {
    if (options.clock) options.clock.offsetMs = before + Math.min(0, at - Date.now());
  };
  try {
    let day = steps[0]?.at ?? Infinity;
    for (const step of steps) {
      for (; options.clock && options.timePasses && day + DAY <= step.at; day += DAY) {
        move(day + DAY);
        await options.timePasses();
      }
      move(step.at);
      await step.run();
    }
  } finally {
    if (options.clock) options.clock.offsetMs = before;
  }
  await options.timePasses?.();
  return examples.length;
}

/** Those whose kind or topic the province has. */
async function examplesOf(provinceDir: string): Promise<Example[]> {
  const read = async (name: string) => JSON.parse(await readFile(path.join(provinceDir, name), "utf8")) as unknown;
  const { categories } = (await read("reports.json")) as ReportsFile;
  const { topics } = (await read("questions.json")) as QuestionsFile;
  const kinds = new Set(categories.flatMap((category) => category.kinds.map(({ id }) => id)));
  const topicIds = new Set(topics.map(({ id }) => id));
  return [
    ...REPORTS.filter(({ kindId }) => kinds.has(kindId)),
    ...QUESTIONS.filter((one) => topicIds.has(one.topicId)),
  ];
}

/** Those whose procedure is taken here, by an agency that has a key, of people who can prove who they are. */
async function dossiersOf(options: LoadOptions): Promise<Example[]> {
  const { server, provinceDir } = options;
  const agencies = await agenciesOf(provinceDir);
  if (!agencies || !(await providerOf(server))) return [];
  const taken = await Promise.all(
    DOSSIERS.map(({ procedureCode }) =>
      call<Procedure>(server, "GET", `/v1/public/procedures/${procedureCode}`).then(
        ({ submissionMode }) => submissionMode === "local-intake",
        () => false,
      ),
    ),
  );
  return DOSSIERS.filter(({ person }, at) => taken[at] && options.agencyKeys?.[agencies[person].name]);
}

const providerOf = async (server: string): Promise<string | undefined> =>
  (await call<{ items: { id: string }[] }>(server, "GET", "/v1/public/identity-providers")).items[0]?.id;

/** A civil date some days from today; nothing is promised for a weekend. */
function dayIn(days: number): string {
  const day = new Date(Date.now() + 7 * HOUR + days * DAY);
  while (days > 0 && day.getUTCDay() % 6 === 0) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** The instant of an hour in the province, some days ago; never in the future. */
function instant([daysAgo, hour]: When, minute: number): number {
  const today = new Date(Date.now() + 7 * HOUR).toISOString().slice(0, 10);
  return Date.parse(`${today}T00:00:00+07:00`) - daysAgo * DAY + hour * HOUR + minute * 60 * 1000;
}

interface Loaded {
  code: string;
  /** How many of the example's steps an earlier load has done. */
  done: number;
}

function stepsOf(example: Example, options: LoadOptions, cases: Map<string, Loaded>) {
  const minute = 5 + (numberOf(example.id) % 50);
  const send = async () => void cases.set(example.id, await loadCase(example, options));
  return [
    { at: instant(example.sent, minute), run: send },
    ...example.then.map((step: Step | DossierStep, index) => ({
      at: instant(step.at, minute + index + 1),
      async run() {
        const { code, done } = cases.get(example.id)!;
        const key = keyOf(example.id, String(index));
        if (index < done) return;
        if ("action" in step) await takeDossierStep(step, code, key, example as ExampleDossier, options);
        else await take(step, code, key, example, options, cases);
      },
    })),
  ];
}

/** The sender's headers at this moment: a session of their own. The numbers are nobody's, as those of the personas. */
function signIn({ id, name = "" }: Example, { server, sandbox }: LoadOptions): Promise<Headers> {
  const number = String(numberOf(id)).padStart(10, "0");
  return sessionOf(server, sandbox, { id: `33686373${number}`, name, phone: `84900001${number.slice(-3)}` });
}

/** Sends it, unless this sender has: everybody sends one thing. */
async function loadCase(example: Example, options: LoadOptions): Promise<Loaded> {
  if (isDossier(example)) return loadDossier(example, options);
  const { server } = options;
  const bearer = await signIn(example, options);
  const [sent] = (await call<CasePage>(server, "GET", "/v1/my/cases?limit=1", bearer)).items;
  if (sent) return loaded(server, bearer, sent.code);
  const { text, mayPublish = true } = example;
  const attachmentIds = await uploadAll(options, "/v1/uploads", bearer, example.pictures);
  const shared = { text, attachmentIds, mayPublish, shareContact: Boolean(example.name) };
  const headers = { ...bearer, "idempotency-key": keyOf(example.id, "sent") };
  const { code } = isReport(example)
    ? await call<Case>(server, "POST", "/v1/reports", headers, {
        ...shared,
        kindId: example.kindId,
        place: {
          communeCode: example.communeCode,
          landmark: example.landmark,
          ...(example.point && { point: example.point, pointSource: "pin" }),
        },
      })
    : await call<Case>(server, "POST", "/v1/questions", headers, {
        ...shared,
        topicId: example.topicId,
        title: example.title,
      });
  return { code, done: 0 };
}

/** How far an earlier load came with it. */
async function loaded(server: string, bearer: Headers, code: string): Promise<Loaded> {
  const { timeline } = await call<Case>(server, "GET", `/v1/my/cases/${code}`, bearer);
  return { code, done: timeline.filter(({ by, event }) => by !== "system" && event !== "sent").length };
}

/**
 * Hands it in, unless the person has one of this procedure. The account is another one than that of the person's phone,
 * and gives the identity back: on the phone everything is still to be proven, and then the dossiers are there.
 */
async function loadDossier(example: ExampleDossier, options: LoadOptions): Promise<Loaded> {
  const { server } = options;
  const bearer = await signIn(example, options);
  const { name } = PERSONAS[example.person].account;
  const person = PEOPLE.find((each) => each.name === name)!;
  await lift(server, bearer, (await providerOf(server))!, person.number);
  try {
    const { items } = await call<CasePage>(server, "GET", "/v1/my/cases?kind=dossier&limit=50", bearer);
    const sent = items.find(({ subjectId }) => subjectId === example.procedureCode);
    if (sent) return await loaded(server, bearer, sent.code);
    const body = await newDossier(example, options, bearer);
    const headers = { ...bearer, "idempotency-key": keyOf(example.id, "sent") };
    return { code: (await call<Case>(server, "POST", "/v1/dossiers", headers, body)).code, done: 0 };
  } finally {
    await call(server, "DELETE", "/v1/my/identity", bearer);
  }
}

async function newDossier(example: ExampleDossier, options: LoadOptions, bearer: Headers): Promise<NewDossier> {
  const { procedureCode, answers, papers, delivery, person, pictures } = example;
  const agencies = (await agenciesOf(options.provinceDir))!;
  const form = await call<Form>(options.server, "GET", `/v1/public/procedures/${procedureCode}/form`);
  return {
    procedureCode,
    formVersion: form.version,
    communeCode: agencies[person].communeCode,
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, value]) => [id, value === "today" ? dayIn(0) : value]),
    ),
    papers,
    attachmentIds: await uploadAll(options, "/v1/uploads", bearer, pictures),
    declarations: form.declarations.filter(({ when }) => !when).map(({ id, version }) => ({ id, version })),
    delivery,
  };
}

async function takeDossierStep(
  { at: _, pictures, dueIn, untilIn, ...said }: DossierStep,
  code: string,
  key: string,
  { person }: ExampleDossier,
  options: LoadOptions,
): Promise<void> {
  const agency = (await agenciesOf(options.provinceDir))![person].name;
  const office = { "x-office-key": options.agencyKeys![agency]!, "x-officer-id": OFFICER };
  const attachmentIds = await uploadAll(options, "/v1/office/uploads", office, pictures);
  const body = {
    ...said,
    ...(dueIn !== undefined && { dueOn: dayIn(dueIn) }),
    ...(untilIn !== undefined && { untilOn: dayIn(untilIn) }),
    ...(attachmentIds.length > 0 && { attachmentIds }),
  };
  const headers = { ...office, "idempotency-key": key };
  await unlessDone(call(options.server, "POST", `/v1/office/cases/${code}/dossier-steps`, headers, body));
}

/** An officer at the desk may have been faster. */
async function unlessDone(step: Promise<unknown>): Promise<void> {
  try {
    await step;
  } catch (error) {
    if (!(error instanceof CallFailed && error.problem?.code === "transition-not-allowed")) throw error;
  }
}

async function uploadAll(
  { server }: LoadOptions,
  to: "/v1/uploads" | "/v1/office/uploads",
  headers: Headers,
  names: string[] = [],
): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push(await upload(server, to, headers, await picture(name), `${name}.jpg`));
  return ids;
}

async function take(
  { at: _, do: action, ...said }: Step & { pictures?: string[]; into?: string },
  code: string,
  key: string,
  example: Example,
  options: LoadOptions,
  cases: Map<string, Loaded>,
): Promise<void> {
  const { server, officeKey } = options;
  const { pictures, into, ...body } = said;
  const idempotent = { "idempotency-key": key };
  if (action === "reply" || action === "reopen" || action === "rate") {
    const bearer = await signIn(example, options);
    const path = { reply: "reply", reopen: "reopening", rate: "rating" }[action];
    const attachmentIds = action === "rate" ? undefined : await uploadAll(options, "/v1/uploads", bearer, pictures);
    await call(
      server,
      "POST",
      `/v1/my/cases/${code}/${path}`,
      { ...bearer, ...idempotent },
      { ...body, attachmentIds },
    );
    return;
  }
  const office = { "x-office-key": officeKey, "x-officer-id": OFFICER };
  const act = (body?: object) =>
    call<OfficeCase>(server, "POST", `/v1/office/cases/${code}/${action}`, { ...office, ...idempotent }, body);
  const decide = async () => {
    switch (action) {
      case "accept":
        return act();
      case "join":
        return act({ into: cases.get(into!)!.code });
      case "publish": {
        const seen = await call<OfficeCase>(server, "GET", `/v1/office/cases/${code}`, office);
        const { attachments, timeline } = seen.case;
        const all = [...attachments, ...timeline.flatMap((entry) => entry.attachments ?? [])];
        return act({ ...body, published: true, attachmentIds: all.map(({ id }) => id) });
      }
      case "ask":
      case "answer":
        return act({ ...body, attachmentIds: await uploadAll(options, "/v1/office/uploads", office, pictures) });
      default:
        return act(body);
    }
  };
  await unlessDone(decide());
}
