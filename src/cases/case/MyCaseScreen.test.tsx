import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter } from "react-router-dom";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Case, TimelineEntry } from "../../../contract/types.ts";
import { answersKeptBefore, memoryVault, type MemoryVault } from "../../../tests/support/vault.ts";
import { api } from "../../api/api.ts";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { setClock } from "../../lib/clock.ts";
import { outbox } from "../outbox/outbox.ts";
import { MyCaseScreen, type KindWords } from "./MyCaseScreen.tsx";

let phone: MemoryVault;
vi.mock("../../host/vault.ts", () => ({ getVault: async () => phone, provideKeyCare: () => undefined }));
vi.mock("../../host/host.ts", async (original) => ({
  ...(await original<object>()),
  getHost: () => Promise.reject(new Error("no host")),
}));

const words: KindWords = {
  status: {
    received: "Mới gửi",
    accepted: "Đang xử lý",
    waiting: "Chờ bổ sung",
    answered: "Đã xử lý",
    closed: "Đóng, không xử lý",
    refused: "Không tiếp nhận",
    reopened: "Đã mở lại",
  },
  events: {
    sent: "Đã gửi",
    accepted: "Đã tiếp nhận",
    passed: "Đã chuyển",
    asked: "Cơ quan hỏi lại",
    replied: "Đã trả lời cơ quan",
    answered: "Đã xử lý",
    closed: "Đã đóng",
    refused: "Không tiếp nhận",
    published: "Đã đăng",
    unpublished: "Đã thôi đăng",
    overdue: "Quá hạn",
    reopened: "Đã mở lại",
    rated: "Đã đánh giá",
  },
  reopenTitle: "Chưa được sửa?",
  reopenLead: "Cơ quan xem lại một lần.",
  reopenLabel: "Báo là chưa xong",
  published: "Đã đăng công khai.",
  notPublished: "Chưa đăng công khai.",
  neverPublished: "Không đăng công khai.",
  answerTitle: "Kết quả xử lý",
};

const sent: TimelineEntry = { event: "sent", at: "2026-11-20T03:00:00Z", by: "citizen" };
let codes = 0;
/** Each test has a case of its own: drafts and the outbox outlive a screen. */
const aCase = (more: Partial<Case> = {}): Case => ({
  code: `PA-261120-${String((codes += 1)).padStart(4, "0")}`,
  kind: "report",
  status: "accepted",
  text: "Ổ gà trước cổng trường",
  attachments: [],
  sentAt: sent.at,
  dueOn: "2026-12-11",
  late: false,
  mayPublish: true,
  published: false,
  timeline: [sent],
  can: [],
  ...more,
});

let item: Case;
let calls: { operation: string; body?: unknown; idempotencyKey?: string }[];
let answers: Record<string, () => unknown>;

async function show(given: Case) {
  item = given;
  render(
    <MemoryRouter>
      <MyCaseScreen
        code={given.code}
        parent="/mine"
        titleOf={() => "Ổ gà"}
        about={() => <p>Phường Hải Đăng</p>}
        words={words}
      />
    </MemoryRouter>,
  );
  await screen.findByText("Ổ gà trước cổng trường");
}

beforeEach(() => {
  phone = memoryVault();
  calls = [];
  answers = { getMyCase: () => item, listDrafts: () => ({ items: [] }), saveDraft: () => new Promise(() => undefined) };
  vi.spyOn(api, "call").mockImplementation((async (
    operation: string,
    given: { body?: unknown; idempotencyKey?: string } = {},
  ) => {
    calls.push({ operation, ...given });
    const answer = answers[operation];
    if (!answer) throw new ApiError("offline");
    return answer();
  }) as never);
  vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
  setClock({ now: () => new Date("2026-11-24T03:00:00Z") });
});
afterEach(async () => {
  cleanup();
  for (const { key } of outbox.entries()) await outbox.discard(key);
  queryClient.clear();
  setClock({ now: () => new Date() });
});

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

