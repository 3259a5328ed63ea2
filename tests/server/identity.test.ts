// Level 2, from the phone's first call to the linked person: the real server, openid-client and oidc-provider.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { signIn } from "../../sandbox/identity/browse.ts";
import { movableClock } from "../../server/core/clock.ts";
import { sweep } from "../../server/core/sweep.ts";
import { Browser, codesOn, lift, MUOI, SAU, THU, way } from "../support/identity.ts";
import { startWithPeople, type People } from "../support/people.ts";
import { bootServer, problemOf, type TestServer } from "../support/server.ts";

const MINUTE = 60_000;
const clock = movableClock();
let people: People;
let sandbox: People["sandbox"];
let server: TestServer;

beforeAll(async () => {
  people = await startWithPeople({ clock, timeoutSeconds: 6 });
  ({ server, sandbox } = people);
});
afterEach(() => {
  clock.offsetMs = 0;
  for (const each of sandbox.identities) each.reset();
});
afterAll(() => people?.close());

/** A new Zalo citizen at level 1, and the number of somebody new. */
async function somebody(name?: string) {
  const { number } = people.person({ birthDate: "1990-02-03", address: "Xã Tân Biên" });
  const token = await server.known(name ?? `nguoi-${number}`);
  return { token, number, mine: way(server, token) };
}
const session = async (token: string) => (await server.go("/v1/session", { token })).body;
const words = (page: string) => page.replace(/<style.*?<\/style>|<[^>]+>/gs, " ").replace(/\s+/g, " ");

test("providers are told by name; the first is the one to offer", async () => {
  const { body } = await server.go("/v1/public/identity-providers");
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual(["sao-mai-id", "dinh-danh-quoc-gia"]);
});

test.each(["code", "digits"] as const)("a citizen who comes back with the %s is level 2", async (which) => {
  const { token, number, mine } = await somebody();
  const attempt = await mine.start();
  expect((await mine.state(attempt.id)).body).toMatchObject({ state: "begun", triesLeft: 5 });
  expect(problemOf(await mine.complete(attempt, "123456"))).toBe("identity-not-returned");
  const codes = codesOn(await mine.browse(attempt, number));
  expect((await mine.state(attempt.id)).body.state).toBe("returned");
  expect((await session(token)).level).toBe(1); // asking how far it is lifts nobody
  const typed = which === "digits" ? codes.digits.replace(/^(...)/, "$1 ") : codes.code;
  const { status, body } = await mine.complete(attempt, typed);
  expect([status, body.level]).toEqual([200, 2]);
  expect((await mine.complete(attempt, typed)).body).toEqual(body); // the answer was lost, the phone asks again
  const { body: identity } = await server.go("/v1/my/identity", { token });
  expect(identity).toMatchObject({
    provider: "sao-mai-id",
    numberMasked: `•••• •••• ${number.slice(-4)}`,
    sex: "female",
  });
  expect(identity).toMatchObject({ birthDate: "1990-02-03", address: "Xã Tân Biên", freshUntil: body.freshUntil });
  expect(JSON.stringify(identity)).not.toContain(number);
});

test("a second provider says the same in other words", async () => {
  const token = await server.known("doi-noi");
  const mine = way(server, token, "dinh-danh-quoc-gia");
  const attempt = await mine.start();
  const { code } = codesOn(await mine.browse(attempt, SAU));
  expect((await mine.complete(attempt, code)).body.level).toBe(2);
  const { body } = await server.go("/v1/my/identity", { token });
  expect(body).toMatchObject({
    provider: "dinh-danh-quoc-gia",
    name: "Trần Thị Sáu",
    birthDate: "1948-09-02",
    sex: "female",
  });
});

test("level 0, an unknown provider, and who has not come that far", async () => {
  const zero = await server.citizen("level-0");
  const refused = await server.go("/v1/session/level-2/attempts", { token: zero, body: { provider: "sao-mai-id" } });
  expect([problemOf(refused), refused.body.requiredLevel]).toEqual(["identity-level-required", 1]);
  const { token } = await somebody();
  const unknown = await server.go("/v1/session/level-2/attempts", { token, body: { provider: "khong-co" } });
  expect(problemOf(unknown)).toBe("identity-provider-unknown");
  const early = await server.go("/v1/my/identity", { token });
  expect([problemOf(early), early.body.requiredLevel]).toEqual(["identity-level-required", 2]);
});

