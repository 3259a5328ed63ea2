import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { OfficeReport, Problem, Report, Upload } from "../../contract/types.ts";
import { Device } from "../devices.ts";
import type { RunningSandbox } from "../start.ts";
import { EXAMPLES, type Example } from "./reports.ts";

export interface LoadOptions {
  /** The server's origin. */
  server: string;
  officeKey: string;
  /** The sandbox whose Zalo the server asks; makes the senders' accounts. */
  sandbox: Pick<RunningSandbox, "zalo">;
  /** The server's clock: moved to when each thing happened and then to where it was. Absent: all happened just now. */
  clock?: { offsetMs: number };
  /** Reports of kinds the province does not have are left out. */
  provinceDir: string;
}

const OFFICER = "vi-du";
const DAY = 24 * 3600 * 1000;
const keyOf = (...parts: string[]) => createHash("sha256").update(parts.join("/")).digest("hex").slice(0, 40);
const picture = (name: string) => readFile(path.join(import.meta.dirname, "pictures", `${name}.jpg`));

/**
 * Brings a dozen example reports in through the public HTTP API, as citizens and officers would. Senders and
 * idempotency keys are fixed, so loading twice changes nothing. Answers how many reports there are.
 */
export async function loadExamples(options: LoadOptions): Promise<number> {
  const file = JSON.parse(await readFile(path.join(options.provinceDir, "reports.json"), "utf8")) as {
    categories: { kinds: { id: string }[] }[];
  };
  const kinds = new Set(file.categories.flatMap((category) => category.kinds.map((kind) => kind.id)));
  const examples = EXAMPLES.filter((example) => kinds.has(example.kindId));

  // Everything in the order in which it happened, so that the clock only moves forward.
  const codes = new Map<string, Report>();
  const steps = examples.flatMap((example) => stepsOf(example, options, codes));
  steps.sort((one, other) => one.at - other.at);
  const before = options.clock?.offsetMs ?? 0;
  try {
    for (const step of steps) {
      if (options.clock) options.clock.offsetMs = before + Math.min(0, step.at - Date.now());
      await step.run();
    }
  } finally {
    if (options.clock) options.clock.offsetMs = before;
  }
  return examples.length;
}

/** The instant of an hour in the province, some days ago; never in the future. */
function instant([daysAgo, hour]: [number, number], minute: number): number {
  const today = new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
  return Date.parse(`${today}T00:00:00+07:00`) - daysAgo * DAY + hour * 3600 * 1000 + minute * 60 * 1000;
}

function stepsOf(example: Example, options: LoadOptions, reports: Map<string, Report>) {
  const minute = 5 + (parseInt(keyOf(example.id).slice(0, 4), 16) % 50);
  const office = officeOf(options, example.id);
  const code = () => reports.get(example.id)!.code;
  const steps: { at: number; run: () => Promise<void> }[] = [
    {
      at: instant(example.sent, minute),
      run: async () => void reports.set(example.id, await send(example, options)),
    },
  ];
  if (example.accepted) {
    steps.push({ at: instant(example.accepted, minute), run: () => office.act(code(), "accept") });
  }
  const { answered, refused } = example;
  if (answered) {
    steps.push({
      at: instant(answered.at, minute),
      run: async () => {
        const photoIds = await office.upload(answered.photos);
        const { text, noPhotoReason } = answered;
        await office.act(code(), "answer", { text, photoIds, ...(noPhotoReason ? { noPhotoReason } : {}) });
      },
    });
  }
  if (refused) {
    const { reason } = refused;
    steps.push({ at: instant(refused.at, minute), run: () => office.act(code(), "refuse", { reason }) });
  }
  if (example.published) {
    const last = answered?.at ?? example.accepted ?? example.sent;
    steps.push({
      at: instant(last, minute + 1),
      run: async () => {
        const { report } = await office.read(code());
        // Published before, and perhaps changed by an officer since.
        if (report.timeline.some((entry) => entry.event === "published")) return;
        const photos = [...report.photos, ...(report.answer?.photos ?? [])];
        await office.act(code(), "publish", { published: true, photoIds: photos.map((photo) => photo.id) });
      },
    });
  }
  return steps;
}

