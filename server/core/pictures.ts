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

type Sniffed = "photo" | Extract<ProblemCode, "photo-empty" | "photo-heic" | "photo-type-unsupported">;

/** What the first bytes say the file is; its name and the request's header have no say. */
export function sniff(bytes: Buffer): Sniffed {
  if (bytes.length === 0) return "photo-empty";
  const ascii = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "photo";
  if (ascii(0, 8) === "\x89PNG\r\n\x1a\n") return "photo";
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return "photo";
  // ISO base media: `ftyp` and a brand. ISO/IEC 23008-12 names HEIF's.
  if (ascii(4, 8) === "ftyp" && /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(ascii(8, 12))) return "photo-heic";
  return "photo-type-unsupported";
}

let last: Promise<unknown> = Promise.resolve();
/** One after the other. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine;
}

/** Two pictures that may be shown, turned upright and without metadata (no place, no device, no name). */
export async function reencode(bytes: Buffer) {
  const kind = sniff(bytes);
  if (kind !== "photo") throw new Problem(kind);
  if (bytes.length > REPORT_LIMITS.photoBytes) throw new Problem("photo-too-large");
  return inTurn(async () => {
    const sharp = await loadSharp();
    try {
      // The header alone: a small file can claim a picture that would fill the memory.
      const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
      if (width * height > REPORT_LIMITS.photoPixels) throw new Problem("photo-too-many-pixels");
      const full = await sharp(bytes, { limitInputPixels: REPORT_LIMITS.photoPixels, failOn: "error" })
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
      throw new Problem("photo-unreadable");
    }
  });
}