test("begun on one phone and finished on another lifts nobody", async () => {
  const [attacker, victim] = [await somebody(), await somebody()];
  const attempt = await attacker.mine.start();
  // Our page names whose account would be lifted, and so does the provider's.
  const page = await new Browser().open(attempt.url);
  const { name, phoneMasked } = await session(attacker.token);
  expect(words(page.text)).toContain(name);
  expect(words(page.text)).toContain(phoneMasked);
  const authorization = new URL(await new Browser().leave(attempt.url));
  expect(authorization.searchParams.get("binding_message")).toContain(phoneMasked);

  const again = await attacker.mine.start();
  const codes = codesOn(await attacker.mine.browse(again, victim.number));
  // The victim's own phone opens the link that was shown to them: it is not their attempt.
  expect(problemOf(await victim.mine.complete(again, codes.code))).toBe("identity-attempt-not-found");
  // The attacker has all but the code; asking how far it is, however often, brings nothing.
  for (let time = 0; time < 5; time += 1) expect((await attacker.mine.state(again.id)).body.state).toBe("returned");
  // The same Zalo account on another phone knows the code but not the secret.
  expect(problemOf(await attacker.mine.complete({ id: again.id, secret: attempt.secret }, codes.code))).toBe(
    "identity-attempt-not-found",
  );
  for (const { token } of [attacker, victim]) expect((await session(token)).level).toBe(1);
});

test("guessing: five wrong codes, and the right one comes too late", async () => {
  const { token, number, mine } = await somebody();
  const attempt = await mine.start();
  const codes = codesOn(await mine.browse(attempt, number));
  const wrong = codes.digits === "000000" ? "000001" : "000000";
  for (let left = 4; left > 0; left -= 1) {
    expect(problemOf(await mine.complete(attempt, wrong))).toBe("identity-code-wrong");
    expect((await mine.state(attempt.id)).body.triesLeft).toBe(left);
  }
  expect(problemOf(await mine.complete(attempt, wrong))).toBe("identity-attempt-ended");
  expect(problemOf(await mine.complete(attempt, codes.digits))).toBe("identity-attempt-ended");
  expect(problemOf(await mine.complete(attempt, codes.code))).toBe("identity-attempt-ended");
  expect((await session(token)).level).toBe(1);
});

test("twenty guesses at once count as twenty", async () => {
  const { number, mine } = await somebody();
  const attempt = await mine.start();
  const { code } = codesOn(await mine.browse(attempt, number));
  const guesses = Array.from({ length: 20 }, (_, at) => mine.complete(attempt, `guess-number-${at}`));
  const said = (await Promise.all(guesses)).map(problemOf);
  expect(said.filter((each) => each === "identity-code-wrong")).toHaveLength(4);
  expect(problemOf(await mine.complete(attempt, code))).toBe("identity-attempt-ended");
});

test("late: after ten minutes neither page nor code is good", async () => {
  const { number, mine } = await somebody();
  const first = await mine.start();
  const { code } = codesOn(await mine.browse(first, number));
  clock.move(11 * MINUTE);
  expect((await mine.state(first.id)).body.state).toBe("void");
  expect(problemOf(await mine.complete(first, code))).toBe("identity-attempt-ended");
  expect(words((await new Browser().open(first.url)).text)).toContain("đã kết thúc");
});

