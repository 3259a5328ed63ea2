import { describe, expect, test } from "vitest";
import { REPORT_LIMITS } from "../../../contract/reports.ts";
import { inspectPhoto, photoType, pixelSize, type FileProblem } from "./inspect.ts";

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const be16 = (n: number) => [n >> 8, n & 255];
const be32 = (n: number) => [...be16(n >>> 16), ...be16(n & 0xffff)];
const le16 = (n: number) => be16(n).reverse();
const le24 = (n: number) => [n & 255, (n >> 8) & 255, n >> 16];
const file = (bytes: number[], size = bytes.length) => {
  const whole = new Uint8Array(size);
  whole.set(bytes);
  return new Blob([whole]);
};

/** SOI, metadata of `metadata` bytes in segments, a frame header, a scan. */
function jpeg(width: number, height: number, { metadata = 0, frame = 0xc0 } = {}): number[] {
  const segments: number[] = [];
  for (let left = metadata; left > 0; left -= 65_000) {
    const length = Math.min(left, 65_000);
    segments.push(0xff, 0xe1, ...be16(length + 2), ...new Array<number>(length).fill(0xff));
  }
  return [
    ...[0xff, 0xd8],
    ...segments,
    ...[0xff, 0xc4, ...be16(4), 0, 0], // a table whose marker lies among the frame markers
    ...[0xff, 0xff, frame, ...be16(11), 8, ...be16(height), ...be16(width), 1, 1, 0x11, 0],
    ...[0xff, 0xda, 0, 0, 0, 0, 0, 0, 0, 0],
  ];
}
const png = (width: number, height: number) => [
  ...[0x89, ...ascii("PNG"), 0x0d, 0x0a, 0x1a, 0x0a],
  ...[...be32(13), ...ascii("IHDR"), ...be32(width), ...be32(height), 8, 2, 0, 0, 0],
];
const gif = (width: number, height: number) => [...ascii("GIF89a"), ...le16(width), ...le16(height), 0, 0, 0];
const riff = (chunk: string, rest: number[]) => [
  ...[...ascii("RIFF"), 0, 0, 0, 0, ...ascii("WEBP"), ...ascii(chunk), 0, 0, 0, 0],
  ...rest,
  ...new Array<number>(10).fill(0),
];
const webp = {
  extended: (w: number, h: number) => riff("VP8X", [0, 0, 0, 0, ...le24(w - 1), ...le24(h - 1)]),
  lossy: (w: number, h: number) => riff("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, ...le16(w), ...le16(h)]),
  lossless: (w: number, h: number) => {
    const bits = ((w - 1) | ((h - 1) << 14)) >>> 0;
    return riff("VP8L", [0x2f, bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, bits >>> 24]);
  },
};
const box = (type: string, ...content: number[]) => [...be32(content.length + 8), ...ascii(type), ...content];
const heic = (width: number, height: number, brands = ["mif1", "heic"]) => [
  ...box("ftyp", ...ascii(brands[0]!), 0, 0, 0, 0, ...brands.flatMap(ascii)),
  ...box("ispe", 0, 0, 0, 0, ...be32(160), ...be32(120)),
  ...box("ispe", 0, 0, 0, 0, ...be32(width), ...be32(height)),
];

describe("the size is read from the header", () => {
  test.each([
    ["jpeg", jpeg(4000, 3000)],
    ["jpeg", jpeg(4000, 3000, { metadata: 200_000 })],
    ["jpeg", jpeg(4000, 3000, { frame: 0xc2 })],
    ["png", png(4000, 3000)],
    ["gif", gif(4000, 3000)],
    ["webp", webp.extended(4000, 3000)],
    ["webp", webp.lossy(4000, 3000)],
    ["webp", webp.lossless(4000, 3000)],
    ["heic", heic(4000, 3000)],
  ] as const)("%s (%#)", async (type, bytes) => {
    expect(await inspectPhoto(file(bytes))).toEqual({ type, width: 4000, height: 3000 });
  });

  test("a preview larger than the part read first does not hide it", async () => {
    expect(await inspectPhoto(file(jpeg(4000, 3000, { metadata: 1_500_000 })))).toMatchObject({ width: 4000 });
  });

  test("a HEIC that does not say is left to the phone to open", async () => {
    const silent = box("ftyp", ...ascii("heic"), 0, 0, 0, 0, ...ascii("heic"));
    expect(await inspectPhoto(file(silent, 500))).toEqual({ type: "heic", width: 0, height: 0 });
  });
});

describe("what cannot be taken is named", () => {
  const refused = async (blob: Blob): Promise<FileProblem | undefined> =>
    inspectPhoto(blob).then(
      () => undefined,
      (error: { code: FileProblem }) => error.code,
    );

  test.each([
    ["nothing in it", file([]), "file-empty"],
    ["a page called photo.jpg", file(ascii("<html>photo</html>")), "file-type-unsupported"],
    ["a PDF", file(ascii("%PDF-1.7 …")), "file-type-unsupported"],
    ["an AVIF, which old webviews cannot show", file(heic(10, 10, ["mif1", "avif"])), "file-type-unsupported"],
    ["a film", file(heic(10, 10, ["isom", "mp42"])), "file-type-unsupported"],
    ["17 MB", file(jpeg(4000, 3000), 17 * 1024 * 1024), "file-too-large"],
    ["12000×9000 pixels", file(jpeg(12_000, 9_000)), "file-too-many-pixels"],
    ["12000×9000 pixels as PNG", file(png(12_000, 9_000)), "file-too-many-pixels"],
    ["12000×9000 pixels as HEIC", file(heic(12_000, 9_000)), "file-too-many-pixels"],
    ["cut off before its frame", file([0xff, 0xd8, 0xff, 0xe0, 0, 4]), "file-unreadable"],
    ["no frame before the scan", file([0xff, 0xd8, 0xff, 0xda, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), "file-unreadable"],
    ["a PNG without width", file(png(0, 3000)), "file-unreadable"],
  ])("%s", async (_, blob, code) => {
    expect(await refused(blob)).toBe(code);
  });

  test("exactly as heavy and as many pixels as allowed is taken", async () => {
    expect(await refused(file(jpeg(10_000, 5_000), REPORT_LIMITS.fileBytes))).toBeUndefined();
  });

  test("something heavy that is no photo is not called heavy", async () => {
    expect(await refused(file(ascii("%PDF-1.7"), 17 * 1024 * 1024))).toBe("file-type-unsupported");
  });
});

test("a file shorter than any signature has no type", () => {
  expect(photoType(new Uint8Array([0xff]))).toBeUndefined();
  expect(pixelSize("webp", new Uint8Array(12))).toBeUndefined();
});
