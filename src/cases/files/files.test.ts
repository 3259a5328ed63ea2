import { expect, test, vi } from "vitest";
import { createFiles, filesOf } from "./files.ts";
import type { Uploads } from "./uploads.ts";

/** Looking into a file needs a webview; what it finds there is tested by itself. */
vi.mock("./inspect.ts", async (original) => ({
  ...(await original<object>()),
  inspectFile: async () => ({ type: "pdf" }),
}));

const uploads = {
  accept: async () => true,
  follow: () => () => undefined,
  look: async () => undefined,
  picture: async () => new Blob(),
  adopt: () => undefined,
} as Partial<Uploads> as Uploads;
const attachments = ["a1", "b1", "a2"].map((id) => ({
  id,
  field: id.charAt(0),
  uploadId: `upload ${id}`,
  name: `${id}.pdf`,
}));

test("a question has its own files, in the order they are put in, and nothing of the others'", () => {
  const files = createFiles(10, uploads);
  files.restore(attachments);
  const [a, b] = [filesOf(files, "a", 3), filesOf(files, "b", 3)];
  expect([a.ids(), b.ids()]).toEqual([["a1", "a2"], ["b1"]]);
  expect(a.list()).toBe(a.list()); // the same until something changes

  a.swap("a2", "a1");
  expect(files.attachments().map(({ id }) => id)).toEqual(["a2", "b1", "a1"]);
  expect([a.ids(), b.ids()]).toEqual([["a2", "a1"], ["b1"]]);
});

test("nothing is shown as taken before the draft that names it is kept", async () => {
  let keep = () => undefined as void;
  const kept = new Promise<void>((resolve) => (keep = resolve));
  const files = createFiles(10, uploads, () => kept);
  files.add([new File(["%PDF-1.4 a page %%EOF"], "don.pdf", { type: "application/pdf" })]);
  const statuses = () => files.list().map(({ status }) => status);
  await vi.waitFor(() => expect(files.attachments()).toHaveLength(1));
  expect(statuses()).toEqual(["preparing"]);
  keep();
  await vi.waitFor(() => expect(statuses()).toEqual(["uploading"]));
});

test("what the server refuses is no longer named by the draft", async () => {
  let tell = (_: object) => undefined as void;
  const telling = { ...uploads, follow: (_: string, listener: typeof tell) => ((tell = listener), () => undefined) };
  const files = createFiles(10, telling as Uploads);
  files.add([new File(["%PDF-1.4 a page %%EOF"], "don.pdf", { type: "application/pdf" })]);
  await vi.waitFor(() => expect(files.list()[0]!.status).toBe("uploading"));
  expect(files.attachments()).toHaveLength(1);
  tell({ status: "refused", problem: "file-infected" });
  expect(files.attachments()).toEqual([]);
});

test("a question takes no more than it has room for, and the draft remembers which it answers", () => {
  const files = createFiles(10, uploads);
  const a = filesOf(files, "a", 2);
  const pages = ["1", "2", "3"].map((name) => new File(["%PDF-1.7"], `${name}.pdf`));
  expect(a.add(pages)).toBe(1);
  expect(files.list().map(({ field, name }) => [field, name])).toEqual([
    ["a", "1.pdf"],
    ["a", "2.pdf"],
  ]);
  expect(a.add(pages.slice(0, 1))).toBe(1);
});

test("what is lent lies in the draft as any other file, with whence it came, and takes no more room than there is", async () => {
  const files = createFiles(10, uploads);
  const a = filesOf(files, "a", 2);
  const lent = ["u1", "u2", "u3"].map((uploadId) => ({ uploadId, name: `${uploadId}.pdf`, fromCode: "H53.12-1" }));
  expect(a.lend(lent)).toBe(1);
  await files.settled();
  expect(a.list().map(({ status, uploadId, kind }) => [status, uploadId, kind])).toEqual([
    ["stored", "u1", "pdf"],
    ["stored", "u2", "pdf"],
  ]);
  const kept = files.attachments();
  expect(kept).toMatchObject([
    { field: "a", uploadId: "u1", name: "u1.pdf", fromCode: "H53.12-1" },
    { field: "a", uploadId: "u2", fromCode: "H53.12-1" },
  ]);
  // Another phone, or this one after a kill, takes it up from there.
  const later = createFiles(10, uploads);
  later.restore(kept);
  await later.settled();
  expect(later.list().map(({ uploadId, fromCode }) => [uploadId, fromCode])).toEqual([
    ["u1", "H53.12-1"],
    ["u2", "H53.12-1"],
  ]);
});