test("replayed: an address is good once, in the browser it was opened in", async () => {
  const { number, mine } = await somebody();
  const attempt = await mine.start();
  const browser = new Browser();
  const there = await browser.leave(attempt.url);
  const callback = await signIn(there, { person: number, consent: true });
  expect(words((await new Browser().open(callback)).text)).toContain("đã kết thúc");
  const page = await browser.open(callback);
  const codes = codesOn(page.text);
  expect(codesOn((await browser.open(callback)).text)).toEqual(codes); // reloaded: the same, asked nobody again
  expect(codesOn((await browser.open(attempt.url)).text)).toEqual(codes); // closed too soon, opened again from the app
  expect(words((await new Browser().open(attempt.url)).text)).toContain("đã kết thúc");
  expect(words((await new Browser().open(callback)).text)).toContain("đã kết thúc");
  expect((await mine.complete(attempt, codes.code)).status).toBe(200);
  expect(words((await browser.open(callback)).text)).toContain("đã kết thúc");
  // None of it stays in a cache, and the provider does not learn the address it was reached from.
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("the page that names the account cannot be passed over, not even by who was at one before", async () => {
  const [mine, other] = [await somebody(), await somebody()];
  const browser = new Browser();
  await browser.leave((await mine.mine.start()).url);
  const { url } = await other.mine.start();
  expect((await browser.open(`${url}/go`)).location).toBe(new URL(url).pathname);
  expect(await browser.leave(url)).toContain("/identity/auth?");
});

test("opened in two browsers: the one that goes on first keeps it", async () => {
  const { number, mine } = await somebody();
  const attempt = await mine.start();
  const first = new Browser();
  const there = await first.leave(attempt.url);
  expect(words(await new Browser().leave(attempt.url))).toContain("mở ở máy khác");
  expect(codesOn((await first.open(await signIn(there, { person: number, consent: true }))).text).digits).toHaveLength(
    6,
  );
});

test("a new attempt ends the one before it", async () => {
  const { number, mine } = await somebody();
  const first = await mine.start();
  const { code } = codesOn(await mine.browse(first, number));
  await mine.start();
  expect(problemOf(await mine.complete(first, code))).toBe("identity-attempt-ended");
});

test("somebody who says no, or whose account is not assured enough, is told so", async () => {
  const { token, number, mine } = await somebody();
  const refused = await mine.start();
  expect(words(await mine.browse(refused, number, { consent: false }))).toContain("không đồng ý");
  expect((await mine.state(refused.id)).body).toMatchObject({ state: "failed", failure: "denied" });
  const low = await mine.start();
  expect(words(await mine.browse(low, MUOI))).toContain("cần được xác thực thêm");
  expect((await mine.state(low.id)).body).toMatchObject({ state: "failed", failure: "not-assured" });
  expect((await session(token)).level).toBe(1);
});

test.each([
  [{ accessDenied: "once" }, "denied"],
  [{ wrongNonce: "once" }, "invalid-answer"],
  [{ wrongIssuer: "once" }, "invalid-answer"],
  [{ wrongIssResponse: "once" }, "invalid-answer"],
  [{ expired: "once" }, "invalid-answer"],
  [{ badSignature: "once" }, "invalid-answer"],
  [{ usedCode: "once" }, "invalid-answer"],
  [{ lowerAcr: "once" }, "not-assured"],
  [{ noNumber: "once" }, "no-number"],
  [{ tokenError: "once" }, "unavailable"],
] as const)("with the provider's switch %o the attempt fails as %s, and the next one works", async (patch, failure) => {
  const { token, number, mine } = await somebody();
  const attempt = await mine.start();
  sandbox.identity.set(patch);
  expect(words(await mine.browse(attempt, number))).toContain("Quay lại ứng dụng");
  expect((await mine.state(attempt.id)).body).toMatchObject({ state: "failed", failure });
  expect(problemOf(await mine.complete(attempt, "123456"))).toBe("identity-attempt-ended");
  expect((await session(token)).level).toBe(1);
  sandbox.identity.reset();
  await lift(server, token, number);
  expect((await session(token)).level).toBe(2);
});

test("keys that change between question and answer are fetched anew", async () => {
  const { token, number, mine } = await somebody();
  const attempt = await mine.start();
  sandbox.identity.set({ keyRotation: "once" });
  const { code } = codesOn(await mine.browse(attempt, number));
  expect((await mine.complete(attempt, code)).status).toBe(200);
  await lift(server, token, number);
});

test.each([{ down: "refused" }, { down: "503" }, { slow: 30_000 }] as const)(
  "while the provider is %o it is said at once, and everything else goes on",
  async (patch) => {
    const { token, number } = await somebody();
    sandbox.identity.set(patch);
    const answer = await server.go("/v1/session/level-2/attempts", { token, body: { provider: "sao-mai-id" } });
    expect(problemOf(answer)).toBe("identity-provider-unavailable");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await server.report(token)).code).toMatch(/^[A-Z]{2}-/);
    sandbox.identity.reset();
    await lift(server, token, number);
  },
);

test("down when the browser sets out, and when it is back", async () => {
  const { number, mine } = await somebody();
  const attempt = await mine.start();
  sandbox.identity.set({ down: "503" });
  const browser = new Browser();
  expect(words(await browser.leave(attempt.url))).toContain("chưa trả lời");
  sandbox.identity.reset();
  const callback = await signIn(await browser.leave(attempt.url), { person: number, consent: true });
  sandbox.identity.set({ down: "503" });
  expect(words((await browser.open(callback)).text)).toContain("chưa trả lời");
  expect((await mine.state(attempt.id)).body).toMatchObject({ state: "failed", failure: "unavailable" });
});

test("one identity number, one Zalo account: a second one is told and asked", async () => {
  const [first, second] = [await somebody(), await somebody()];
  await lift(server, first.token, first.number);
  const attempt = await second.mine.start();
  const { code } = codesOn(await second.mine.browse(attempt, first.number));
  const told = await second.mine.complete(attempt, code);
  expect(problemOf(told)).toBe("identity-linked-elsewhere");
  expect(told.body.detail).toBe((await session(first.token)).phoneMasked);
  expect((await session(second.token)).level).toBe(1);
  expect((await session(first.token)).level).toBe(2);
  expect((await second.mine.complete(attempt, code, true)).body.level).toBe(2);
  expect((await session(first.token)).level).toBe(1);
  expect(problemOf(await server.go("/v1/my/identity", { token: first.token }))).toBe("identity-level-required");
});

