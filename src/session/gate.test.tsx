import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../api/api.ts";
import { ApiError } from "../api/errors.ts";
import { HostError } from "../host/host.ts";
import { setClock } from "../lib/clock.ts";
import { askForLevel, withLevel } from "./gate.tsx";
import { level2 } from "./level2.ts";
import { session } from "./session.ts";

const phone = vi.hoisted(() => ({
  kept: new Map<string, string>(),
  storageFails: false,
  openWebview: undefined as unknown as (url: string) => Promise<void>,
  shareIdentity: undefined as unknown as () => Promise<object>,
  resumed: new Set<() => void>(),
}));
vi.mock("../host/host.ts", async (original) => {
  const storage = async <T,>(run: () => T) => {
    if (phone.storageFails) throw new Error("storage");
    return run();
  };
  const host = {
    can: () => true,
    accessToken: async () => "zalo-token",
    shareIdentity: () => phone.shareIdentity(),
    openWebview: (url: string) => phone.openWebview(url),
    onNetworkChange: () => () => undefined,
    onResume: (listener: () => void) => {
      phone.resumed.add(listener);
      return () => void phone.resumed.delete(listener);
    },
    storage: {
      get: (key: string) => storage(() => phone.kept.get(key)),
      set: (key: string, value: string) => storage(() => void phone.kept.set(key, value)),
      remove: (key: string) => storage(() => void phone.kept.delete(key)),
    },
  };
  return { ...(await original<object>()), getHost: async () => host };
});

const EIGHT = new Date("2026-11-25T01:00:00Z");
const LEVEL1 = { level: 1, guest: false, account: "lan", name: "Nguyễn Thị Sáu", expiresAt: "2027-11-25T00:00:00Z" };
const LEVEL2 = { ...LEVEL1, level: 2, freshUntil: "2026-11-25T03:00:00Z" };
const BEGUN = {
  id: "a-1",
  secret: "s".repeat(20),
  url: "https://id.example.vn/1",
  expiresAt: "2026-11-25T01:10:00Z",
};
const LOOKED = { id: "a-1", provider: "demo-id", state: "begun", expiresAt: BEGUN.expiresAt, triesLeft: 5 };
const DEMO_ID = { id: "demo-id", name: { vi: "Mã Định Danh" } };

/** What the server answers; an error is thrown, a function is called. */
let answers: Record<string, unknown>;
const calls = (id: string) => vi.mocked(api.call).mock.calls.filter(([called]) => called === id);
const bodies = (id: string) => calls(id).map(([, given]) => (given as { body?: unknown } | undefined)?.body);

