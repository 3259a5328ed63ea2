/**
 * What a picked file is, read from its first bytes: type and pixel size, before anything decodes it. A picture of
 * 12000×9000 pixels takes 432 MB once decoded, which ends the webview on a cheap phone; so the header decides.
 * The server looks again with the same limits.
 */
import type { ProblemCode } from "../../../contract/types.ts";
import { REPORT_LIMITS } from "../../../contract/reports.ts";

export type PhotoType = "jpeg" | "png" | "webp" | "gif" | "heic";

/** The contract's codes for a photo that cannot be taken; each has its sentence in the catalogue. */
export type FileProblem = Extract<
  ProblemCode,
  "file-empty" | "file-type-unsupported" | "file-heic" | "file-too-large" | "file-too-many-pixels" | "file-unreadable"
>;

export interface PhotoHeader {
  type: PhotoType;
  /** Pixels; 0 where the header does not say (some HEIC files). */
  width: number;
  height: number;
}

/** Thrown by `inspectPhoto` and `compressPhoto`. */
export class FileError extends Error {
  readonly code: FileProblem;
  constructor(code: FileProblem) {
    super(code);
    this.name = "FileError";
    this.code = code;
  }
}

/** What a picked file is: a picture with its size, or a PDF where the form takes one. @throws FileError */
export async function inspectFile(file: Blob, pdf = true): Promise<PhotoHeader | { type: "pdf" }> {
  if (pdf && file.size > 0) {
    const start = await bytesOf(file.slice(0, 1024));
    // ISO 32000-1, annex H.3: the header stands within the first 1024 bytes.
    if (ascii(start, 0, start.length).indexOf("%PDF-") >= 0) {
      if (file.size > REPORT_LIMITS.fileBytes) throw new FileError("file-too-large");
      return { type: "pdf" };
    }
  }
  return inspectPhoto(file);
}

/** Reads the type and size from the file's bytes; the name and the type the phone claims are not looked at. */
export async function inspectPhoto(file: Blob): Promise<PhotoHeader> {
  if (file.size === 0) throw new FileError("file-empty");
  // A JPEG keeps its size behind metadata that may hold a whole preview picture, so one megabyte and not one kilobyte.
  const start = await bytesOf(file.slice(0, 1024 * 1024));
  const type = photoType(start);
  if (!type) throw new FileError("file-type-unsupported");
  if (file.size > REPORT_LIMITS.fileBytes) throw new FileError("file-too-large");
  let size = pixelSize(type, start);
  if (!size && type === "jpeg" && file.size > start.length) size = pixelSize(type, await bytesOf(file));
  if (!size) {
    if (type !== "heic") throw new FileError("file-unreadable");
    size = { width: 0, height: 0 };
  }
  if (size.width * size.height > REPORT_LIMITS.pixels) throw new FileError("file-too-many-pixels");
  return { type, ...size };
}

/** The type by its magic bytes, or undefined for what is not a photo we take. */
export function photoType(bytes: Uint8Array): PhotoType | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return "webp";
  if (ascii(bytes, 0, 6) === "GIF87a" || ascii(bytes, 0, 6) === "GIF89a") return "gif";
  if (ascii(bytes, 4, 4) === "ftyp" && isHeic(bytes)) return "heic";
  return undefined;
}

/** Width and height from the header, or undefined where the header is broken or cut off. */
export function pixelSize(type: PhotoType, bytes: Uint8Array): { width: number; height: number } | undefined {
  const size = { jpeg: jpegSize, png: pngSize, webp: webpSize, gif: gifSize, heic: heicSize }[type](bytes);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

type Size = { width: number; height: number };

/** ITU T.81 B.2: segments of marker and length; the frame header (SOF) holds height, then width. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xd9 || marker === 0xda) return undefined; // the picture begins and no frame was named
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** PNG specification 11.2.2: IHDR is the first chunk. */
function pngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 24 || ascii(bytes, 12, 4) !== "IHDR") return undefined;
  const view = viewOf(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** GIF89a: the logical screen descriptor follows the signature. */
function gifSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 10) return undefined;
  const view = viewOf(bytes);
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** RFC 9649: three kinds of first chunk, each with the size at its own place. */
function webpSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 30) return undefined;
  const view = viewOf(bytes);
  switch (ascii(bytes, 12, 4)) {
    case "VP8X":
      return { width: 1 + uint24(bytes, 24), height: 1 + uint24(bytes, 27) };
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case "VP8 ":
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

function isHeic(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, viewOf(bytes).getUint32(0), 256);
  const brands = [ascii(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(bytes, at, 4));
  // AVIF files name mif1 too; no phone camera writes them and old webviews cannot show them.
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return false;
  return brands.some((brand) => HEIC_BRANDS.includes(brand));
}

/** ISO/IEC 23008-12: every image item has an `ispe` property (version and flags, width, height); the largest is ours. */
function heicSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes);
  let best: Size | undefined;
  for (let at = 4; at + 16 <= Math.min(bytes.length, 65536); at += 1) {
    if (bytes[at] !== 0x69 || ascii(bytes, at, 4) !== "ispe") continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!best || size.width * size.height > best.width * best.height) best = size;
  }
  return best;
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  // FileReader: Blob.arrayBuffer came with Safari 14, and iOS 13 is still on old phones.
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => reject(new FileError("file-unreadable"));
    reader.readAsArrayBuffer(blob);
  });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((value, index) => bytes[index] === value);
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  let text = "";
  for (let index = at; index < at + length && index < bytes.length; index += 1) {
    text += String.fromCharCode(bytes[index]!);
  }
  return text;
}

function uint24(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
}
