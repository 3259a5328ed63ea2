// Citizens, two agencies and time do random things to dossiers over HTTP, for months. The rules alone are walked in
// `contract/dossiers.walk.test.ts`; here the server, its database and its lists keep what they promise. Seeded: what fails
// once fails again.
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomOf } from "../../bench/lot.ts";
import { addDays, civilDate } from "../../contract/calendar.ts";
import type { Case, CaseSummary, OfficeDossierAction, OfficeDossierStep } from "../../contract/types.ts";
import type { RunningSandbox } from "../../sandbox/start.ts";
import { forgetSessions } from "../../server/auth.ts";
import { readContract } from "../../server/contract.ts";
import { movableClock } from "../../server/core/clock.ts";
import { noteOverdue } from "../../server/core/due.ts";
import { sweep } from "../../server/core/sweep.ts";
import { agencyKey, AGENCY, cardOf, OTHER_AGENCY, step, submit } from "../support/dossiers.ts";
import { identityOptions, lift, startProviders } from "../support/identity.ts";
import { jpeg, pdf } from "../support/pictures.ts";
import { bootServer, newKey, problemOf, type TestServer } from "../support/server.ts";
import { uploadBytes } from "../support/tus.ts";

const LONG = process.env.TEST_LONG === "1";
const STEPS = LONG ? 10_000 : 200;
/** How many dossiers are alive at once. */
const ALIVE = 6;
/** After so many steps the lists are held against each other. */
const COMPARE_EVERY = LONG ? 250 : 30;
const MINUTE = 60_000;
/** Renewed before it ends. */
const TOKEN_LIVES_MS = 20 * 24 * 60 * MINUTE;
const ACTIONS: OfficeDossierAction[] = readContract().components.schemas.OfficeDossierAction.enum;

const clock = movableClock();
const random = randomOf(20261125);
const below = (n: number) => Math.floor(random() * n);
const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
const chance = (of: number) => random() < of;

let sandbox: RunningSandbox;
let server: TestServer;
let picture: Buffer;
const agencies: { name: string; communeCode: string; key: string }[] = [];

interface Person {
  account: string;
  token: string;
  /** Since when by the clock. */
  since: number;
}
const people: Person[] = [];

/** One dossier, and what was last seen of it. */
interface Walked {
  code: string;
  person: Person;
  agency: (typeof agencies)[number];
  seen: Case;
}

beforeAll(async () => {
  // Monday, 8:00 in Vietnam.
  clock.offsetMs = Date.parse("2025-03-03T08:00:00+07:00") - Date.now();
  sandbox = await startProviders(clock);
  // Nothing here is about how long others take, and the machine may be busy.
  const identity = identityOptions(sandbox);
  server = await bootServer({ clock, identity, zaloTimeoutMs: 10_000 });
  sandbox.connect({ origin: server.origin });
  picture = await jpeg();
  for (const { name, communeCode } of [AGENCY!, OTHER_AGENCY!])
    agencies.push({ name, communeCode, key: await agencyKey(server, name) });
  for (const n of [1, 2, 3]) {
    const number = `07209000770${n}`;
    const particulars = { name: `Trần Thị ${n}`, birthDate: "1990-05-17", sex: "female", address: "" } as const;
    sandbox.identity.people.add({ number, ...particulars });
    const account = `walker-${n}`;
    const token = await server.known(account);
    await lift(server, token, number);
    people.push({ account, token, since: clock.now().getTime() });
  }
});
afterAll(async () => {
  await server?.close();
  await sandbox?.close();
});

/** Sessions end and proofs age while months pass; how they are renewed is walked elsewhere. */
async function proveAnew(person: Person): Promise<void> {
  const level_2_at = clock.now();
  const zalo_user_id = person.account;
  if (level_2_at.getTime() - person.since > TOKEN_LIVES_MS) {
    person.token = await server.citizen(zalo_user_id);
    person.since = level_2_at.getTime();
  }
  await server.core.db.updateTable("citizen").set({ level_2_at }).where("zalo_user_id", "=", zalo_user_id).execute();
  forgetSessions();
}

const file = async ({ token }: Person) => (await server.upload(token, picture)).id;

async function handIn(): Promise<Walked> {
  const [person, agency] = [pick(people), pick(agencies)];
  await proveAnew(person);
  const delivery = pick([
    { method: "electronic" },
    { method: "counter" },
    { method: "post", address: "12 đường Hải Đăng" },
  ] as const);
  const body = cardOf(server, [await file(person)], { communeCode: agency.communeCode, delivery });
  const answer = await submit(server, person.token, body);
  if (answer.status !== 201) throw new Error(answer.text);
  return { code: answer.body.code, person, agency, seen: answer.body };
}

