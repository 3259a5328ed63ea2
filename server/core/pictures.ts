import { REPORT_LIMITS } from "../../contract/reports.ts";
import type { ProblemCode } from "../../contract/types.ts";
import { Problem } from "../problem.ts";

/** Loaded with the first photo: a server that only answers reads need not hold the native library in memory. */
async function loadSharp() {
  const { default: sharp } = await import("sharp");
  // One picture at a time and nothing kept: 50 megapixels decode to 150 MB, and a province's server is small.
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

const FULL = 2048;
const THUMB = 320;

type Sniffed = "picture" | "pdf" | Extract<ProblemCode, "file-empty" | "file-heic" | "file-type-unsupported">;

/** What the first bytes say the file is; its name and the request's header have no say. */
export function sniff(bytes: Buffer): Sniffed {
  if (bytes.length === 0) return "file-empty";
  const ascii = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "picture";
  if (ascii(0, 8) === "\x89PNG\r\n\x1a\n") return "picture";
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return "picture";
  if (ascii(0, 5) === "%PDF-") return "pdf";
  // ISO base media: `ftyp` and a brand. ISO/IEC 23008-12 names HEIF's.
  if (ascii(4, 8) === "ftyp" && /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(ascii(8, 12))) return "file-heic";
  return "file-type-unsupported";
}

/** Two pictures that may be shown, turned upright and without metadata (no place, no device, no name). One at a time. */
export async function reencode(bytes: Buffer) {
  const sharp = await loadSharp();
  try {
    // The header alone: a small file can claim a picture that would fill the memory.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > REPORT_LIMITS.pixels) throw new Problem("file-too-many-pixels");
    const full = await sharp(bytes, { limitInputPixels: REPORT_LIMITS.pixels, failOn: "error" })
      .rotate()
      .resize({ width: FULL, height: FULL, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80, effort: 3 })
      .toBuffer({ resolveWithObject: true });
    const thumb = await sharp(full.data)
      .resize({ width: THUMB, height: THUMB, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 70, effort: 3 })
      .toBuffer();
    return { full: full.data, thumb, width: full.info.width, height: full.info.height };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("file-unreadable");
  }
}
