/** Reads the one province this build is for. Nothing else in the build or in src/ knows a province by name. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ProvinceFile } from "../contract/province.ts";

const root = path.resolve(import.meta.dirname, "..");

/** What the phone needs of `province.json`, with the emblem's SVG in place of its file name. */
export type PhoneProvince = Omit<ProvinceFile, "emblem"> & { emblem: string };

/** The folder named by `PROVINCE`: one under `provinces/`, or a path. */
export function provinceFolder(nameOrPath = process.env.PROVINCE || "tay-ninh"): string {
  const named = path.join(root, "provinces", nameOrPath);
  return existsSync(named) ? named : path.resolve(nameOrPath);
}

/** What the phone needs to know of that province. */
export function readProvince(nameOrPath?: string): PhoneProvince {
  const folder = provinceFolder(nameOrPath);
  const file = path.join(folder, "province.json");
  if (!existsSync(file)) throw new Error(`No province.json in ${folder}. Folders: see provinces/.`);
  const { ...province } = JSON.parse(readFileSync(file, "utf8")) as ProvinceFile & { $schema?: string };
  delete province.$schema;
  const emblemFile = path.join(folder, province.emblem);
  return { ...province, emblem: existsSync(emblemFile) ? inlineSvg(readFileSync(emblemFile, "utf8")) : "" };
}

/** An SVG that may stand inside the page: no prolog, no comments, no scripts; hidden from screen readers. */
export function inlineSvg(source: string): string {
  const svg = source
    .replace(/<\?xml[^>]*\?>|<!DOCTYPE[^>]*>/gi, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(title|desc|metadata)[\s\S]*?<\/\1>/gi, "")
    .replace(/>\s+</g, "><")
    .replace(/\s+/g, " ")
    .trim();
  if (/<script|\son\w+=|javascript:/i.test(svg)) throw new Error("The emblem must not contain scripts.");
  return svg
    .replace(/^<svg/, '<svg aria-hidden="true" focusable="false"')
    .replace(/\s(role|aria-label(ledby)?)="[^"]*"/g, "");
}
