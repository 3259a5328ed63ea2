import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router-dom";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Case, DossierPart } from "../../../contract/types.ts";
import { memoryVault, type MemoryVault } from "../../../tests/support/vault.ts";
import { queryClient } from "../../api/queries.ts";
import { setClock } from "../../lib/clock.ts";
import SupplementPage from "./SupplementPage.tsx";

let phone: MemoryVault;
let picked: File[];
const server = vi.hoisted(() => vi.fn());

vi.mock("../../host/vault.ts", () => ({ getVault: async () => phone, provideKeyCare: () => undefined }));
vi.mock("../../host/host.ts", async (original) => ({
  ...(await original<object>()),
  getHost: async () => ({
    pickDocuments: async (max: number) => picked.slice(0, max),
    onNetworkChange: () => () => undefined,
    onResume: () => () => undefined,
    onPause: () => () => undefined,
  }),
}));
vi.mock("../../session/session.ts", () => ({ session: {} }));
vi.mock("../../session/useSession.ts", () => ({ useSession: () => ({ status: "ready", session: { level: 2 } }) }));
vi.mock("../../session/gate.tsx", () => ({
  askForLevel: () => Promise.resolve(true),
  withLevel: (work: () => Promise<unknown>) => work(),
}));
vi.mock("../../cases/files/uploads.ts", () => ({
  fetchUploadsAhead: () => Promise.resolve(),
  uploads: {
    accept: () => Promise.resolve(),
    follow: (id: string, tell: (state: object) => void) => {
      tell({ status: "stored", uploadId: `up-${id}` });
      return () => undefined;
    },
    uploaded: (id: string) => Promise.resolve(`up-${id}`),
    look: () => Promise.resolve(undefined),
    adopt: () => undefined,
    picture: () => Promise.resolve(undefined),
    remove: () => Promise.resolve(),
    forget: () => Promise.resolve(),
  },
}));
vi.mock("../../api/api.ts", () => ({
  provideIdentity: () => undefined,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: async (...given: unknown[]) => (await server(...given)) as unknown },
}));

/** Looking into a file loads what reads it. */
const PATIENT = { timeout: 15_000 };
const CODE = "H53.12-261123-0042";
const pdf = (name: string) => new File(["%PDF-1.4 a page %%EOF"], name, { type: "application/pdf" });
const item = {
  code: CODE,
  kind: "dossier",
  status: "waiting",
  timeline: [],
  dossier: {
    parts: [],
    answers: {},
    can: ["supplement"],
    supplement: {
      askedAt: "2026-11-25T01:00:00Z",
      items: [
        { kind: "document", id: "birth-proof", title: "Giấy chứng sinh", reason: "Trang hai bị mờ" },
        { kind: "document", id: "id-card", title: "Căn cước", reason: "Thiếu mặt sau" },
      ],
    },
  } as Partial<DossierPart>,
} as unknown as Case;

beforeEach(() => {
  phone = memoryVault();
  server.mockImplementation((id: string) =>
    id === "getMyCase" ? item : id === "saveDraft" ? new Promise(() => undefined) : { items: [] },
  );
  window.scrollTo = () => undefined;
  setClock({ now: () => new Date("2026-11-25T03:00:00Z") });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  setClock({ now: () => new Date() });
});

async function supplementing() {
  render(
    <MemoryRouter initialEntries={[`/dossiers/mine/${CODE}/supplement`]}>
      <Routes>
        <Route path="/dossiers/mine/:code/supplement" element={<SupplementPage />} />
        <Route path="*" element={<p>đã gửi</p>} />
      </Routes>
    </MemoryRouter>,
  );
  await screen.findByRole("button", { name: "Gửi bổ sung" });
}

const strip = (title: string) => within(screen.getByRole("region", { name: `Các trang: ${title}` }));

it("keeps the pages of each document apart, counts them, and sends them in the documents' order", async () => {
  await supplementing();
  const pick = async (title: string, files: File[]) => {
    picked = files;
    fireEvent.click(strip(title).getByRole("button", { name: "Chọn tệp PDF" }));
    await waitFor(() => expect(strip(title).getAllByText("đã gửi")).toHaveLength(files.length), PATIENT);
  };
  // The second document first: the order picked is not the order sent.
  await pick("Căn cước", [pdf("sau.pdf")]);
  await pick("Giấy chứng sinh", [pdf("mot.pdf"), pdf("hai.pdf"), pdf("ba.pdf")]);
  expect(strip("Giấy chứng sinh").getByText("Tệp PDF 1")).toBeTruthy();
  expect(strip("Căn cước").getAllByRole("listitem")).toHaveLength(1);
  fireEvent.click(strip("Giấy chứng sinh").getByRole("button", { name: "Bỏ Tệp PDF 2" }));
  await waitFor(() => expect(strip("Giấy chứng sinh").getAllByRole("listitem")).toHaveLength(2));
  fireEvent.click(screen.getByRole("button", { name: "Gửi bổ sung" }));
  await screen.findByText("đã gửi");
  await waitFor(() => expect(server.mock.calls.some(([id]) => id === "supplementDossier")).toBe(true));
  const [, { body }] = server.mock.calls.find(([id]) => id === "supplementDossier") as [string, { body: never }];
  const { attachmentIds, papers } = body as { attachmentIds: string[]; papers: unknown };
  expect(papers).toEqual([
    { document: "birth-proof", pages: 2 },
    { document: "id-card", pages: 1 },
  ]);
  expect(new Set(attachmentIds).size).toBe(3);
});

it("takes a result of mine as the pages of what is asked for, and of that alone", async () => {
  const [code, title] = ["H53.12-261001-0007", "Bản sao giấy khai sinh"];
  const result = { code, kind: "dossier", status: "answered", title, changedAt: "2026-10-02T02:00:00Z" };
  server.mockImplementation((id: string) => {
    if (id === "getMyCase") return item;
    if (id === "saveDraft") return new Promise(() => undefined);
    return { items: id === "reuseResult" ? [{ id: "u1", state: "stored", type: "application/pdf" }] : [result] };
  });
  await supplementing();
  fireEvent.click(screen.getByRole("button", { name: "Dùng giấy tờ đã có: Giấy chứng sinh" }));
  fireEvent.click(await screen.findByRole("button", { name: `Dùng giấy tờ này: ${title}` }, PATIENT));
  expect(await screen.findByText(`Đã thêm: ${title}.`)).toBeTruthy();
  expect(strip("Giấy chứng sinh").getByText(/^Từ kết quả hồ sơ/)).toBeTruthy();
  expect(strip("Căn cước").queryByRole("listitem")).toBeNull();
});