test("two accounts that want the same person at once: one has it", async () => {
  const [one, other] = [await somebody(), await somebody()];
  const ready = async ({ mine }: typeof one) => {
    const attempt = await mine.start();
    return { attempt, code: codesOn(await mine.browse(attempt, one.number)).code };
  };
  const [mine, theirs] = [await ready(one), await ready(other)];
  const answers = await Promise.all([
    one.mine.complete(mine.attempt, mine.code),
    other.mine.complete(theirs.attempt, theirs.code),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test("whoever is linked proves to be the same person again, or unlinks first", async () => {
  const { token, number, mine } = await somebody();
  await lift(server, token, number);
  const attempt = await mine.start();
  sandbox.identity.set({ otherPerson: "once" });
  const { code } = codesOn(await mine.browse(attempt, number));
  expect(problemOf(await mine.complete(attempt, code))).toBe("identity-other-person");
  sandbox.identity.reset();
  expect((await server.go("/v1/my/identity", { token, method: "DELETE" })).body).toMatchObject({ level: 1 });
  await lift(server, token, THU);
  expect((await server.go("/v1/my/identity", { token })).body.name).toBe("Nguyễn Văn Thử");
});

test("an unlinked account is level 1 on all its phones, and what it had begun is void", async () => {
  const { token, number, mine } = await somebody("hai-may");
  const other = await server.citizen("hai-may");
  await lift(server, token, number);
  expect((await session(other)).level).toBe(2);
  const attempt = await mine.start();
  const { code } = codesOn(await mine.browse(attempt, number));
  await server.go("/v1/my/identity", { token: other, method: "DELETE" });
  expect((await session(token)).level).toBe(1);
  expect(problemOf(await mine.complete(attempt, code))).toBe("identity-attempt-ended");
  expect((await server.go("/v1/my/identity", { token, method: "DELETE" })).status).toBe(200); // again: nothing
});

test("it ages, and is fresh again once it is proven again", async () => {
  const { token, number } = await somebody();
  await lift(server, token, number);
  const { freshUntil } = await session(token);
  expect(Date.parse(freshUntil) - clock.now().getTime()).toBeGreaterThan(59 * MINUTE);
  clock.move(61 * MINUTE);
  expect(Date.parse((await session(token)).freshUntil)).toBeLessThan(clock.now().getTime());
  await lift(server, token, number);
  expect(Date.parse((await session(token)).freshUntil)).toBeGreaterThan(clock.now().getTime());
});

test("the database alone says nobody's number, name or address, and no code that is still good", async () => {
  const { token, number, mine } = await somebody("kin");
  await lift(server, token, number);
  const attempt = await mine.start();
  const { code, digits } = codesOn(await mine.browse(attempt, number));
  const rows = JSON.stringify([
    await server.core.db.selectFrom("person").selectAll().execute(),
    await server.core.db.selectFrom("identity_attempt").selectAll().execute(),
    await server.core.db.selectFrom("citizen").selectAll().execute(),
  ]);
  for (const secret of [number, "Lê Thị kin", "Xã Tân Biên", code, attempt.secret, attempt.url.split("/").pop()!])
    expect(rows).not.toContain(secret);
  expect(rows).not.toContain(`"${digits}"`);
  // What an attempt brought is emptied when its time is over, and the attempt is gone the next day.
  const attemptsOf = () =>
    server.core.db.selectFrom("identity_attempt").selectAll().where("id", "=", attempt.id).execute();
  clock.move(11 * MINUTE);
  await sweep(server.core);
  expect((await attemptsOf())[0]).toMatchObject({ proven: null, checks: null });
  clock.move(25 * 60 * MINUTE);
  await sweep(server.core);
  expect(await attemptsOf()).toEqual([]);
});

test("a province that has not opened level 2 says so", async () => {
  const closed = await bootServer({});
  try {
    expect((await closed.go("/v1/public/identity-providers")).body.items).toEqual([]);
    const token = await closed.known("som");
    const answer = await closed.go("/v1/session/level-2/attempts", { token, body: { provider: "sao-mai-id" } });
    expect(problemOf(answer)).toBe("identity-provider-unknown");
    expect((await closed.go("/identity/start/abc")).status).toBe(404);
  } finally {
    await closed.close();
  }
});
