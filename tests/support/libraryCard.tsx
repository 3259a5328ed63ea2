/** What the tests of this feature share: a phone, a server and the demo's library card, whose form asks everything. */
import { readFileSync } from "node:fs";
import { fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter, parsePath, Route, Routes, useLocation, useNavigate } from "react-router-dom";
import { expect } from "vitest";
import type { Form, Procedure } from "../../contract/types.ts";
import DossierPage from "../../src/features/dossiers/DossierPage.tsx";
import NeedsPage from "../../src/features/dossiers/NeedsPage.tsx";

const file = JSON.parse(readFileSync("provinces/demo/procedures/1.900001.json", "utf8")) as { form: Form };
export const cardForm = (): Form => JSON.parse(JSON.stringify(file.form)) as Form;

export const card: Procedure = {
  code: "1.900001",
  notations: ["1.900001", "1.900001.000.00.00.H99", "1.900001.H99"],
  version: 2,
  title: { vi: "Làm thẻ thư viện", en: "Library card" },
  officialName: "Thủ tục cấp thẻ đọc sách",
  field: "Thư viện",
  levels: ["Cấp xã"],
  audience: ["Công dân Việt Nam"],
  agency: "Thư viện tỉnh",
  submissionMode: "local-intake",
  hasForm: true,
  effective: {},
  channels: [
    { channel: "online", time: { amount: 1, unit: "working-day" }, fee: { kind: "free" } },
    { channel: "counter", fee: { kind: "amount", amount: 10_000, currency: "VND", per: "thẻ" } },
  ],
  documents: [],
  steps: "Nộp đơn, chờ một ngày.",
  results: [{ name: "Thẻ đọc sách" }],
  legalBasis: [],
  decision: "1/QĐ-THU",
  source: "https://saomai.example/thu-tuc/1.900001",
};

export const me = {
  provider: "saomai",
  numberMasked: "•••• •••• 0123",
  name: "Nguyễn Thị Lan",
  birthDate: "1990-05-02",
  sex: "female" as const,
  address: "12 đường Biển, Xã Hòa Sóng",
  verifiedAt: "2026-11-25T01:00:00Z",
  freshUntil: "2026-11-25T03:00:00Z",
};

/** Everything the form asks of a grown-up who wants a plastic card for themself. */
export const answers = {
  $commune: "99004",
  wish: "borrow",
  behalf: "self",
  reader: {
    fullName: "Nguyễn Văn An",
    birthDate: "1990-12-31",
    sex: "male",
    residence: { place: "here", commune: "99004", words: "12 đường Biển" },
  },
  family: [{ familyName: "Lê Thị Bé", familyAge: 9 }],
  cardKind: "plastic",
  topics: ["stories"],
  deposit: 20_000,
  startsOn: "2026-12-01",
  phone: "0912345678",
  $declared: { truth: 1, processing: 1 },
  $delivery: "electronic" as const,
};

export let here = "";
export let back: () => void;
function Here() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  here = pathname + search;
  back = () => navigate(-1);
  return null;
}

export function open(path: string) {
  return render(
    <MemoryRouter initialEntries={[{ ...parsePath(path) }]}>
      <Here />
      <Routes>
        <Route path="/dossiers/new/:code" element={<DossierPage />} />
        <Route path="/dossiers/needs/:code" element={<NeedsPage />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </MemoryRouter>,
  );
}

export const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
export const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
export const choose = (name: string | RegExp) => fireEvent.click(screen.getByRole("radio", { name }));
export const tick = (name: string | RegExp) => fireEvent.click(screen.getByRole("checkbox", { name }));
export const goOn = () => press("Tiếp tục");
export const atPage = (name: string) =>
  screen.findByRole("heading", { level: 1, name }).then((heading) => expect(heading).toBeTruthy());
