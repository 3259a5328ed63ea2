import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { QuestionsFile } from "../../contract/questions.ts";
import type { ReportsFile } from "../../contract/reports.ts";
import type { Case, CasePage, OfficeCase } from "../../contract/types.ts";
import { call, CallFailed, upload } from "../client.ts";
import { Device } from "../devices.ts";
import type { RunningSandbox } from "../start.ts";
import type { Example, Step, When } from "./example.ts";
import { QUESTIONS } from "./questions.ts";
import { REPORTS } from "./reports.ts";

export interface LoadOptions {
  /** The server's origin. */
  server: string;
  officeKey: string;
  /** The sandbox whose Zalo the server asks; makes the senders' accounts. */
  sandbox: Pick<RunningSandbox, "zalo">;
  /** The server's clock: moved to when each thing happened and then to where it was. Absent: all happened just now. */
  clock?: { offsetMs: number };
  /** What the server does by itself as time goes on; asked once for every day that passes. */
  timePasses?: () => Promise<unknown>;
  /** Reports of kinds and questions on topics the province does not have are left out. */
  provinceDir: string;
}

const OFFICER = "vi-du";
const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;
const keyOf = (...parts: string[]) => createHash("sha256").update(parts.join("/")).digest("hex").slice(0, 40);
const numberOf = (id: string) => parseInt(keyOf(id).slice(0, 8), 16);
const picture = (name: string) => readFile(path.join(import.meta.dirname, "pictures", `${name}.jpg`));
const isReport = (example: Example) => "kindId" in example;

/**
 * Brings the example reports and questions in through the public HTTP API, as citizens and officers would. Senders are
 * fixed and what has happened already is not done again, so loading twice changes nothing, and a load that was cut off
 * goes on. Answers how many cases there are.
 */
export async function loadExamples(options: LoadOptions): Promise<number> {
  const examples = await examplesOf(options.provinceDir);
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
    ...example.then.map((step, index) => ({
      at: instant(step.at, minute + index + 1),
      async run() {
        const { code, done } = cases.get(example.id)!;
        if (index >= done) await take(step, code, keyOf(example.id, String(index)), example, options, cases);
      },
    })),
  ];
}

/** The sender's headers at this moment: a session of their own. */
async function signIn({ id, name }: Example, { server, sandbox }: LoadOptions): Promise<Record<string, string>> {
  const sender = new Device("example");
  const number = String(numberOf(id)).padStart(10, "0");
  // Nobody's number, as those of the personas.
  sender.settings.account = { id: `33686373${number}`, name: name ?? "", phone: `84900001${number.slice(-3)}` };
  const zaloAccessToken = sandbox.zalo.accessToken(sender);
  const { token } = await call<{ token: string }>(server, "POST", "/v1/sessions", {}, { zaloAccessToken });
  const bearer = { authorization: `Bearer ${token}` };
  if (name) {
    sender.grant("userInfo", true);
    const phoneToken = sandbox.zalo.phoneToken(sender);
    await call(server, "POST", "/v1/session/level-1", bearer, { zaloAccessToken, phoneToken });
  }
  return bearer;
}

/** Sends it, unless this sender has: everybody sends one thing. */
async function loadCase(example: Example, options: LoadOptions): Promise<Loaded> {
  const { server } = options;
  const bearer = await signIn(example, options);
  const [sent] = (await call<CasePage>(server, "GET", "/v1/my/cases?limit=1", bearer)).items;
  if (sent) {
    const { timeline } = await call<Case>(server, "GET", `/v1/my/cases/${sent.code}`, bearer);
    return { code: sent.code, done: timeline.filter(({ by, event }) => by !== "system" && event !== "sent").length };
  }
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

async function uploadAll(
  { server }: LoadOptions,
  to: "/v1/uploads" | "/v1/office/uploads",
  headers: Record<string, string>,
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
  try {
    switch (action) {
      case "accept":
        return void (await act());
      case "join":
        return void (await act({ into: cases.get(into!)!.code }));
      case "publish": {
        const seen = await call<OfficeCase>(server, "GET", `/v1/office/cases/${code}`, office);
        const { attachments, timeline } = seen.case;
        const all = [...attachments, ...timeline.flatMap((entry) => entry.attachments ?? [])];
        return void (await act({ ...body, published: true, attachmentIds: all.map(({ id }) => id) }));
      }
      case "ask":
      case "answer":
        return void (await act({
          ...body,
          attachmentIds: await uploadAll(options, "/v1/office/uploads", office, pictures),
        }));
      default:
        return void (await act(body));
    }
  } catch (error) {
    // An officer at the desk was faster.
    if (!(error instanceof CallFailed && error.problem?.code === "transition-not-allowed")) throw error;
  }
}
