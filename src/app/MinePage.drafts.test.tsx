import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router-dom";
import { afterEach, expect, it, vi } from "vitest";
import { queryClient } from "../api/queries.ts";
import MinePage from "./MinePage.tsx";

const drafts = vi.hoisted(() => ({ now: [] as object[] }));
vi.mock("../cases/draft/useDrafts.ts", () => ({ useDrafts: () => ({ drafts: drafts.now, remove: () => undefined }) }));
vi.mock("../session/session.ts", () => ({ session: {} }));
vi.mock("../session/useSession.ts", () => ({ useSession: () => ({ status: "starting" }) }));
vi.mock("../api/api.ts", () => ({
  apiOrigin: "https://api.example.vn",
  publicUrl: (path: string) => path,
  provideIdentity: () => undefined,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: () => Promise.resolve({ items: [] }) },
}));

let here = "";
function Here() {
  const { pathname, search } = useLocation();
  here = pathname + search;
  return null;
}
afterEach(() => {
  cleanup();
  queryClient.clear();
});

it.each([
  ["dossiers:1.900001", "/dossiers/new/1.900001?draft=d1"],
  ["questions", "/questions/new?draft=d1"],
])("a draft of %s goes on where it is written", async (service, path) => {
  window.scrollTo = () => undefined;
  drafts.now = [{ id: "d1", service, title: "Đang viết", savedAt: "2026-11-24T02:00:00Z", files: [] }];
  render(
    <MemoryRouter initialEntries={["/mine"]}>
      <Here />
      <MinePage />
    </MemoryRouter>,
  );
  fireEvent.click(await screen.findByRole("button", { name: "Viết tiếp" }));
  expect(here).toBe(path);
});
