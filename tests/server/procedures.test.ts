// The catalogue of procedures: found in everyday words, read without loss.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ProcedureFile } from "../../contract/procedures.ts";
import { takenHere } from "../../server/core/procedures.ts";
import { ProcedureSearch } from "../../server/modules/procedures/search.ts";
import { procedureView } from "../../server/modules/procedures/view.ts";
import { bootServer, send } from "../support/server.ts";
import { QUERIES } from "./procedure-queries.ts";

const provinces = join(import.meta.dirname, "..", "..", "provinces");
const read = (province: string, name: string) =>
  JSON.parse(readFileSync(join(provinces, province, "procedures", name), "utf8")) as ProcedureFile;
const procedures = readdirSync(join(provinces, "tay-ninh", "procedures")).map((name) => read("tay-ninh", name));
const library = read("demo", "1.900001.json");
const search = new ProcedureSearch(procedures);
const found = (q: string) => search.find(q);

describe("finding in everyday words", () => {
  test("of what people type, enough is found first, and nearly all among the first three", () => {
    expect(QUERIES.length).toBeGreaterThanOrEqual(120);
    const missed = { first: [] as string[], three: [] as string[] };
    for (const [query, code] of QUERIES) {
      const at = found(query).indexOf(code);
      if (at !== 0) missed.first.push(query);
      if (at < 0 || at > 2) missed.three.push(query);
    }
    const share = (list: string[]) => 1 - list.length / QUERIES.length;
    expect(share(missed.first), `not first: ${missed.first.join("; ")}`).toBeGreaterThanOrEqual(0.85);
    expect(share(missed.three), `not among three: ${missed.three.join("; ")}`).toBeGreaterThanOrEqual(0.95);
  });

  test("every procedure is wanted by somebody in the list, and found by its names", () => {
    const wanted = new Set(QUERIES.map(([, code]) => code));
    for (const { code, plain, published } of procedures) {
      expect(wanted).toContain(code);
      expect(found(plain!.title.vi)[0]).toBe(code);
      expect(found(published.name).slice(0, 3)).toContain(code);
    }
  });

  test.each([
    ["without diacritics", "dang ky khai tu", "1.000656"],
    ["either place of the tone mark", "hoà giải đất đai", "1.012812"],
    ["decomposed letters", "Tách thửa đất".normalize("NFD"), "1.012784"],
    ["a letter too few", "tach thu dat", "1.012784"],
    ["two letters swapped", "tranh chpa dat", "1.012812"],
    ["in the middle of the last word", "xin phép xây nh", "1.013225"],
    ["shouting", "LÝ LỊCH TƯ PHÁP", "3.000333"],
    ["with much around it", "cho tôi hỏi muốn làm thẻ căn cước thì làm sao ạ?", "1.014061"],
  ])("%s: %s", (_, query, code) => expect(found(query)[0]).toBe(code));

  test.each(["1.001193", "1.001193.000.00.00.H53", "1.001193.h53"])("the code %s finds itself alone", (code) => {
    expect(found(code)).toEqual(["1.001193"]);
  });

  test("a code in the middle of being typed finds those that begin so", () => {
    expect(found("1.0042").sort()).toEqual(["1.004222"]);
    expect(found("1.0012").sort()).toEqual(["1.001266"]);
    expect(found("9.99")).toEqual([]);
  });

  test("what nobody offers finds nothing; nothing looked for lists everything", () => {
    expect(found("zzzz qqqq wwww")).toEqual([]);
    expect(found("?!")).toHaveLength(procedures.length);
    expect(found("")).toHaveLength(procedures.length);
  });

  test("without words of ours the official name finds it", () => {
    const bare = new ProcedureSearch(procedures.map(({ plain: _, ...rest }) => rest));
    expect(bare.find("Đăng ký thành lập hộ kinh doanh")[0]).toBe("1.001612");
  });
});

test("the bullets the portal draws by hand are not shown twice", () => {
  const [group] = procedureView(procedures.find(({ code }) => code === "1.001193")!).documents;
  expect(group!.case).toBe("Giấy tờ phải nộp:");
  for (const { name } of group!.documents) expect(name).toMatch(/^\p{Lu}/u);
});

