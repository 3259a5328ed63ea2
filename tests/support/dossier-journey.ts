// A library card of the invented province, from the procedure's screen to “sent”, as a citizen fills it in.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OfficeCase, OfficeDossierStep } from "../../contract/types.ts";
import { call, upload } from "../../sandbox/client.ts";
import { expect, photo, type Phone, type Stack } from "./browser.ts";
import { newKey } from "./server.ts";
import { liftOnPhone } from "./level-2.ts";

const demo = join(import.meta.dirname, "..", "..", "provinces", "demo");
const [agency] = JSON.parse(readFileSync(join(demo, "agencies.json"), "utf8")).agencies as {
  name: string;
  communeCode: string;
}[];

export const next = (phone: Phone) => phone.page.getByRole("button", { name: "Tiếp tục" }).click();
export const heading = (phone: Phone, name: string | RegExp) => phone.page.getByRole("heading", { name });
const choose = (phone: Phone, name: string | RegExp) =>
  phone.page.getByRole("radio", { name, exact: true }).check({ force: true });

/** From home through the search, in everyday words, to the form's first screen. */
export async function findTheCard(phone: Phone) {
  await phone.open();
  await phone.tap(/Cần giấy tờ gì/);
  await phone.page.getByRole("searchbox").fill("lam the muon sach");
  await phone.page
    .getByRole("link", { name: /thẻ thư viện/i })
    .first()
    .click();
  await phone.tap(/Nộp trong ứng dụng/);
}

/** Which commune, and the first page. */
export async function beginTheCard(phone: Phone) {
  await phone.page.getByRole("combobox", { name: /Xã, phường tiếp nhận/ }).selectOption(agency!.communeCode);
  await next(phone);
  await choose(phone, "Mượn sách về nhà");
  await choose(phone, "Cho tôi");
  await next(phone);
}

/** The reader's page with what was proven: level 2 is asked in the middle of it. */
export async function fillReader(phone: Phone, person: string) {
  await phone.page.getByRole("radio", { name: "Nơi khác" }).check({ force: true });
  await phone.page.getByRole("textbox", { name: /Số nhà, đường/ }).fill("12 đường Hải Đăng");
  await phone.tap(/Xác nhận danh tính để khỏi phải điền|Dùng thông tin đã xác nhận/);
  await liftOnPhone(phone, { person });
}

/** What is left of the pages, with one person who shares the card. */
export async function fillTheRest(phone: Phone) {
  await phone.tap(/Thêm/);
  await phone.page.getByRole("textbox", { name: "Họ và tên" }).fill("Trần Văn Năm");
  await phone.page.getByRole("textbox", { name: "Tuổi" }).fill("12");
  await next(phone);
  await choose(phone, "Thẻ điện tử");
  await phone.page
    .getByLabel("Dùng thẻ từ ngày")
    .fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
  await next(phone);
  await phone.page.getByRole("textbox", { name: /Số điện thoại để cơ quan liên hệ/ }).fill("0900 000 078");
  await next(phone);
}

export async function addPapers(phone: Phone, count = 1) {
  const chooser = phone.page.waitForEvent("filechooser");
  await phone.tap(/Chọn (ảnh|từ)/);
  await (await chooser).setFiles(await Promise.all(Array.from({ length: count }, (_, n) => photo(`giay-to-${n}`))));
  await expect(phone.page.getByText(/Đã gửi xong/)).toBeVisible();
  await next(phone);
}

export async function declareAndDeliver(phone: Phone) {
  for (const box of await phone.page.getByRole("checkbox").all()) await box.check({ force: true });
  await next(phone);
  await choose(phone, /Bản điện tử/);
  await next(phone);
}

/** The code the citizen is given once it has arrived. */
export async function codeOf(phone: Phone) {
  await expect(phone.page.getByText("Đã đến nơi tiếp nhận")).toBeVisible({ timeout: 45_000 });
  const shown = await phone.page.getByRole("main").innerText();
  const [, agencyCode, date, number] = /(H\d\d\.\d{2,3})\D{1,5}(\d{6})\D{1,5}(\d{4})/.exec(shown) ?? [];
  expect(date, "a code on the screen").toBeTruthy();
  return `${agencyCode}-${date}-${number}`;
}

/** The agency that has it, at its side of the API; the invented province's first one unless told otherwise. */
export async function dossierDesk(stack: Stack, name = agency!.name) {
  const key = await stack.server.issueOfficeKey({
    agency: name,
    scopes: ["cases:read", "cases:write", "dossiers:read", "dossiers:write"],
  });
  const headers = { "x-office-key": key, "x-officer-id": "officer-of-the-tests" };
  return {
    read: (code: string) => call<OfficeCase>(stack.server.origin, "GET", `/v1/office/cases/${code}`, headers),
    step: (code: string, body: OfficeDossierStep) =>
      call<OfficeCase>(
        stack.server.origin,
        "POST",
        `/v1/office/cases/${code}/dossier-steps`,
        { ...headers, "idempotency-key": newKey() },
        body,
      ),
    upload: (bytes: Uint8Array, name: string) =>
      upload(stack.server.origin, "/v1/office/uploads", headers, bytes, name),
  };
}
