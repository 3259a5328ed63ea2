// The other parent agrees before a birth is submitted: by a link, at level 2, once, to just what was said.
import { afterAll, beforeAll, expect, test } from "vitest";
import { neededDocuments, openDeclarations, stopOf, type Answers } from "../../contract/forms.ts";
import { movableClock } from "../../server/core/clock.ts";
import { sweep } from "../../server/core/sweep.ts";
import { agencyKey, AGENCY, step } from "../support/dossiers.ts";
import { lift } from "../support/identity.ts";
import { fillIn, put, seeded, TODAY } from "../support/form-walk.ts";
import { DAY, startWithPeople, type FormOfProcedure, type People } from "../support/people.ts";
import { jpeg } from "../support/pictures.ts";
import { newKey, problemOf, type TestServer } from "../support/server.ts";
import { uploadBytes } from "../support/tus.ts";

const BIRTH = "1.001193";
const clock = movableClock();
const MORNING = Date.parse(`${TODAY}T08:00:00+07:00`) - Date.now();
clock.offsetMs = MORNING;
let people: People;
let server: TestServer;
let form: FormOfProcedure;

beforeAll(async () => {
  people = await startWithPeople({ clock, procedures: [BIRTH] });
  ({ server } = people);
  form = people.forms.get(BIRTH)!;
});
afterAll(() => people?.close());

const somebody = (sex: "male" | "female") => people.somebody({ sex });
type Somebody = Awaited<ReturnType<typeof somebody>>;

/** What a mother answers who names this father. */
function birth(father: Somebody, more: [string, unknown][] = []): Answers {
  const given: [string, unknown][] = [
    ["childCase", "ordinary"],
    ["registeredBefore", false],
    ["foreignParent", false],
    ["relation", "mother"],
    ["parentsMarried", true],
    ["parentsAgree", true],
    ["coDeclares", true],
  ];
  for (let seed = 1; seed < 300; seed++) {
    const answers = fillIn(form, new Map(given), seeded(seed));
    for (const [path, value] of given) put(answers, path, value);
    const fitting = JSON.parse(JSON.stringify(answers).replace(/"commune":"25459"/g, '"commune":"99001"')) as Answers;
    Object.assign(fitting["mother"] as object, { proven: true, nationality: "VN" });
    Object.assign(fitting["father"] as object, {
      fullName: father.name.toUpperCase(),
      birthDate: father.birthDate,
      nationality: "VN",
      identityNumber: father.number,
    });
    for (const [path, value] of more) put(fitting, path, value);
    if (!stopOf(form, fitting, TODAY)) return fitting;
  }
  throw new Error("no answers fit");
}

const ask = (by: Somebody, answers: Answers, key = newKey()) =>
  server.go("/v1/co-declarations", {
    token: by.token,
    key,
    body: { procedureCode: BIRTH, formVersion: form.version, answers },
  });
const seen = (by: Somebody, id: string) => server.go(`/v1/my/co-declarations/${id}`, { token: by.token });
const read = (by: Somebody, token: string) =>
  server.go("/v1/co-declarations/reading", { token: by.token, body: { token } });
const answer = (by: Somebody, token: string, agree = true, key = newKey()) =>
  server.go("/v1/co-declarations/answer", { token: by.token, key, body: { token, agree } });
async function handedIn(answers: Answers, upload: () => Promise<string>) {
  const papers = neededDocuments(form, answers, TODAY).filter(({ required }) => required);
  const attachmentIds = await Promise.all(papers.map(upload));
  return {
    procedureCode: BIRTH,
    formVersion: form.version,
    communeCode: AGENCY!.communeCode,
    answers,
    papers: papers.map(({ document }) => ({ document: document.id, pages: 1 })),
    attachmentIds,
    declarations: openDeclarations(form, answers, TODAY).map(({ id, version }) => ({ id, version })),
    delivery: { method: "counter" },
  };
}
async function submit(by: Somebody, answers: Answers, coDeclarationId?: string) {
  const given = await handedIn(answers, async () => (await server.upload(by.token, await jpeg())).id);
  const body = { ...given, ...(coDeclarationId && { coDeclarationId }) };
  return server.go("/v1/dossiers", { token: by.token, key: newKey(), body });
}
/** The agency asks for one answer, and the citizen gives it. */
const mending = (office: string, code: string, token: string) => async (path: string, value: unknown) => {
  const items = [{ kind: "field" as const, id: path, reason: "Chưa rõ." }];
  expect((await step(server, office, code, { action: "requestSupplement", items })).status).toBe(200);
  const body = { answers: { [path]: value }, papers: [], attachmentIds: [] };
  const mended = await server.go(`/v1/my/cases/${code}/supplement`, { token, key: newKey(), body });
  expect([mended.status, mended.body.fields]).toEqual([200, undefined]);
};

