// The procedures of every province are valid and can be read, and what the national portal publishes is taken over whole.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  isGiven,
  readChannel,
  readLegalBasis,
  readProcedureCode,
  readResults,
  readTime,
  type ProcedureFile,
  type PublishedProcedure,
} from "../../contract/procedures.ts";
import { foldedWords, toNfc } from "../../contract/text.ts";
import { checkProcedures, importProcedures } from "../../scripts/lib/procedures.mjs";

const ROOT = join(import.meta.dirname, "..", "..");
const read = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;
const folders = readdirSync(join(ROOT, "provinces"))
  .map((province) => join(ROOT, "provinces", province, "procedures"))
  .filter((folder) => existsSync(folder));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "procedures-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(folders)("%s", (procedures) => {
  const files = readdirSync(procedures).map((name): ProcedureFile => read<ProcedureFile>(join(procedures, name)));

  test("is valid", async () => {
    expect(await checkProcedures(procedures)).toEqual([]);
  });

  test.each(files.map((file) => [file.code, file] as const))("%s can be read", (_, { published, submissionMode }) => {
    const channels = published.channels.map(({ channel }) => readChannel(channel));
    expect(channels).not.toContain(undefined);
    if (submissionMode === "national-portal") expect(channels).toContain("online");
    for (const { time } of published.channels) expect(Boolean(readTime(time)), time).toBe(isGiven(time));
    const results = readResults(published.result);
    expect(results.length).toBeGreaterThan(0);
    for (const { name } of results) expect(name).not.toMatch(/Mã:|KQ\./);
    expect(readLegalBasis(published.legal).length).toBeGreaterThan(0);
  });

  test.each(files.map((file) => [file.code, file] as const))("%s has words of its own", (_, { plain, published }) => {
    const { title, summary, alsoCalled } = plain!;
    for (const text of [title, summary].flatMap(({ vi, en = "" }) => [vi, en]).concat(alsoCalled)) {
      expect(text).toBe(toNfc(text).trim());
    }
    for (const text of Object.values(summary)) expect(text).toMatch(/\.$/);
    expect(title.vi.length).toBeLessThanOrEqual(80);
    // Official names begin with a word that says nothing to a citizen.
    expect(title.vi).not.toMatch(/^Thủ tục/);
    expect(published.name.length).toBeGreaterThan(0);
    const folded = alsoCalled.map((words) => foldedWords(words).join(" "));
    expect(new Set(folded).size, "ways to say it, each once").toBe(folded.length);
  });
});

