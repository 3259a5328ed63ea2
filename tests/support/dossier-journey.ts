// A library card of the invented province, from the procedure's screen to “sent”, as a citizen fills it in.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import type { CasePage, OfficeCase, OfficeDossierStep } from "../../contract/types.ts";
import { call, upload } from "../../sandbox/client.ts";
import { expect, photo, type Phone, type Stack } from "./browser.ts";
import { SEARCH } from "./hands.ts";
import { newKey } from "./server.ts";
import { liftOnPhone } from "./level-2.ts";

const demo = join(import.meta.dirname, "..", "..", "provinces", "demo");
const [agency] = JSON.parse(readFileSync(join(demo, "agencies.json"), "utf8")).agencies as {
  name: string;
  communeCode: string;
}[];

export const next = (phone: Phone) => phone.page.getByRole("button", { name: "Tiếp tục" }).click();
export const heading = (phone: Phone, name: string | RegExp) => phone.page.getByRole("heading", { name });
export const choose = (phone: Phone, name: string | RegExp) =>
  mark(phone.page.getByRole("radio", { name, exact: true }));

/** By the keyboard: a sentence that goes away above it moves no target. */
async function mark(box: Locator) {
  if (!(await box.isChecked())) await box.press(" ");
  await expect(box).toBeChecked();
}

/** From home through the search, in everyday words, to the form's first screen. */
export async function findTheCard(phone: Phone) {
  await phone.open();
  await phone.tap(/Cần giấy tờ gì/);
  await phone.page.getByRole("searchbox", { name: SEARCH }).fill("lam the muon sach");
  await phone.page
    .getByRole("link", { name: /thẻ thư viện/i })
    .first()
    .click();
  await phone.tap(/Nộp trong ứng dụng/);
}

/** Which commune, and the first page. */
export async function beginTheCard(phone: Phone, behalf = "Cho tôi") {
  await phone.page.getByRole("combobox", { name: /Xã, phường tiếp nhận/ }).selectOption(agency!.communeCode);
  await next(phone);
  await choose(phone, "Mượn sách về nhà");
  await choose(phone, behalf);
  await next(phone);
}

/** The reader's page with what was proven: level 2 is asked in the middle of it. */
export async function fillReader(phone: Phone, person: string) {
  await fillResidence(phone);
  await useProven(phone).click();
  await liftOnPhone(phone, { person });
}

export const useProven = (phone: Phone) =>
  phone.page.getByRole("button", { name: /Xác nhận danh tính để khỏi phải điền|Dùng thông tin đã xác nhận/ });
export const street = (phone: Phone) => phone.page.getByRole("textbox", { name: /Số nhà, đường/ });

export async function fillResidence(phone: Phone, words = "12 đường Hải Đăng") {
  await choose(phone, "Nơi khác");
  await street(phone).fill(words);
}

/** The reader's page for somebody else, all of it by hand. */
export async function fillSomebodyElse(phone: Phone, name: string) {
  await phone.page.getByRole("textbox", { name: "Họ và tên" }).fill(name);
  await phone.page.getByLabel(/Ngày sinh/).fill("1950-02-03");
  await choose(phone, "Nữ");
  await fillResidence(phone);
}

/** What is left of the pages, with one person who shares the card. */
export async function fillTheRest(phone: Phone) {
  await fillFamily(phone);
  await fillCard(phone);
  await next(phone);
  await fillContact(phone);
}

/** Who shares the card. */
export async function fillFamily(phone: Phone) {
  await phone.tap(/Thêm/);
  await phone.page.getByRole("textbox", { name: "Họ và tên" }).fill("Trần Văn Năm");
  await phone.page.getByRole("textbox", { name: "Tuổi" }).fill("12");
  await next(phone);
}

/** Which card, and from how many days hence. */
export async function fillCard(phone: Phone, days = 5) {
  await choose(phone, "Thẻ điện tử");
  await phone.page
    .getByLabel("Dùng thẻ từ ngày")
    .fill(new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
}

/** How to reach who applies. */
export async function fillContact(phone: Phone) {
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
  for (const box of await phone.page.getByRole("checkbox").all()) await mark(box);
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
    scopes: ["cases:read", "cases:write", "dossiers:read", "dossiers:write", "dossiers:enter"],
  });
  const headers = { "x-office-key": key, "x-officer-id": "officer-of-the-tests" };
  const read = (code: string) => call<OfficeCase>(stack.server.origin, "GET", `/v1/office/cases/${code}`, headers);
  return {
    /** Every dossier in which this answer stands, with the sizes of its papers as they are served. */
    async having(answer: string) {
      const found: { code: string; answers: string[]; papers: number[] }[] = [];
      let cursor: string | undefined;
      do {
        const query = `limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
        const page = await call<CasePage>(stack.server.origin, "GET", `/v1/office/cases?${query}`, headers);
        for (const { code, kind } of page.items) {
          if (kind !== "dossier") continue;
          const { parts, papers } = (await read(code)).case.dossier!;
          const answers = parts.flatMap(({ lines }) => lines.map(({ text }) => text));
          if (!answers.includes(answer)) continue;
          const sizes = papers
            .flatMap(({ attachments }) => attachments)
            .map(
              async ({ url }) => (await (await fetch(stack.server.origin + url, { headers })).arrayBuffer()).byteLength,
            );
          found.push({ code, answers, papers: await Promise.all(sizes) });
        }
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    },
    read,
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
