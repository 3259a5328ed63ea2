import { expect, test } from "vitest";
import { jpeg } from "../support/pictures.ts";
import { newKey, onBothEngines, onPGlite, problemOf, standingClock, type Answered } from "../support/server.ts";

/** Status, headers that say something and body, without what names the request. */
const seen = ({ status, text, headers, body }: Answered) => ({
  status,
  type: headers.get("content-type"),
  cache: headers.get("cache-control"),
  length: headers.get("content-length"),
  text: text.replace(body.requestId, ""),
});

onBothEngines("a stranger", {}, (at) => {
  test("cannot tell another's report from one that never was", async () => {
    const { citizen, report, upload, go } = at();
    const owner = await citizen("owner");
    const stranger = await citizen("stranger");
    const photo = await upload(owner, await jpeg());
    const { code } = await report(owner, { photoIds: [photo.id] });
    const absent = "PA-200101-0001";
    const paths = (one: string) => [
      `/v1/my/reports/${one}`,
      `/v1/my/reports/${one}/photos/${photo.id}`,
      `/v1/my/reports/${one}/photos/${photo.id}?size=thumb`,
    ];
    const theirs = await Promise.all(paths(code).map((path) => go(path, { token: stranger })));
    const nobodys = await Promise.all(paths(absent).map((path) => go(path, { token: stranger })));
    expect(theirs.map(seen)).toEqual(nobodys.map(seen));
    expect(theirs.map(problemOf)).toEqual(Array(3).fill("report-not-found"));
    expect((await go(paths(code)[1]!, { token: owner })).status).toBe(200);

    const publicly = (one: string) => [`/v1/public/reports/${one}`, `/v1/public/reports/${one}/photos/${photo.id}`];
    const hidden = await Promise.all(publicly(code).map((path) => go(path)));
    const missing = await Promise.all(publicly(absent).map((path) => go(path)));
    expect(hidden.map(seen)).toEqual(missing.map(seen));
  });

  test("cannot see a photo that was not chosen for publishing, nor one through another report", async () => {
    const { citizen, report, upload, act, go } = at();
    const owner = await citizen("chooser");
    const [chosen, held] = [await upload(owner, await jpeg()), await upload(owner, await jpeg())];
    const { code } = await report(owner, { photoIds: [chosen.id, held.id] });
    await act(code, "publish", { published: true, photoIds: [chosen.id] });
    const path = (id: string) => `/v1/public/reports/${code}/photos/${id}`;
    expect((await go(path(chosen.id))).status).toBe(200);
    const refused = await go(path(held.id));
    const absent = await go(path("00000000-0000-4000-8000-000000000000"));
    expect(seen(refused)).toEqual(seen(absent));
    expect((await go(`/v1/public/reports/${code}`)).body.photos.map((one: any) => one.id)).toEqual([chosen.id]);
    const own = await report(await citizen("other-owner"));
    expect(problemOf(await go(`/v1/my/reports/${own.code}/photos/${chosen.id}`, { token: owner }))).toBe(
      "report-not-found",
    );
  });

  test("cannot use, delete or find out about another's upload", async () => {
    const { citizen, upload, go, newReport } = at();
    const owner = await citizen("uploader");
    const stranger = await citizen("upload-thief");
    const { id } = await upload(owner, await jpeg());
    const absent = "00000000-0000-4000-8000-000000000000";
    const use = (photoId: string) =>
      go("/v1/reports", { token: stranger, key: newKey(), body: newReport({ photoIds: [photoId] }) });
    expect(seen(await use(id))).toEqual(seen(await use(absent)));
    const remove = (photoId: string) => go(`/v1/uploads/${photoId}`, { method: "DELETE", token: stranger });
    expect(seen(await remove(id))).toEqual(seen(await remove(absent)));
    expect(problemOf(await remove(id))).toBe("upload-not-found");
    const used = await go("/v1/reports", { token: owner, key: newKey(), body: newReport({ photoIds: [id] }) });
    expect(used.status).toBe(201);
    const twice = await go("/v1/reports", { token: owner, key: newKey(), body: newReport({ photoIds: [id] }) });
    expect(problemOf(twice)).toBe("upload-not-found");
  });

  test("an office cannot answer with a citizen's upload, nor publish a photo of another report", async () => {
    const { citizen, upload, report, act } = at();
    const token = await citizen("mixed");
    const { id } = await upload(token, await jpeg());
    const { code } = await report(token);
    await act(code, "accept");
    const text = "Đã xử lý xong trong buổi sáng.";
    expect(problemOf(await act(code, "answer", { text, photoIds: [id] }))).toBe("upload-not-found");
    expect(problemOf(await act(code, "publish", { published: true, photoIds: [id] }))).toBe("photo-not-found");
  });
});

const limits = {
  missedCodes: { requests: 20, seconds: 300 },
  missedCodesByAddress: { requests: 50, seconds: 300 },
  // Out of the way: it is the guessing that is counted here.
  address: { requests: 20_000, seconds: 60 },
  citizen: { requests: 20_000, seconds: 60 },
};
onPGlite("guessing", { rateLimits: limits, clock: standingClock() }, (at) => {
  test("ten thousand guessed codes find nothing and are throttled", { timeout: 180_000 }, async () => {
    const { citizen, report, go, clock, guest } = at();
    await report(await citizen("guessed"));
    const token = await guest();
    const guess = (i: number) => go(`/v1/my/reports/PA-261122-${String(i).padStart(4, "0")}`, { token });
    const answers = [];
    for (let i = 1; i <= 10_000; i++) answers.push(await guess(i));
    const codes = answers.map(problemOf);
    expect(codes.filter((code) => code === "report-not-found")).toHaveLength(20);
    expect(codes.filter((code) => code === "rate-limited")).toHaveLength(9_980);
    const throttled = answers.at(-1)!;
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get("retry-after"))).toBeGreaterThan(0);

    // Without a session, by address; the public pages of others stay open to everybody who does not guess.
    const publicly = [];
    for (let i = 1; i <= 40; i++) publicly.push(problemOf(await go(`/v1/public/reports/PA-261122-${1000 + i}`)));
    expect(publicly.filter((code) => code === "rate-limited")).toHaveLength(10);
    // A new guest session is free; it buys no new guesses.
    const another = await guest();
    expect(problemOf(await go("/v1/my/reports/PA-261122-0001", { token: another }))).toBe("rate-limited");
    expect((await go("/v1/public/reports")).status).toBe(200);

    clock.move(16_000);
    expect(problemOf(await guess(1))).toBe("report-not-found");
    expect(problemOf(await guess(2))).toBe("rate-limited");
  });

  test("one who reads only their own is not throttled by it", async () => {
    const { guest, report, go } = at();
    const token = await guest();
    const { code } = await report(token);
    for (let i = 0; i < 60; i++) expect((await go(`/v1/my/reports/${code}`, { token })).status).toBe(200);
  });
});

onPGlite("a flood", { rateLimits: { citizen: { requests: 30, seconds: 60 } }, clock: standingClock() }, (at) => {
  test("from one citizen is throttled; others go on", async () => {
    const { guest, go } = at();
    const [noisy, quiet] = [await guest(), await guest()];
    const statuses = [];
    for (let i = 0; i < 40; i++) statuses.push((await go("/v1/my/reports", { token: noisy })).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await go("/v1/my/reports", { token: quiet })).status).toBe(200);
  });
});