async function mine({ code, person }: Pick<Walked, "code" | "person">): Promise<Case> {
  await proveAnew(person);
  const answer = await server.go(`/v1/my/cases/${code}`, { token: person.token });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

async function onTheDesk({ code, agency }: Walked): Promise<Case> {
  const answer = await server.go(`/v1/office/cases/${code}`, { office: agency.key });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.case;
}

/** All that the step needs, so that nothing but the dossier's state can stand in its way. */
async function sayAll({ agency, seen }: Walked, action: OfficeDossierAction): Promise<OfficeDossierStep> {
  const today = civilDate(clock.now());
  const due = civilDate(new Date(seen.dossier!.dueAt ?? clock.now()));
  const asked = [
    { kind: "document" as const, id: "photoPaper", reason: "Ảnh bị mờ, không đọc được." },
    { kind: "field" as const, id: "phone", reason: "Số này không gọi được." },
  ];
  switch (action) {
    case "requestSupplement":
      return {
        action,
        items: chance(0.5) ? asked : [pick(asked)],
        ...(chance(0.3) && { untilOn: addDays(today, 1 + below(10)) }),
      };
    case "requestPayment":
    case "charge":
      return { action, amount: 1_000 * (1 + below(50)) };
    case "extend":
      return { action, reason: "Chờ xác minh.", dueOn: addDays(due > today ? due : today, 1 + below(20)) };
    case "post":
      return { action, trackingNumber: "EA123456789VN" };
    case "finish":
      return {
        action,
        attachmentIds: [await uploadBytes(server.origin, { office: agency.key }, pdf())],
        signedBy: "Nguyễn Văn Ký",
      };
    default:
      return { action, reason: "Lý do của một bước đi thử." };
  }
}

/** A day nobody can mean: it goes by, or nobody knows its holidays. */
function slipIn(action: OfficeDossierAction): Partial<OfficeDossierStep> | undefined {
  const day = pick([civilDate(clock.now()), "2024-05-06", "2029-05-07"]);
  if (action === "accept" || action === "extend") return { dueOn: day };
  return action === "requestSupplement" || action === "requestPayment" ? { untilOn: day } : undefined;
}

type Taken = { what: string; offered: boolean; slip?: boolean; answer: { status: number; text: string } };

async function officeDoes(walked: Walked): Promise<Taken> {
  const { steps = [] } = (await onTheDesk(walked)).dossier!;
  // Leaving early ends a walk, so it is rarer than in life.
  const leaves = (action: string) => action === "refuse" || action === "stop";
  const wanted = steps.length > 0 && chance(0.7) ? pick(steps) : pick(ACTIONS);
  const action = leaves(wanted) && !chance(0.2) && steps.length > 0 ? pick(steps) : wanted;
  const slip = chance(0.15) ? slipIn(action) : undefined;
  const body = { ...(await sayAll(walked, action)), ...slip };
  const answer = await step(server, walked.agency.key, walked.code, body);
  return { what: action, offered: steps.includes(action), slip: slip !== undefined, answer };
}

async function citizenDoes(walked: Walked): Promise<Taken> {
  const { code, person, seen } = walked;
  const { can, result, supplement } = seen.dossier!;
  const what =
    chance(0.75) && can.length > 0
      ? pick(can)
      : pick(["supplement", "withdraw", "rate", "openResult", "requestRefund"]);
  const act = (path: string, body: object) =>
    server.go(`/v1/my/cases/${code}/${path}`, { token: person.token, key: newKey(), body });
  const offered = can.some((each) => each === what);
  switch (what) {
    case "supplement": {
      const items = supplement?.items ?? [{ kind: "field", id: "phone" }];
      const papers = items.filter(({ kind }) => kind === "document").map(({ id }) => ({ document: id, pages: 1 }));
      const attachmentIds = await Promise.all(papers.map(() => file(person)));
      const answers = items.some(({ kind }) => kind === "field") ? { phone: `09000000${10 + below(90)}` } : {};
      return { what, offered, answer: await act("supplement", { answers, papers, attachmentIds }) };
    }
    case "withdraw":
      // As above.
      if (!chance(0.2)) return nothing;
      return { what, offered, answer: await act("withdrawal", { reason: "Tôi nộp nhầm." }) };
    case "requestRefund":
      return { what, offered, answer: await act("refund-request", {}) };
    case "rate":
      return { what, offered, answer: await act("rating", { level: 1 + below(5) }) };
    case "openResult": {
      const [first] = result?.attachments ?? [];
      // Without a file there is nothing to try; what came by post has its file here, too.
      if (!first || !offered) return nothing;
      return { what, offered, answer: await server.go(first.url, { token: person.token }) };
    }
    default:
      return nothing; // who pays and collects does it elsewhere
  }
}
const nothing: Taken = { what: "nothing", offered: true, answer: { status: 200, text: "" } };

/** What a citizen may rely on from one look at a dossier to the next. */
function expectSound(before: Case, after: Case): void {
  expect(after.code).toBe(before.code);
  if (before.late) expect(after.late, "late stays late").toBe(true);
  expect(after.timeline.slice(0, before.timeline.length), "what happened has happened").toEqual(before.timeline);
  const { dossier } = after;
  const times = (event: string) => after.timeline.filter((each) => each.event === event).length;
  expect(dossier!.supplements, "each request is counted").toBe(times("supplementRequested"));
  const waits = dossier!.processing === "supplementRequested";
  expect(dossier!.supplement !== undefined, "one request is open, or none").toBe(waits);
  let open = false;
  for (const { event } of after.timeline) {
    if (event === "supplementRequested") expect(open, "never two at once").toBe(false);
    if (event === "supplementRequested") open = true;
    if (["supplemented", "stopped", "withdrawn"].includes(event)) open = false;
  }
  expect(open).toBe(waits);
  expect(after.can.includes("rate")).toBe(dossier!.can.includes("rate"));
  if (after.rating) expect(after.rating).toEqual(before.rating ?? after.rating);
}

async function every(path: string, by: object): Promise<Map<string, CaseSummary>> {
  const found = new Map<string, CaseSummary>();
  for (let cursor: string | undefined; ;) {
    const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const { status, body } = await server.go(`${path}?kind=dossier&limit=50${more}`, by);
    expect(status).toBe(200);
    for (const item of body.items) found.set(item.code, item);
    if (!(cursor = body.nextCursor)) return found;
  }
}

/** What each side's list says of a dossier. */
const said = ({ status, dueOn, late, sentAt, changedAt, subjectId }: CaseSummary) =>
  JSON.stringify({ status, dueOn, late, sentAt, changedAt, subjectId });

async function expectListsAgree(walked: Iterable<Walked>): Promise<void> {
  for (const person of people) await proveAnew(person);
  const own = await Promise.all(people.map(({ token }) => every("/v1/my/cases", { token })));
  const desks = await Promise.all(agencies.map(({ key }) => every("/v1/office/cases", { office: key })));
  let listed = 0;
  for (const { code, person, agency, seen } of walked) {
    listed += 1;
    const [mine, theirs] = [own[people.indexOf(person)]!.get(code), desks[agencies.indexOf(agency)]!.get(code)];
    expect(said(mine!)).toBe(said(theirs!));
    expect([mine!.status, mine!.dueOn, mine!.late]).toEqual([seen.status, seen.dueOn, seen.late]);
  }
  // Nobody else's, and none twice.
  for (const side of [own, desks]) expect(side.reduce((sum, list) => sum + list.size, 0)).toBe(listed);
}

test(
  `${STEPS} random steps`,
  async () => {
    const all = new Map<string, Walked>();
    const alive: Walked[] = [];
    const [taken, refused, slips] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (let count = 1; count <= STEPS; count++) {
      // Mostly an hour or so; now and then days pass, and the server looks for what is late.
      clock.move((1 + below(chance(0.03) ? 6_000 : 150)) * MINUTE);
      if (chance(0.2)) await noteOverdue(server.core);
      if (count % COMPARE_EVERY === 0) await sweep(server.core); // files of steps that were refused
      if (alive.length < ALIVE) {
        const walked = await handIn();
        expect(all.has(walked.code), "a code is given once").toBe(false);
        all.set(walked.code, walked);
        alive.push(walked);
      }
      const walked = pick(alive);
      const before = await mine(walked);
      // Time may have made it late, and said sorry for it.
      expectSound(walked.seen, before);
      walked.seen = before;
      const { what, offered, slip, answer } = await (chance(0.7) ? officeDoes(walked) : citizenDoes(walked));
      const after = await mine(walked);
      expectSound(before, after);
      const where = `step ${count}: ${what} of ${walked.code}, ${before.dossier!.processing}: ${answer.text}`;
      if (offered && slip) {
        expect(problemOf(answer as never), where).toBe("invalid-request");
        expect(after, where).toEqual(before);
        slips.add(what);
      } else if (offered) {
        expect(answer.status, where).toBe(200);
        taken.add(what);
      } else {
        expect(problemOf(answer as never), where).toMatch(/^(transition-not-allowed|already-rated|step-too-late)$/);
        expect(after, where).toEqual(before);
        refused.add(what);
      }
      walked.seen = after;
      const { processing } = after.dossier!;
      const ends = ["refused", "withdrawn", "handedOver", "stopped"].includes(processing);
      if (ends && chance(0.4)) alive.splice(alive.indexOf(walked), 1);
      if (count % COMPARE_EVERY === 0) {
        for (const each of all.values()) if (alive.includes(each)) each.seen = await mine(each);
        await expectListsAgree(all.values());
      }
    }
    const offeredEver = [...ACTIONS.filter((each) => !/representation/i.test(each)), "supplement", "withdraw", "rate"];
    if (LONG) expect([...taken]).toEqual(expect.arrayContaining(offeredEver));
    expect(taken.size, [...taken].join()).toBeGreaterThanOrEqual(14);
    expect(refused.size, [...refused].join()).toBeGreaterThanOrEqual(10);
    expect(slips.size, [...slips].join()).toBeGreaterThanOrEqual(2);
  },
  LONG ? 1_800_000 : 120_000,
);