describe("what the office asked", () => {
  const asked = (more: Partial<Case> = {}) =>
    aCase({
      status: "waiting",
      can: ["reply"],
      timeline: [
        sent,
        {
          event: "asked",
          at: "2026-11-23T03:00:00Z",
          by: "office",
          agency: "UBND phường",
          text: "Hố ở bên nào đường?",
        },
      ],
      ...more,
    });

  it("stands on top, and is answered in the same card through the outbox", async () => {
    await show(asked());
    const card = screen.getByRole("region", { name: "Việc cần làm" });
    expect(within(card).getByText("Hố ở bên nào đường?")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Trả lời cơ quan"), { target: { value: "  Bên phải  " } });
    answers.replyToCase = () => ({ ...item, status: "accepted", can: [] });
    const written = vi.spyOn(phone, "write");
    press("Gửi trả lời");
    await waitFor(() => expect(screen.queryByLabelText("Trả lời cơ quan")).toBeNull());
    await waitFor(() => expect(screen.getByText("Đang xử lý")).toBeTruthy());
    expect(answersKeptBefore(written.mock.calls)).toMatchObject({ text: "  Bên phải  " });
    const call = calls.find(({ operation }) => operation === "replyToCase")!;
    expect(call.body).toEqual({ text: "Bên phải", attachmentIds: [] });
    expect(call.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
  });

  it("needs a few words or a picture", async () => {
    await show(asked());
    press("Gửi trả lời");
    expect(await screen.findByText("Xin viết vài lời.")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("Trả lời cơ quan"));
    expect(outbox.entries()).toEqual([]);
  });

  it("is not asked for again while the answer waits, and says when it goes", async () => {
    await show(asked());
    fireEvent.change(screen.getByLabelText("Trả lời cơ quan"), { target: { value: "Bên phải" } });
    press("Gửi trả lời");
    expect(await screen.findByText(/^Sẽ tự gửi lại lúc \d/)).toBeTruthy();
    expect(screen.getByText("Điện thoại đang không có mạng.")).toBeTruthy();
    expect(screen.queryByLabelText("Trả lời cơ quan")).toBeNull();
  });

  it("refused says why, and editing brings the words back", async () => {
    await show(asked());
    fireEvent.change(screen.getByLabelText("Trả lời cơ quan"), { target: { value: "Bên phải" } });
    answers.replyToCase = () => {
      throw new ApiError("transition-not-allowed");
    };
    press("Gửi trả lời");
    expect(await screen.findByText("Cần xem lại")).toBeTruthy();
    press("Sửa");
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("Trả lời cơ quan").value).toBe("Bên phải"));
    expect(outbox.entries()).toEqual([]);
  });
});

describe("the end", () => {
  const ended = (event: "answered" | "closed" | "refused", more: Partial<Case> = {}) =>
    aCase({
      status: event,
      can: ["reopen", "rate"],
      reopenUntil: "2026-12-01T17:00:00Z",
      timeline: [sent, { event, at: "2026-11-24T02:00:00Z", by: "office", agency: "UBND phường", text: "Đã vá xong." }],
      ...more,
    });

  it("closed without handling gives the reason and thanks for nothing", async () => {
    await show(ended("closed"));
    expect(screen.getByText(/Lý do của cơ quan/)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/cảm ơn|rất vui/i);
    expect(screen.queryByText("Kết quả xử lý")).toBeNull();
  });

  it("can be contradicted until the day it says", async () => {
    await show(ended("answered"));
    expect(screen.getByText(/Làm được đến hết thứ Ba 1\/12, một lần/)).toBeTruthy();
    press("Báo là chưa xong");
    fireEvent.change(screen.getByLabelText("Báo là chưa xong"), { target: { value: "Vẫn còn hố" } });
    answers.reopenCase = () => ({ ...item, status: "reopened", can: [] });
    press("Gửi cho cơ quan");
    expect(await screen.findByText("Đang được xem lại")).toBeTruthy();
    expect(calls.find(({ operation }) => operation === "reopenCase")!.body).toEqual({
      text: "Vẫn còn hố",
      attachmentIds: [],
    });
  });

  it("is rated once, in five levels with words", async () => {
    await show(ended("answered"));
    expect(screen.getAllByRole("radio")).toHaveLength(5);
    press("Gửi đánh giá");
    expect(screen.getByText("Xin chọn một mức.")).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "Rất không hài lòng" }));
    fireEvent.change(screen.getByLabelText("Vì sao?"), { target: { value: "Chờ lâu" } });
    const rating = { level: 1, text: "Chờ lâu" };
    answers.rateCase = () => ({ ...item, rating, can: ["reopen"] });
    press("Gửi đánh giá");
    expect(await screen.findByText("Đã đánh giá: Rất không hài lòng")).toBeTruthy();
    expect(calls.find(({ operation }) => operation === "rateCase")!.body).toEqual(rating);
    expect(screen.queryAllByRole("radio")).toHaveLength(0);
  });
});

it("a late answer is told with an apology and the new date", async () => {
  const overdue: TimelineEntry = { event: "overdue", at: "2026-11-24T00:00:00Z", by: "system", dueOn: "2026-12-01" };
  await show(aCase({ late: true, dueOn: "2026-12-01", timeline: [sent, overdue] }));
  expect(screen.getByText("Xin lỗi vì chưa trả lời đúng hẹn")).toBeTruthy();
  expect(screen.getByText(/Cơ quan hẹn lại: chậm nhất thứ Ba 1\/12/)).toBeTruthy();
  expect(screen.getByText("Trễ hẹn")).toBeTruthy();
});

it("without a network shows what was last seen and how old it is", async () => {
  const given = aCase();
  await show(given);
  await waitFor(() => expect([...phone.records.keys()].some((place) => place.startsWith("seen/"))).toBe(true));
  cleanup();
  queryClient.clear();
  answers.getMyCase = () => {
    throw new ApiError("offline");
  };
  await show(given);
  expect(await screen.findByText(/Đây là những gì đã xem hôm nay 10:00/)).toBeTruthy();
});

it("of somebody else is not found, like one that never was", async () => {
  item = aCase();
  answers.getMyCase = () => {
    throw new ApiError("case-not-found");
  };
  render(
    <MemoryRouter>
      <MyCaseScreen code="PA-1" parent="/mine" titleOf={() => ""} about={() => null} words={words} />
    </MemoryRouter>,
  );
  expect(await screen.findByRole("link", { name: /Xem những việc đã gửi/ })).toBeTruthy();
});
