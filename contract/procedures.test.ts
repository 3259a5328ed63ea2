import { describe, expect, test } from "vitest";
import {
  cleanPublished,
  isGiven,
  notationsOf,
  readChannel,
  readDocument,
  readFee,
  readLegalBasis,
  readProcedureCode,
  readResults,
  readTime,
} from "./procedures.ts";

describe("a procedure's code", () => {
  test.each([
    ["1.001193", { code: "1.001193" }],
    [" 1.001193 ", { code: "1.001193" }],
    ["1.011442.000.00.00.H38", { code: "1.011442", agency: "H38" }],
    ["1.000948.h38", { code: "1.000948", agency: "H38" }],
    ["2.000815.000.00.00.H55.02", { code: "2.000815", agency: "H55.02" }],
    ["1.001193.000.00.00", { code: "1.001193" }],
  ])("%s", (text, read) => expect(readProcedureCode(text)).toEqual(read));

  test.each(["", "1001193", "1.00119", "1.0011933", "1.001193.H5", "PA-261121-0042", "1.001193.X38"])(
    "%j is none",
    (text) => expect(readProcedureCode(text)).toBeUndefined(),
  );

  test("every notation is read back", () => {
    for (const notation of notationsOf("1.001193", "H53")) {
      expect(readProcedureCode(notation)!.code).toBe("1.001193");
    }
  });
});

describe("how long it takes", () => {
  test.each([
    ["5 Ngày làm việc", { amount: 5, unit: "working-day" }],
    ["20 Ngày", { amount: 20, unit: "day" }],
    ["1 Giờ", { amount: 1, unit: "hour" }],
    ["2 Tháng", { amount: 2, unit: "month" }],
    ["3", { amount: 3, unit: "unknown" }],
  ])("%s", (text, read) => expect(readTime(text)).toEqual(read));

  test.each(["Không có thông tin", "", "5 Tuần trăng", "Ngay trong ngày"])("%j is unknown", (text) =>
    expect(readTime(text)).toBeUndefined(),
  );
});

describe("what it costs", () => {
  test.each([
    ["8,000 VNĐ", { kind: "amount", amount: 8000, currency: "VND" }],
    ["Miễn phí", { kind: "free" }],
    [
      "Miễn phí(Theo quy định của Hội đồng nhân dân cấp tỉnh)",
      { kind: "see-note", note: "Theo quy định của Hội đồng nhân dân cấp tỉnh" },
    ],
    [
      "2,000 Việt Nam Đồng(/trang)Tại Ủy ban nhân dân cấp xã",
      { kind: "amount", amount: 2000, currency: "VND", per: "trang", description: "Tại Ủy ban nhân dân cấp xã" },
    ],
    ["10 USD(/bản)", { kind: "amount", amount: 10, currency: "USD", per: "bản" }],
    [
      "150,000 Việt Nam Đồng(- Do tỉnh quyết định (căn cứ Thông tư 85). - Không hoàn lại.)- Nộp tại cổng",
      {
        kind: "amount",
        amount: 150000,
        currency: "VND",
        note: "- Do tỉnh quyết định (căn cứ Thông tư 85). - Không hoàn lại.",
        description: "- Nộp tại cổng",
      },
    ],
    ["Không có thông tin", { kind: "unknown" }],
    ["Không có thông tin- Trực tiếp tại cơ quan", { kind: "unknown", description: "- Trực tiếp tại cơ quan" }],
    ["Miễn phí(bị cắt giữa chừng", { kind: "see-note", note: "bị cắt giữa chừng" }],
    ["", { kind: "unknown" }],
    ["Tùy trường hợp", { kind: "unknown", description: "Tùy trường hợp" }],
  ])("%s", (text, read) => expect(readFee(text)).toEqual(read));
});

test("results carry their codes, several stand one behind the other", () => {
  expect(readResults("Giấy chứng nhận đăng ký xeMã: KQ.G01.000014Biển số xeMã: KQ.G01.000015")).toEqual([
    { name: "Giấy chứng nhận đăng ký xe", code: "KQ.G01.000014" },
    { name: "Biển số xe", code: "KQ.G01.000015" },
  ]);
  expect(readResults("Giấy khai sinh")).toEqual([{ name: "Giấy khai sinh" }]);
  expect(readResults("Không có thông tin")).toEqual([]);
});

test("the numbers of laws are found where they run into the next name", () => {
  const text =
    "Tên văn bản pháp lýMã văn bảnQuy định cắt giảm dựa trên dữ liệu66.7/2025/NQ-CPHướng dẫn Luật hộ tịch04/2020/TT-BTPNghị " +
    "định sửa đổi07/2025/NĐ-CPLuật 60/2014/QH1360/2014/QH13Quyết định 163/QĐ-BTP";
  expect(readLegalBasis(text)).toEqual([
    "66.7/2025/NQ-CP",
    "04/2020/TT-BTP",
    "07/2025/NĐ-CP",
    "60/2014/QH13",
    "163/QĐ-BTP",
  ]);
  expect(readLegalBasis("Không có thông tin")).toEqual([]);
});

test("channels, empty fields and stray characters", () => {
  expect(["Trực tuyến", "Dịch vụ bưu chính", " Trực tiếp "].map(readChannel)).toEqual(["online", "post", "counter"]);
  expect(readChannel("Bồ câu")).toBeUndefined();
  expect(["", " ", "Không có thông tin", "Không"].map(isGiven)).toEqual([false, false, false, true]);
  expect(cleanPublished("\u200b Ủy ban\u00a0xã ")).toBe("Ủy ban xã");
});

test("documents are told from notes, and numbers that cannot be meant stay unknown", () => {
  expect(readDocument({ name: "Tờ khai", original: 1, copy: 0 })).toEqual({ name: "Tờ khai", original: 1, copy: 0 });
  expect(readDocument({ name: "Lưu ý: mang theo giấy tờ gốc", original: 0, copy: 0 })).toBeUndefined();
  expect(readDocument({ name: "Đơn theo Mẫu số", original: 181, copy: 1 })).toEqual({
    name: "Đơn theo Mẫu số",
    original: "unknown",
    copy: 1,
  });
});