async function send(example: Example, options: LoadOptions): Promise<Report> {
  const sender = new Device("example");
  const number = String(parseInt(keyOf(example.id).slice(0, 6), 16) % 1000).padStart(3, "0");
  sender.settings.account = {
    id: `33686373423265${number}`,
    name: example.name ?? "",
    phone: `84900001${number.slice(-3)}`,
  };
  const zaloAccessToken = options.sandbox.zalo.accessToken(sender);
  const { token } = await call<{ token: string }>(options, "POST", "/v1/sessions", {}, { zaloAccessToken });
  const bearer = { authorization: `Bearer ${token}` };
  if (example.name) {
    sender.grant("userInfo", true);
    const phoneToken = options.sandbox.zalo.phoneToken(sender);
    await call(options, "POST", "/v1/session/level-1", bearer, { zaloAccessToken, phoneToken });
  }
  const photoIds: string[] = [];
  for (const name of example.photos) {
    const headers = { ...bearer, "idempotency-key": keyOf(example.id, "photo", name) };
    photoIds.push((await call<Upload>(options, "POST", "/v1/uploads", headers, await picture(name))).id);
  }
  const { kindId, text, communeCode, landmark, point, mayPublish = true } = example;
  return call<Report>(
    options,
    "POST",
    "/v1/reports",
    { ...bearer, "idempotency-key": keyOf(example.id, "report") },
    {
      kindId,
      text,
      place: { communeCode, landmark, ...(point ? { point, pointSource: "pin" } : {}) },
      photoIds,
      mayPublish,
      shareContact: Boolean(example.name),
    },
  );
}

function officeOf(options: LoadOptions, id: string) {
  const headers = { "x-office-key": options.officeKey, "x-officer-id": OFFICER };
  return {
    read: (code: string) => call<OfficeReport>(options, "GET", `/v1/office/reports/${code}`, headers),
    async act(code: string, action: string, body?: unknown) {
      const key = { ...headers, "idempotency-key": keyOf(id, action, options.officeKey) };
      try {
        await call(options, "POST", `/v1/office/reports/${code}/${action}`, key, body);
      } catch (error) {
        // Done in an earlier load, under another office key.
        if (!(error instanceof CallFailed && error.problem?.code === "transition-not-allowed")) throw error;
      }
    },
    async upload(names: string[]) {
      const ids: string[] = [];
      for (const name of names) {
        const key = { ...headers, "idempotency-key": keyOf(id, "answer-photo", name, options.officeKey) };
        ids.push((await call<Upload>(options, "POST", "/v1/office/uploads", key, await picture(name))).id);
      }
      return ids;
    },
  };
}

class CallFailed extends Error {
  readonly problem: Problem | undefined;
  constructor(message: string, problem?: Problem) {
    super(message);
    this.problem = problem;
  }
}

async function call<Answer>(
  options: LoadOptions,
  method: string,
  pathname: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer> {
  const isFile = body instanceof Uint8Array;
  const init: RequestInit = { method, headers: { ...headers } };
  if (body !== undefined) {
    init.body = isFile ? new Uint8Array(body) : JSON.stringify(body);
    (init.headers as Record<string, string>)["content-type"] = isFile ? "application/octet-stream" : "application/json";
  }
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(options.server + pathname, init);
    if (response.ok) return (await response.json()) as Answer;
    const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
    // The server's own limit for one address; a dozen senders on one machine may reach it.
    if (response.status === 429 && attempt < 5) {
      await new Promise((resolve) => setTimeout(resolve, 1000 * (problem?.retryAfterSeconds ?? 2)));
      continue;
    }
    throw new CallFailed(`${method} ${pathname} answered ${response.status} ${problem?.code ?? ""}`, problem);
  }
}