describe("over HTTP", () => {
  test("what an installation takes itself reads so wherever it is asked; without a form it takes nothing", async () => {
    const provinceDir = join(provinces, "tay-ninh");
    const server = await bootServer({ provinceDir, localIntake: ["2.000635"] });
    try {
      const modes = async () => [
        (await server.go("/v1/public/procedures/2.000635")).body.submissionMode,
        (await server.go("/v1/public/procedures?q=2.000635")).body.items[0].submissionMode,
        (await server.core.procedures.current(server.core.db, "2.000635"))!.submissionMode,
        (await server.go("/v1/public/procedures/2.000908")).body.submissionMode,
      ];
      expect(await modes()).toEqual(["local-intake", "local-intake", "local-intake", "national-portal"]);
    } finally {
      await server.close();
    }
    const files = readdirSync(join(provinceDir, "procedures")).map(
      (name) => JSON.parse(readFileSync(join(provinceDir, "procedures", name), "utf8")) as ProcedureFile,
    );
    expect(() => takenHere(files, ["2.000884", "9.999999"])).toThrow(
      "LOCAL_INTAKE names procedures the province has no form for: 2.000884, 9.999999.",
    );
  });

  test("pages, a field, one procedure read in full", async () => {
    const server = await bootServer();
    try {
      const get = (path: string) => send(server.origin, `/v1/public/procedures${path}`);
      const first = await get("?limit=1");
      expect(first.body.items.map(({ code }: any) => code)).toEqual(["1.900002"]);
      const second = await get(`?limit=1&cursor=${first.body.nextCursor}`);
      expect(second.body.items.map(({ code }: any) => code)).toEqual(["1.900001"]);
      expect(second.body.nextCursor).toBeUndefined();
      const field = await get(`?field=${encodeURIComponent("Thư viện")}`);
      expect(field.body.items).toEqual([
        {
          code: "1.900001",
          title: { vi: "Làm thẻ thư viện", en: "Library card" },
          summary: {
            vi: "Thẻ để mượn sách ở thư viện tỉnh.",
            en: "A card to borrow books from the province's library.",
          },
          field: "Thư viện",
          submissionMode: "local-intake",
        },
      ]);
      const one = await get("/1.900001.000.00.00.h99");
      expect(one.headers.get("cache-control")).toContain("stale-while-revalidate=3600");
      expect(one.body).toMatchObject({
        officialName: "Thủ tục cấp thẻ đọc sách của thư viện tỉnh",
        version: 2,
        hasForm: true,
        audience: ["Công dân Việt Nam", "Tổ chức (không bao gồm doanh nghiệp, HTX)"],
        effective: {},
        channels: [
          { channel: "online", time: { amount: 1, unit: "working-day" }, fee: { kind: "free" } },
          {
            channel: "counter",
            time: { amount: 1, unit: "unknown" },
            fee: { kind: "amount", amount: 10000, currency: "VND", per: "thẻ" },
          },
        ],
        documents: [
          {
            documents: [{ name: "Đơn xin cấp thẻ", originals: 1, copies: 0 }],
            notes: ["Mang theo giấy tờ có ảnh để đối chiếu."],
          },
        ],
        results: [{ name: "Thẻ đọc sách", code: "KQ.G15.900001" }],
        legalBasis: ["46/2019/QH14"],
      });
      expect(one.body).not.toHaveProperty("conditions");
      const other = (await get("/1.900002")).body;
      expect(other).not.toHaveProperty("agency");
      expect(other.channels[0]).not.toHaveProperty("time");
      expect(other.documents.map((group: any) => group.case)).toEqual([
        "Người bán thường xuyên",
        "Người bán một phiên",
      ]);
      const form = await get("/1.900001.h99/form");
      expect(form.headers.get("cache-control")).toContain("stale-while-revalidate=86400");
      expect(form.body).toEqual(library.form);
      expect(other.hasForm).toBe(false);
      expect((await get("/1.900002/form")).body.code).toBe("form-not-found");
      expect((await get("/1.000001/form")).body.code).toBe("procedure-not-found");
      expect((await get("/1.000001")).body.code).toBe("procedure-not-found");
      expect((await get("/không-phải-mã")).body.code).toBe("procedure-not-found");
    } finally {
      await server.close();
    }
  });
});