test("asked, read, agreed, submitted; the office sees who agreed, and the one who did has no other right on it", async () => {
  const [mother, father] = [await somebody("female"), await somebody("male")];
  const answers = birth(father);
  expect(problemOf(await submit(mother, answers))).toBe("co-declaration-missing");
  const key = newKey();
  const asked = await ask(mother, answers, key);
  expect([asked.status, asked.body.state]).toEqual([201, "open"]);
  expect((await ask(mother, answers, key)).body).toEqual(asked.body);
  const { id, token } = asked.body;
  expect(problemOf(await submit(mother, answers, id))).toBe("co-declaration-missing");

  const { body: toRead, text } = await read(father, token);
  expect(toRead).toMatchObject({ asker: mother.name, state: "open", procedureTitle: { vi: expect.any(String) } });
  const labels = toRead.parts.flatMap(({ lines }: any) => lines.map(({ label }: any) => label));
  expect(labels).toEqual(expect.arrayContaining(["Họ của con theo ai?", "Cha của trẻ: Họ và tên"]));
  // Nothing of the mother's own block, and no number in full, not even his.
  expect(labels.filter((label: string) => label.startsWith("Mẹ của trẻ"))).toEqual([]);
  for (const secret of [mother.number, father.number]) expect(text).not.toContain(secret);

  expect((await answer(father, token)).status).toBe(204);
  expect((await read(father, token)).body.state).toBe("agreed");
  expect(problemOf(await answer(father, token, false))).toBe("transition-not-allowed");
  expect((await seen(mother, id)).body).toEqual({ id, state: "agreed", expiresAt: asked.body.expiresAt });
  const sent = await submit(mother, answers, id);
  expect([sent.status, sent.text]).toEqual([201, expect.any(String)]);
  const { code } = sent.body;
  const office = await agencyKey(server);
  const atOffice = (await server.go(`/v1/office/cases/${code}`, { office })).body.case.dossier;
  expect(atOffice.coDeclared).toMatchObject({ name: father.name, changedSince: false });
  // He agreed, and that is all: the dossier is hers.
  expect(problemOf(await server.go(`/v1/my/cases/${code}`, { token: father.token }))).toBe("case-not-found");
  expect((await server.go("/v1/my/cases?kind=dossier", { token: father.token })).body.items).toEqual([]);
  // Once: neither the link nor the agreement does for another dossier.
  expect(problemOf(await read(father, token))).toBe("co-declaration-not-found");
  expect(problemOf(await submit(mother, answers, id))).toBe("co-declaration-missing");
});

test("what the agency lets be mended afterwards is not called agreed to any more", async () => {
  const [mother, father] = [await somebody("female"), await somebody("male")];
  const answers = birth(father);
  const { id, token } = (await ask(mother, answers)).body;
  await answer(father, token);
  const { code } = (await submit(mother, answers, id)).body;
  const office = await agencyKey(server);
  const changed = async () =>
    (await server.go(`/v1/office/cases/${code}`, { office })).body.case.dossier.coDeclared.changedSince;
  const mend = mending(office, code, mother.token);
  await mend("phone", "0912000111");
  expect(await changed()).toBe(false);
  await mend("child.fullName", "Lê Hoàn Toàn Khác");
  expect(await changed()).toBe(true);
});

test("whose agreement a supplement first needs is told to the agency, and to who sent it, until it is needed no more", async () => {
  const [mother, father] = [await somebody("female"), await somebody("male")];
  const { code } = (await submit(mother, birth(father, [["coDeclares", false]]))).body;
  const office = await agencyKey(server);
  const missing = async () => {
    const atOffice = await server.go(`/v1/office/cases/${code}`, { office });
    const mine = await server.go(`/v1/my/cases/${code}`, { token: mother.token });
    return [atOffice, mine].map(({ body }) => (body.case ?? body).dossier.agreementMissing);
  };
  const mend = mending(office, code, mother.token);
  expect(await missing()).toEqual([undefined, undefined]);
  await mend("coDeclares", true);
  expect(await missing()).toEqual([true, true]);
  await mend("phone", "0912000111");
  expect(await missing()).toEqual([true, true]);
  await mend("coDeclares", false);
  expect(await missing()).toEqual([undefined, undefined]);
});

test("who agreed to just what stands there again is not called missing", async () => {
  const [mother, father] = [await somebody("female"), await somebody("male")];
  const answers = birth(father);
  const { id, token } = (await ask(mother, answers)).body;
  await answer(father, token);
  const { code } = (await submit(mother, answers, id)).body;
  const office = await agencyKey(server);
  const shown = async () => {
    const { dossier } = (await server.go(`/v1/office/cases/${code}`, { office })).body.case;
    return [dossier.agreementMissing, dossier.coDeclared.changedSince];
  };
  const mend = mending(office, code, mother.token);
  await mend("coDeclares", false);
  expect(await shown()).toEqual([undefined, true]);
  await mend("coDeclares", true);
  expect(await shown()).toEqual([undefined, false]);
  await mend("child.fullName", "Lê Hoàn Toàn Khác");
  expect(await shown()).toEqual([true, true]);
});

