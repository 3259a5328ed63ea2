import { readdirSync, readFileSync } from "node:fs";
import { cleanup, render, screen } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router-dom";
import { afterEach, expect, it, vi } from "vitest";
import type { Form, FormField, FormPage } from "../../../contract/types.ts";
import { card } from "../../../tests/support/libraryCard.tsx";
import { queryClient } from "../../api/queries.ts";
import DossierPage from "./DossierPage.tsx";
import { storeOf } from "./dossier.ts";

const server = vi.hoisted(() => vi.fn());
vi.mock("../../session/session.ts", () => ({ session: { current: () => ({ status: "starting" }) } }));
vi.mock("../../session/useSession.ts", () => {
  const state = { status: "ready", session: { level: 0, guest: true } };
  return { useSession: () => state };
});
vi.mock("../../api/api.ts", () => ({
  apiOrigin: "https://api.example.vn",
  publicUrl: (path: string) => path,
  provideIdentity: () => undefined,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: (id: string) => Promise.resolve(server(id)) as Promise<unknown> },
}));

const forms = readdirSync("provinces").flatMap((province) => {
  const folder = `provinces/${province}/procedures`;
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => {
      const { code, form } = JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as { code: string; form?: Form };
      return form ? [{ code, form }] : [];
    });
});

/** The page with every branch open. */
const openWide = (page: FormPage): FormPage => {
  const { when: _when, stops: _stops, ...rest } = page;
  const asked = page.fields.map(({ when: _, ...field }): FormField => field);
  return { ...rest, fields: asked };
};

afterEach(() => {
  cleanup();
  queryClient.clear();
});

it("there are forms to look at", () => expect(forms.length).toBeGreaterThanOrEqual(2));

it.each(forms)("$code: every page draws every field it may ask", async ({ code, form }) => {
  window.scrollTo = () => undefined;
  const wide: Form = { ...form, pages: form.pages.map(openWide) };
  const procedure = { ...card, code };
  server.mockImplementation((id: string) => {
    if (id === "getProcedure") return procedure;
    if (id === "getProcedureForm") return wide;
    return { items: [] };
  });
  const store = await storeOf(procedure, wide);
  const items = Object.fromEntries(wide.pages.filter(({ repeat }) => repeat).map(({ id }) => [id, [{}]]));
  store.change({ $commune: "25459", ...items });
  for (const page of wide.pages) {
    const { id } = store.get();
    render(
      <MemoryRouter initialEntries={[`/dossiers/new/${code}?step=page-${page.id}&draft=${id}`]}>
        <Routes>
          <Route path="/dossiers/new/:code" element={<DossierPage />} />
        </Routes>
      </MemoryRouter>,
    );
    await screen.findByRole("heading", { level: 1, name: page.title.vi });
    for (const { label } of page.fields) {
      const words = label.vi.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      expect(screen.getAllByText(new RegExp(`^(Thông tin: )?${words}`)).length, label.vi).toBeGreaterThan(0);
    }
    cleanup();
  }
  await store.discard();
});