const PUBLISHED: PublishedProcedure & { code: string } = {
  code: "1.009999",
  name: "Thủ tục thử",
  decision: "1/QĐ-BTP",
  levels: ["Cấp xã"],
  kind: "TTHC được giao luật quy định chi tiết",
  field: "Hộ tịch",
  audience: ["Công dân Việt Nam"],
  agency: "Không có thông tin",
  channels: [{ channel: "Trực tuyến", time: "5 Ngày làm việc", fee_text: "Miễn phí" }],
  documents: [{ group: "default", items: [{ name: "Tờ khai", original: 1, copy: 0 }] }],
  steps: "Nộp, chờ, nhận.",
  conditions: "Không có thông tin",
  result: "Giấy thửMã: KQ.G15.000099",
  legal: "Luật 60/2014/QH1360/2014/QH13",
  source: "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/thu",
};
const source = (content: unknown) => {
  const path = join(folder, "source.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const target = () => join(folder, "procedures");
const imported = (code = PUBLISHED.code) => read<ProcedureFile>(join(target(), `${code}.json`));

describe("importing what the portal publishes", () => {
  test("the largest there are, without loss", async () => {
    const long = (length: number, words: string) =>
      words.repeat(Math.ceil(length / words.length)).slice(0, length - 1) + ".";
    const documents = Array.from({ length: 20 }, (_, group) => ({
      group: `Trường hợp ${group + 1}`,
      items: Array.from({ length: group === 0 ? 16 : 5 }, (_, n) => ({
        name: long(400, `Giấy ${group}.${n} ủy quyền. `),
        original: n % 3,
        copy: 1,
      })),
    }));
    expect(documents.flatMap(({ items }) => items)).toHaveLength(111);
    const largest = {
      ...PUBLISHED,
      name: long(1100, "Cấp giấy phép xây dựng đối với công trình "),
      steps: long(23_000, "Bước: nộp hồ sơ tại Trung tâm.\n"),
      documents,
      channels: [...PUBLISHED.channels, { channel: "Trực tuyến", time: "20 Ngày", fee_text: "10 USD(/bản)" }],
    };
    const { added, refused, noticed } = await importProcedures(source([largest]), target());
    expect({ added, refused, noticed }).toEqual({ added: 1, refused: [], noticed: [] });
    const { code, ...published } = largest;
    expect(imported(code).published).toEqual(published);
    expect(await checkProcedures(target())).toEqual([]);
  });

  test("one alone is taken, its code in any notation; nothing it does not say is made up", async () => {
    await importProcedures(source({ ...PUBLISHED, code: "1.009999.000.00.00.H38" }), target());
    expect(imported()).toMatchObject({
      code: "1.009999",
      version: 1,
      effective: { from: "unknown", to: "unknown" },
      submissionMode: "national-portal",
    });
    expect(imported().plain).toBeUndefined();
  });

  test("without an online channel it is handed in at the counter", async () => {
    const channels = [{ channel: "Trực tiếp", time: "1", fee_text: "Miễn phí" }];
    await importProcedures(source({ ...PUBLISHED, channels }), target());
    expect(imported().submissionMode).toBe("counter");
  });

  test("again: nothing changes; changed: the version rises and what is ours stays", async () => {
    await importProcedures(source(PUBLISHED), target());
    const plain = { title: { vi: "Thử", en: "Try" }, summary: { vi: "Thử.", en: "Try." }, alsoCalled: ["thử xem"] };
    const ours = { ...imported(), submissionMode: "counter" as const, plain };
    writeFileSync(join(target(), "1.009999.json"), JSON.stringify(ours));
    expect(await importProcedures(source([PUBLISHED]), target())).toMatchObject({ added: 0, changed: 0, same: 1 });
    expect(imported()).toEqual(ours);
    const next = { ...PUBLISHED, steps: "Nộp, nhận." };
    expect(await importProcedures(source([next]), target())).toMatchObject({ added: 0, changed: 1, same: 0 });
    expect(imported()).toEqual({ ...ours, version: 2, published: { ...ours.published, steps: "Nộp, nhận." } });
  });

  test("what has no place, and what cannot be read, is said", async () => {
    const { noticed } = await importProcedures(
      source({
        ...PUBLISHED,
        phone: "0276",
        channels: [
          { channel: "Bồ câu", time: "5 Tuần trăng", fee_text: "Miễn phí(theo HĐND tỉnh)", address: "Chợ" },
          { channel: "Trực tiếp", time: "3", fee_text: "" },
        ],
        documents: [{ group: "default", items: [{ name: "Đơn theo Mẫu số", original: 181, copy: 1 }] }],
        legal: "a".repeat(1500),
      }),
      target(),
    );
    expect(noticed).toEqual([
      "1.009999: phone has no place here",
      "1.009999: channels: address has no place here",
      "1.009999: a channel that is not known (Bồ câu)",
      "1.009999: the time “5 Tuần trăng” cannot be read (Bồ câu)",
      "1.009999: “Miễn phí” with a note: only the note says what it costs (Bồ câu)",
      "1.009999: the time “3” has no unit (Trực tiếp)",
      "1.009999: 181 originals and 1 copies cannot be meant (Đơn theo Mẫu số)",
      "1.009999: legal stops after 1500 characters",
    ]);
  });

  test("what is no procedure is refused and named, the rest is taken", async () => {
    const { name: _, ...nameless } = { ...PUBLISHED, code: "1.009998" };
    const result = await importProcedures(
      source([
        PUBLISHED,
        PUBLISHED,
        { code: "số một" },
        null,
        nameless,
        { ...PUBLISHED, code: "1.009997", documents: "một tờ khai" },
        { ...PUBLISHED, code: "1.009996", channels: [null, { channel: 1 }] },
      ]),
      target(),
    );
    expect(result.added).toBe(1);
    expect(result.refused).toEqual([
      "number 2: 1.009999 stands there twice",
      "number 3: no code of a procedure",
      "number 4: no code of a procedure",
      expect.stringContaining("1.009998: /published must have required property 'name'"),
      expect.stringContaining("1.009997: /published/documents must be array"),
      expect.stringContaining("1.009996: /published/channels/0 must be object"),
      ...Array.from({ length: 3 }, () => expect.stringContaining("1.009996: /published/channels/1")),
    ]);
    expect(readdirSync(target())).toEqual(["1.009999.json"]);
  });

  test("a file that is not there or is no JSON is one sentence", async () => {
    await expect(importProcedures(join(folder, "none.json"), target())).rejects.toThrow(/none\.json cannot be read/);
    writeFileSync(join(folder, "source.json"), "{");
    await expect(importProcedures(join(folder, "source.json"), target())).rejects.toThrow(
      /source\.json cannot be read/,
    );
  });
});

test("checking a folder names each file and what is wrong with it", async () => {
  await importProcedures(source(PUBLISHED), target());
  writeFileSync(join(target(), "1.009998.json"), JSON.stringify(imported()));
  writeFileSync(join(target(), "broken.json"), "{");
  writeFileSync(
    join(target(), "1.009997.json"),
    JSON.stringify({ ...imported(), code: "1.009997", effective: { from: "2026-02-30", to: "soon" } }),
  );
  const wrong = await checkProcedures(target());
  expect(wrong).toEqual(
    expect.arrayContaining([
      "1.009998.json: holds 1.009999",
      expect.stringMatching(/^broken\.json: /),
      expect.stringMatching(/^1\.009997\.json: \/effective\/from /),
      expect.stringMatching(/^1\.009997\.json: \/effective\/to /),
    ]),
  );
  expect(wrong.some((line) => line.startsWith("1.009999"))).toBe(false);
  await expect(checkProcedures(join(folder, "nowhere"))).rejects.toThrow(/cannot be read/);
});

test("every published code is one in the national notation", () => {
  for (const procedures of folders) {
    for (const name of readdirSync(procedures)) {
      expect(readProcedureCode(name.replace(/\.json$/, ""))).toEqual({ code: name.replace(/\.json$/, "") });
    }
  }
});