test("what both said at the counter and one of them changes by phone is told to the agency", async () => {
  const [mother, father] = [await somebody("female"), await somebody("male")];
  const office = await agencyKey(server);
  const { number: identityNumber, name, birthDate, sex, token } = mother;
  const { communeCode: _, ...rest } = await handedIn(birth(father), async () =>
    uploadBytes(server.origin, { office }, await jpeg()),
  );
  const body = { ...rest, person: { identityNumber, name, birthDate, sex } };
  const entered = await server.go("/v1/office/dossiers", { office, key: newKey(), body });
  expect([entered.status, entered.body.fields]).toEqual([201, undefined]);
  const { code } = entered.body;
  const missing = async () =>
    (await server.go(`/v1/office/cases/${code}`, { office })).body.case.dossier.agreementMissing;
  const mend = mending(office, code, token);
  await mend("phone", "0912000111");
  expect(await missing()).toBeUndefined();
  await mend("child.fullName", "Lê Hoàn Toàn Khác");
  expect(await missing()).toBe(true);
});

test("a change after agreeing asks for agreeing again; what they were not shown may still change", async () => {
  const [mother, father] = [await somebody("female"), await somebody("male")];
  const answers = birth(father);
  const { id, token } = (await ask(mother, answers)).body;
  await answer(father, token);
  const changed = { ...answers, familyNameFrom: answers["familyNameFrom"] === "father" ? "mother" : "father" };
  expect(problemOf(await submit(mother, changed, id))).toBe("co-declaration-missing");
  expect((await submit(mother, { ...answers, phone: "0912000111" }, id)).status).toBe(201);
});

test("nobody else opens or answers it: a stranger, the asker herself, a namesake born on another day", async () => {
  const [mother, father, stranger] = [await somebody("female"), await somebody("male"), await somebody("male")];
  const { id, token } = (await ask(mother, birth(father))).body;
  for (const other of [stranger, mother]) {
    expect(problemOf(await read(other, token))).toBe("co-declaration-not-for-you");
    expect(problemOf(await answer(other, token))).toBe("co-declaration-not-for-you");
  }
  expect(problemOf(await read(father, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`))).toBe(
    "co-declaration-not-found",
  );
  expect(problemOf(await seen(father, id))).toBe("co-declaration-not-found");
  const guest = { ...father, token: await server.guest() };
  expect(problemOf(await read(guest, token))).toBe("identity-level-required");
  expect(problemOf(await answer(guest, token))).toBe("identity-level-required");
  expect((await seen(mother, id)).body.state).toBe("open");
  // Without a number, name and birth date say who is meant.
  const bare = birth(father, [["father.identityNumber", undefined]]);
  const again = (await ask(mother, bare)).body;
  expect((await read(father, again.token)).status).toBe(200);
  const other = birth(father, [
    ["father.identityNumber", undefined],
    ["father.birthDate", "1990-05-07"],
  ]);
  const third = (await ask(mother, other)).body;
  expect(problemOf(await read(father, third.token))).toBe("co-declaration-not-for-you");
  // Asked anew, the question before has ended.
  expect(problemOf(await read(father, again.token))).toBe("co-declaration-not-found");
});

test("another's agreement, a declined one and one that is too old are none; in the end they are forgotten", async () => {
  const [mother, father, neighbour] = [await somebody("female"), await somebody("male"), await somebody("female")];
  const answers = birth(father);
  const hers = (await ask(mother, answers)).body;
  await answer(father, hers.token, false);
  expect((await seen(mother, hers.id)).body.state).toBe("declined");
  expect(problemOf(await submit(mother, answers, hers.id))).toBe("co-declaration-missing");
  const agreed = (await ask(mother, answers)).body;
  await answer(father, agreed.token);
  expect(problemOf(await submit(neighbour, answers, agreed.id))).toBe("co-declaration-missing");
  const late = (await ask(neighbour, birth(father))).body;
  const text = JSON.stringify(await server.core.db.selectFrom("co_declaration").selectAll().execute());
  for (const secret of [father.number, father.name.toUpperCase(), late.token]) expect(text).not.toContain(secret);
  clock.offsetMs = MORNING + 8 * DAY;
  await lift(server, father.token, father.number);
  expect(problemOf(await read(father, late.token))).toBe("co-declaration-not-found");
  expect((await seen(neighbour, late.id)).body.state).toBe("ended");
  clock.offsetMs = MORNING + 40 * DAY;
  await sweep(server.core);
  const left = await server.core.db.selectFrom("co_declaration").select("id").where("case_id", "is", null).execute();
  expect(left).toEqual([]);
  clock.offsetMs = MORNING;
});

test("where the form asks nobody, there is nothing to ask, and nothing is missing", async () => {
  const [mother, father] = [await somebody("female"), await somebody("male")];
  const alone = birth(father, [["coDeclares", false]]);
  expect(problemOf(await ask(mother, alone))).toBe("invalid-request");
  expect((await submit(mother, alone)).status).toBe(201);
});