beforeEach(async () => {
  // The gate draws itself, outside of what the library renders: tests wait for what is to be seen.
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  setClock({ now: () => EIGHT });
  answers = {
    createSession: { token: "t".repeat(20), session: { ...LEVEL1, level: 0 } },
    getSession: LEVEL1,
    raiseToLevel1: LEVEL1,
    listIdentityProviders: { items: [DEMO_ID] },
    startIdentityAttempt: BEGUN,
    getIdentityAttempt: LOOKED,
    completeIdentityAttempt: LEVEL2,
  };
  vi.spyOn(api, "call").mockImplementation((async (id: string, given: unknown) => {
    const answer = answers[id];
    const said = typeof answer === "function" ? (answer as (given: unknown) => unknown)(given) : answer;
    if (said instanceof Error) throw said;
    return said;
  }) as typeof api.call);
  phone.openWebview = vi.fn(async () => undefined);
  phone.shareIdentity = vi.fn(async () => ({ accessToken: "a", phoneToken: "p" }));
  phone.storageFails = false;
  await session.bearer();
  session.adopt(LEVEL1);
  render(<input aria-label="Địa chỉ" name="address" defaultValue="Ấp 3" />);
  screen.getByLabelText("Địa chỉ").focus();
});
afterEach(async () => {
  if (screen.queryByRole("dialog")) fireEvent.click(screen.getByRole("button", { name: "Đóng" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await level2.forget();
  cleanup();
});

type Options = Parameters<typeof askForLevel>[1];
/** Asks, and says what the answer was once there is one. */
async function ask(level: 1 | 2 = 2, options?: Options) {
  const gate = { answer: undefined as boolean | undefined };
  void askForLevel(level, options).then((raised) => (gate.answer = raised));
  await screen.findByRole("dialog");
  return gate;
}
const button = (name: string) => screen.findByRole("button", { name });
const press = async (name: string) => fireEvent.click(await button(name));
const heading = (name: string) => screen.findByRole("heading", { level: 2, name });
async function askAndOpen(options?: Options) {
  const gate = await ask(2, options);
  await press("Mở Mã Định Danh");
  await heading("Làm xong trên trang Mã Định Danh");
  return gate;
}
const digits = () => screen.getByLabelText("Hoặc nhập sáu số hiện trên trang đó");
async function give(code: string) {
  fireEvent.change(digits(), { target: { value: code } });
  await press("Xác nhận");
}
const closedWith = (gate: { answer: boolean | undefined }, answer: boolean) =>
  waitFor(() => {
    expect(gate.answer).toBe(answer);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

describe("who asks for a level", () => {
  it("that is there already is not shown anything", async () => {
    session.adopt(LEVEL2);
    expect(await askForLevel(1)).toBe(true);
    expect(await askForLevel(2)).toBe(true);
    expect(await askForLevel(2, { fresh: true })).toBe(true);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("reads why, what, where, who, for which account and what goes on without, before anything begins", async () => {
    await ask();
    const dialog = screen.getByRole("dialog", { name: "Xác nhận danh tính" });
    await button("Mở Mã Định Danh");
    for (const words of [
      "Lấy gì",
      "Giữ ở đâu",
      "Ai xem được",
      "Tài khoản đang dùng: Nguyễn Thị Sáu.",
      /^Để sau thì phản ánh/,
      /số định danh cá nhân/,
    ])
      expect(within(dialog).getByText(words)).toBeTruthy();
    expect(calls("startIdentityAttempt")).toEqual([]);
  });

  it("puts it off: false, nothing lost, and the focus is in the same field", async () => {
    const gate = await ask();
    await press("Để sau");
    await closedWith(gate, false);
    expect(document.activeElement).toBe(screen.getByLabelText("Địa chỉ"));
    expect(screen.getByLabelText<HTMLInputElement>("Địa chỉ").value).toBe("Ấp 3");
  });

  it("leaves the screen by back: false", async () => {
    const gate = await ask();
    dispatchEvent(new PopStateEvent("popstate"));
    await closedWith(gate, false);
  });

  it("twice gets one gate and one answer", async () => {
    const [one, two] = [await ask(), await ask()];
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
    await press("Để sau");
    await closedWith(one, false);
    expect(two.answer).toBe(false);
  });

  it("is asked to prove it again once it is old", async () => {
    session.adopt({ ...LEVEL2, freshUntil: "2026-11-25T00:59:59Z" });
    expect(await askForLevel(2)).toBe(true);
    const gate = await ask(2, { fresh: true });
    expect(screen.getByRole("dialog", { name: "Xác nhận lại danh tính" })).toBeTruthy();
    expect(await screen.findByText(/Lần xác nhận trước đã lâu/)).toBeTruthy();
    await press("Mở Mã Định Danh");
    await heading("Làm xong trên trang Mã Định Danh");
    await give("123456");
    await closedWith(gate, true);
  });

  it("at level 0 shares name and phone first, then goes on by itself", async () => {
    session.adopt({ ...LEVEL1, level: 0 });
    const gate = await ask();
    expect(await screen.findByRole("dialog", { name: "Tên và số điện thoại" })).toBeTruthy();
    await press("Đồng ý");
    await button("Mở Mã Định Danh");
    expect(gate.answer).toBeUndefined();
    expect(screen.getByRole("dialog", { name: "Xác nhận danh tính" })).toBeTruthy();
  });

  it.each(["denied", "unsupported"] as const)("at level 0 cannot skip name and phone (%s)", async (code) => {
    session.adopt({ ...LEVEL1, level: 0 });
    phone.shareIdentity = async () => Promise.reject(new HostError(code, "shareIdentity"));
    const gate = await ask();
    await press("Đồng ý");
    expect(await screen.findByText(/Những gì đã viết vẫn còn/)).toBeTruthy();
    expect(screen.queryByText(/vẫn làm tiếp được/i)).toBeNull();
    await press("Để sau");
    await closedWith(gate, false);
  });

  it("for level 1 is asked for no more than that", async () => {
    session.adopt({ ...LEVEL1, level: 0 });
    const gate = await ask(1);
    await press("Đồng ý");
    await closedWith(gate, true);
  });
});

describe("at the provider's", () => {
  it("one attempt begins, however often it is tapped, and its page opens", async () => {
    await ask();
    const open = await button("Mở Mã Định Danh");
    fireEvent.click(open);
    fireEvent.click(open);
    await heading("Làm xong trên trang Mã Định Danh");
    expect(bodies("startIdentityAttempt")).toEqual([{ provider: "demo-id" }]);
    await waitFor(() => expect(phone.openWebview).toHaveBeenCalledWith(BEGUN.url));
    expect(JSON.parse(phone.kept.get("identity-attempt")!)).toMatchObject({ returnTo: "/", field: "address" });
  });

  it("of several, one is chosen first", async () => {
    answers.listIdentityProviders = { items: [DEMO_ID, { id: "national", name: { vi: "Cổng quốc gia" } }] };
    await ask();
    fireEvent.click(await screen.findByLabelText("Cổng quốc gia"));
    await press("Mở Cổng quốc gia");
    await waitFor(() => expect(bodies("startIdentityAttempt")).toEqual([{ provider: "national" }]));
  });

  it("nothing is offered where the province has opened none", async () => {
    answers.listIdentityProviders = { items: [] };
    const gate = await ask();
    expect(await screen.findByText("Tỉnh chưa mở việc xác nhận danh tính")).toBeTruthy();
    await press("Để sau");
    await closedWith(gate, false);
  });

  it("the page can be opened again, and a Zalo that cannot says so", async () => {
    phone.openWebview = vi.fn(async () => Promise.reject(new HostError("unavailable", "openWebview")));
    await askAndOpen();
    expect(await screen.findByText("Zalo chưa mở được trang xác nhận")).toBeTruthy();
    phone.openWebview = vi.fn(async () => undefined);
    await press("Mở lại trang Mã Định Danh");
    await waitFor(() => expect(screen.queryByText("Zalo chưa mở được trang xác nhận")).toBeNull());
    expect(phone.openWebview).toHaveBeenCalledWith(BEGUN.url);
    expect(calls("startIdentityAttempt")).toHaveLength(1);
  });

  it("a Zalo that answers only when the page is closed is not an error", async () => {
    phone.openWebview = async () => Promise.reject(new HostError("timeout", "openWebview"));
    await askAndOpen();
    expect(screen.queryByText("Zalo chưa mở được trang xác nhận")).toBeNull();
  });

  it("what was begun before the app was killed is taken up where it was", async () => {
    phone.kept.set("identity-attempt", JSON.stringify({ ...BEGUN, provider: "demo-id", returnTo: "/mine" }));
    const gate = await ask();
    await heading("Làm xong trên trang Mã Định Danh");
    await give("123456");
    await closedWith(gate, true);
    expect(calls("startIdentityAttempt")).toEqual([]);
  });

  it("what was begun can be left for another beginning", async () => {
    await askAndOpen();
    await press("Bắt đầu lại từ đầu");
    await button("Mở Mã Định Danh");
    await waitFor(() => expect(phone.kept.has("identity-attempt")).toBe(false));
  });

  it("is back on coming back to the app: words ask for the digits, and nothing is completed", async () => {
    await askAndOpen();
    await waitFor(() => expect(calls("getIdentityAttempt").length).toBeGreaterThan(0));
    answers.getIdentityAttempt = { ...LOOKED, state: "returned" };
    phone.resumed.forEach((resume) => resume());
    expect(await screen.findByText("Trang Mã Định Danh đã làm xong")).toBeTruthy();
    expect(calls("completeIdentityAttempt")).toEqual([]);
  });

  it("is looked at every few seconds, as long as the gate is open", async () => {
    const gate = await askAndOpen();
    await waitFor(() => expect(calls("getIdentityAttempt").length).toBeGreaterThanOrEqual(3), { timeout: 10_000 });
    await press("Để sau");
    await closedWith(gate, false);
    expect(phone.resumed.size).toBe(1); // the session's own
  });

  it.each([
    ["denied", "Chưa đồng ý chia sẻ"],
    ["unavailable", "Trang xác nhận đang bảo trì"],
    ["not-assured", "Tài khoản cần được xác thực thêm"],
    ["no-number", "Tài khoản chưa có số định danh"],
    ["invalid-answer", "Trả lời chưa kiểm tra được"],
  ])("ended as %s it says so, and begins anew on demand", async (failure, words) => {
    answers.getIdentityAttempt = { ...LOOKED, state: "failed", failure };
    const gate = await ask();
    await press("Mở Mã Định Danh");
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByText("Những gì đã viết vẫn còn.")).toBeTruthy();
    answers.getIdentityAttempt = LOOKED;
    await press("Thử lại");
    await heading("Làm xong trên trang Mã Định Danh");
    expect(calls("startIdentityAttempt")).toHaveLength(2);
    await press("Để sau");
    await closedWith(gate, false);
  });

  it("another provider is offered after a failure where there is one", async () => {
    answers.listIdentityProviders = { items: [DEMO_ID, { id: "national", name: { vi: "Cổng quốc gia" } }] };
    answers.getIdentityAttempt = { ...LOOKED, state: "failed", failure: "unavailable" };
    await ask();
    await press("Mở Mã Định Danh");
    await press("Chọn nơi xác nhận khác");
    expect(await screen.findByLabelText("Cổng quốc gia")).toBeTruthy();
  });

  it.each([
    ["void", { ...LOOKED, state: "void" }],
    ["unknown to the server", new ApiError("identity-attempt-not-found")],
  ])("an attempt that is %s begins again", async (_, looked) => {
    answers.getIdentityAttempt = looked;
    await ask();
    await press("Mở Mã Định Danh");
    await heading("Cần bắt đầu lại");
    answers.getIdentityAttempt = LOOKED;
    await press("Bắt đầu lại");
    expect(await button("Mở Mã Định Danh")).toBeTruthy();
  });
});

describe("the code", () => {
  it("raises, closes the gate and gives the focus back", async () => {
    const gate = await askAndOpen();
    await give("123 456");
    await closedWith(gate, true);
    expect(bodies("completeIdentityAttempt")).toEqual([{ secret: BEGUN.secret, code: "123456" }]);
    expect(session.current()).toMatchObject({ session: { level: 2, freshUntil: LEVEL2.freshUntil } });
    expect(document.activeElement).toBe(screen.getByLabelText("Địa chỉ"));
    expect(phone.kept.has("identity-attempt")).toBe(false);
  });

  it("raises on a phone whose storage fails", async () => {
    phone.storageFails = true;
    const gate = await askAndOpen();
    await give("123456");
    await closedWith(gate, true);
  });

  it("is not sent before it has six digits", async () => {
    await askAndOpen();
    await give("12345");
    expect(await screen.findByText("Cần nhập đủ sáu số.")).toBeTruthy();
    expect(calls("completeIdentityAttempt")).toEqual([]);
    expect(digits().getAttribute("inputmode")).toBe("numeric");
    expect(digits().getAttribute("autocomplete")).toBe("one-time-code");
  });

  it("wrong says how many tries are left; after five it begins again", async () => {
    let left = 5;
    answers.completeIdentityAttempt = () => new ApiError(left ? "identity-code-wrong" : "identity-attempt-ended");
    answers.getIdentityAttempt = () => ({ ...LOOKED, triesLeft: left, state: left ? "returned" : "void" });
    await askAndOpen();
    while (left > 1) {
      left -= 1;
      await give("000000");
      expect(await screen.findByText(`Mã xác nhận chưa đúng. Còn thử được ${left} lần.`)).toBeTruthy();
      expect(digits().getAttribute("aria-invalid")).toBe("true");
    }
    left = 0;
    await give("000000");
    await heading("Cần bắt đầu lại");
    expect(screen.getByText(/đã sai năm lần/)).toBeTruthy();
    expect(calls("completeIdentityAttempt")).toHaveLength(5);
  });

  it.each(["identity-attempt-ended", "identity-attempt-not-found"] as const)(
    "refused as %s begins again",
    async (code) => {
      answers.completeIdentityAttempt = new ApiError(code);
      await askAndOpen();
      await give("123456");
      await heading("Cần bắt đầu lại");
      expect(phone.kept.has("identity-attempt")).toBe(false);
    },
  );

  it.each(["offline", "identity-not-returned"] as const)(
    "that did not get through (%s) says so, and may be given again",
    async (code) => {
      answers.completeIdentityAttempt = new ApiError(code);
      const gate = await askAndOpen();
      await give("123456");
      await waitFor(() => expect(screen.getByRole("dialog").querySelector("[role=status]")).toBeTruthy());
      answers.completeIdentityAttempt = LEVEL2;
      await give("123456");
      await closedWith(gate, true);
    },
  );

  it("of an identity linked elsewhere moves it here only when told to", async () => {
    answers.completeIdentityAttempt = ({ body }: { body: { moveHere?: boolean } }) =>
      body.moveHere ? LEVEL2 : new ApiError("identity-linked-elsewhere", { detail: "•••• ••• 567" });
    const gate = await askAndOpen();
    await give("123456");
    await heading("Số định danh đang nối với tài khoản Zalo khác");
    expect(screen.getByText("Tài khoản đó có số điện thoại •••• ••• 567.")).toBeTruthy();
    await press("Chuyển sang tài khoản này");
    await closedWith(gate, true);
    expect(bodies("completeIdentityAttempt")[1]).toMatchObject({ code: "123456", moveHere: true });
  });

  it("of an identity linked elsewhere leaves it there when told to", async () => {
    answers.completeIdentityAttempt = new ApiError("identity-linked-elsewhere");
    const gate = await askAndOpen();
    await give("123456");
    await press("Giữ như cũ");
    await closedWith(gate, false);
    expect(calls("completeIdentityAttempt")).toHaveLength(1);
    expect(phone.kept.has("identity-attempt")).toBe(false);
  });

  it("of another person leads to the settings", async () => {
    answers.completeIdentityAttempt = new ApiError("identity-other-person");
    const gate = await askAndOpen();
    await give("123456");
    await heading("Tài khoản Zalo này đang nối với người khác");
    await press("Mở Cài đặt");
    await closedWith(gate, false);
    expect(location.pathname).toBe("/settings");
    history.replaceState(null, "", "/");
  });

  it("of a link is taken by the gate that waits, on the same screen", async () => {
    const gate = await askAndOpen();
    const before = location.href;
    expect(level2.offerBack("c".repeat(24))).toBe(true);
    await closedWith(gate, true);
    expect(bodies("completeIdentityAttempt")).toEqual([{ secret: BEGUN.secret, code: "c".repeat(24) }]);
    expect(location.href).toBe(before);
    expect(level2.offerBack("c".repeat(24))).toBe(false);
  });

  it("of a link is kept while there is no network, and goes when told to", async () => {
    const gate = await askAndOpen();
    answers.completeIdentityAttempt = new ApiError("offline");
    level2.offerBack("c".repeat(24));
    await heading("Chỉ còn một bước");
    expect(await screen.findByText("Điện thoại đang không có mạng.")).toBeTruthy();
    answers.completeIdentityAttempt = LEVEL2;
    await press("Thử lại");
    await closedWith(gate, true);
    expect(bodies("completeIdentityAttempt").at(-1)).toEqual({ secret: BEGUN.secret, code: "c".repeat(24) });
  });

  it("that was not given is asked for at once when a link leads back without", async () => {
    await askAndOpen();
    await waitFor(() => expect(calls("getIdentityAttempt").length).toBeGreaterThan(0));
    answers.getIdentityAttempt = { ...LOOKED, state: "failed", failure: "denied" };
    expect(level2.offerBack()).toBe(true);
    expect(await screen.findByText("Chưa đồng ý chia sẻ")).toBeTruthy();
  });

  it("of a link is of no use to a gate that has begun nothing", async () => {
    await ask();
    await button("Mở Mã Định Danh");
    level2.offerBack("c".repeat(24));
    await heading("Cần bắt đầu lại");
    expect(calls("completeIdentityAttempt")).toEqual([]);
  });
});

describe("what stands in the way", () => {
  it("a provider that is down is told with the time to come back", async () => {
    answers.startIdentityAttempt = new ApiError("identity-provider-unavailable", { retryAfterSeconds: 900 });
    const gate = await ask();
    await press("Mở Mã Định Danh");
    expect(await screen.findByText("Mã Định Danh đang bảo trì")).toBeTruthy();
    expect(screen.getByText(/đã viết vẫn được giữ. Thử lại lúc 8:15. .*các dịch vụ khác vẫn dùng được/)).toBeTruthy();
    await press("Để sau");
    await closedWith(gate, false);
  });

  it("no network to begin with, then one", async () => {
    answers.startIdentityAttempt = new ApiError("offline");
    await ask();
    await press("Mở Mã Định Danh");
    await waitFor(() => expect(screen.getByRole("dialog").querySelector("[role=status]")).toBeTruthy());
    answers.startIdentityAttempt = BEGUN;
    await press("Mở Mã Định Danh");
    await heading("Làm xong trên trang Mã Định Danh");
  });

  it("no network to know the providers by, then one", async () => {
    answers.listIdentityProviders = new ApiError("offline");
    await ask();
    const again = await button("Thử lại");
    answers.listIdentityProviders = { items: [DEMO_ID] };
    fireEvent.click(again);
    await button("Mở Mã Định Danh");
  });
});

describe("withLevel", () => {
  const required = (requiredLevel: 1 | 2) => new ApiError("identity-level-required", { requiredLevel });
  const refuseOnce = (level: 1 | 2) => vi.fn().mockRejectedValueOnce(required(level)).mockResolvedValue("sent");
  const run = (action: () => Promise<string>) => {
    const running = withLevel(action);
    running.catch(() => undefined); // looked at later
    return running;
  };

  it("runs what is allowed once, and asks nothing", async () => {
    const action = vi.fn(async () => "sent");
    expect(await withLevel(action)).toBe("sent");
    expect(action).toHaveBeenCalledTimes(1);
  });

  it("runs what was refused exactly once more, once raised", async () => {
    const action = refuseOnce(2);
    const running = run(action);
    await press("Mở Mã Định Danh");
    await heading("Làm xong trên trang Mã Định Danh");
    expect(action).toHaveBeenCalledTimes(1);
    await give("123456");
    expect(await running).toBe("sent");
    expect(action).toHaveBeenCalledTimes(2);
  });

  it("believes the server and not the phone", async () => {
    session.adopt(LEVEL2);
    const action = vi.fn(async () => Promise.reject(required(2)));
    const running = run(action);
    await press("Mở Mã Định Danh");
    await heading("Làm xong trên trang Mã Định Danh");
    await give("123456");
    await expect(running).rejects.toMatchObject({ code: "identity-level-required" });
    expect(action).toHaveBeenCalledTimes(2);
  });

  it("asks for level 1 where that is what is missing", async () => {
    session.adopt({ ...LEVEL1, level: 0 });
    const running = run(refuseOnce(1));
    await press("Đồng ý");
    expect(await running).toBe("sent");
  });

  it("fails as it failed when it is put off", async () => {
    const action = refuseOnce(2);
    const running = run(action);
    await press("Để sau");
    await expect(running).rejects.toMatchObject({ code: "identity-level-required" });
    expect(action).toHaveBeenCalledTimes(1);
  });

  it("leaves every other failure alone", async () => {
    await expect(withLevel(async () => Promise.reject(new ApiError("offline")))).rejects.toMatchObject({
      code: "offline",
    });
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
