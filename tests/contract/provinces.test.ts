/** Every province's folder is complete, valid and consistent: what the build and the server rely on without asking. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { FeatureCollection } from "geojson";
import { describe, expect, test } from "vitest";
import { isWorkingDay, weekday } from "../../contract/calendar.ts";
import type { AgenciesFile } from "../../contract/agencies.ts";
import type { CalendarFile } from "../../contract/calendar.ts";
import { findCommune } from "../../contract/geo.ts";
import type { ProvinceFile } from "../../contract/province.ts";
import { CASE_LIMITS } from "../../contract/cases.ts";
import type { IdentityFile } from "../../contract/identity.ts";
import type { QuestionsFile } from "../../contract/questions.ts";
import type { ReportsFile } from "../../contract/reports.ts";
import type { Commune } from "../../contract/types.ts";

const ROOT = new URL("../../", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");
const json = <T>(path: string): T => JSON.parse(text(path)) as T;

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const validators = {
  "province.json": ajv.compile(json<object>("contract/province.schema.json")),
  "reports.json": ajv.compile(json<object>("contract/reports-file.schema.json")),
  "questions.json": ajv.compile(json<object>("contract/questions-file.schema.json")),
  "calendar.json": ajv.compile(json<object>("contract/calendar.schema.json")),
};

const codes = readdirSync(new URL("provinces/", ROOT)).filter((name) =>
  statSync(new URL(`provinces/${name}`, ROOT)).isDirectory(),
);

/** WCAG 2.2 contrast of a colour on white. */
function contrastOnWhite(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

function expectUnique(values: string[]): void {
  expect(values.filter((value, i) => values.indexOf(value) !== i)).toEqual([]);
}

/** Every string in a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value && typeof value === "object") return Object.values(value).flatMap(strings);
  return [];
}

test("there are at least two provinces, so that nothing is hard-coded for one", () => {
  expect(codes).toEqual(expect.arrayContaining(["demo", "tay-ninh"]));
});

test("the schemas refuse what they should", () => {
  const province = json<ProvinceFile>("provinces/demo/province.json");
  const check = validators["province.json"];
  expect(check(province)).toBe(true);
  expect(check({ ...province, colour: "red" })).toBe(false);
  expect(check({ ...province, apiOrigin: "http://api.saomai.example" })).toBe(false);
  expect(check({ ...province, apiOrigin: "https://api.saomai.example/" })).toBe(false);
  expect(check({ ...province, tagline: { vi: "Chỉ một thứ tiếng" } })).toBe(false);
  const calendar = json<CalendarFile>("provinces/demo/calendar.json");
  expect(validators["calendar.json"]({ ...calendar, days: [{ ...calendar.days[0], date: "2026-02-30" }] })).toBe(false);
  expect(validators["calendar.json"]({ ...calendar, days: [{ ...calendar.days[0], status: "sure" }] })).toBe(false);
});

test.each(codes.filter((code) => existsSync(new URL(`provinces/${code}/agencies.json`, ROOT))))(
  "provinces/%s/agencies.json names an agency for communes there are, once each",
  (code) => {
    const check = ajv.compile(json<object>("contract/agencies-file.schema.json"));
    const file = json<AgenciesFile>(`provinces/${code}/agencies.json`);
    expect([check(file), check.errors]).toEqual([true, null]);
    expectUnique(file.agencies.map((agency) => agency.code));
    expectUnique(file.agencies.map(({ communeCode }) => communeCode));
    const communes = json<Commune[]>(`provinces/${code}/communes.json`).map((commune) => commune.code);
    expect(file.agencies.filter(({ communeCode }) => !communes.includes(communeCode))).toEqual([]);
    expect(check({ ...file, agencies: [{ ...file.agencies[0], code: "X1" }] })).toBe(false);
  },
);

test.each(codes.filter((code) => existsSync(new URL(`provinces/${code}/identity.json`, ROOT))))(
  "provinces/%s/identity.json is valid",
  (code) => {
    const check = ajv.compile(json<object>("contract/identity-file.schema.json"));
    const file = json<IdentityFile>(`provinces/${code}/identity.json`);
    expect([check(file), check.errors]).toEqual([true, null]);
    expectUnique(file.providers.map(({ id }) => id));
    expect(check({ ...file, providers: [{ ...file.providers[0], issuer: "http://id.example" }] })).toBe(false);
    expect(check({ ...file, providers: [{ ...file.providers[0], secret: "s" }] })).toBe(false);
  },
);

describe.each(codes)("provinces/%s", (code) => {
  const dir = `provinces/${code}`;
  const province = json<ProvinceFile>(`${dir}/province.json`);
  const reports = json<ReportsFile>(`${dir}/reports.json`);
  const questions = json<QuestionsFile>(`${dir}/questions.json`);
  const calendar = json<CalendarFile>(`${dir}/calendar.json`);
  const communes = json<Commune[]>(`${dir}/communes.json`);
  const boundaries = json<FeatureCollection>(`${dir}/communes.geojson`);

  test.each(Object.entries(validators))("%s is valid", (file, check) => {
    check(json(`${dir}/${file}`));
    expect(check.errors ?? []).toEqual([]);
  });

  test("its categories and topics are what the contract says the server answers", () => {
    const lenient = new Ajv({ strict: false });
    addFormats.default(lenient);
    const contract = json<object>("contract/generated/openapi.json");
    const check = lenient.compile({ ...contract, $ref: "#/components/schemas/CategoryList" });
    expect(check({ categories: [{ id: "no-kinds" }] })).toBe(false);
    check({ categories: reports.categories });
    expect(check.errors ?? []).toEqual([]);
    const checkTopics = lenient.compile({ ...contract, $ref: "#/components/schemas/TopicList" });
    expect(checkTopics({ topics: [{ id: "no-title" }], doors: [] })).toBe(false);
    checkTopics({ topics: questions.topics, doors: questions.doors });
    expect(checkTopics.errors ?? []).toEqual([]);
  });

  test("is named as its folder", () => {
    expect(province.code).toBe(code);
  });

  test("every word is NFC", () => {
    for (const file of ["province.json", "reports.json", "questions.json", "calendar.json", "communes.json"]) {
      const wrong = strings(json(`${dir}/${file}`)).filter((value) => value !== value.normalize("NFC"));
      expect(wrong, file).toEqual([]);
    }
  });

  test("no sentence begins or ends with a space, shouts or holds two spaces", () => {
    for (const value of [province, reports, questions, calendar].flatMap(strings)) {
      expect(value).toBe(value.trim());
      expect(value).not.toMatch(/!| {2}/);
    }
  });

  test("its offices open before they close, one shift after another, and its days lie in its years", () => {
    const clock = calendar.shifts?.flat() ?? [];
    expect(clock).toEqual([...new Set(clock)].sort());
    const { from, to } = calendar.years!;
    expect(calendar.days.filter(({ date }) => date < String(from) || date >= String(to + 1))).toEqual([]);
  });

  test("the app's name is one Zalo's review accepts", () => {
    expect(province.appName).not.toBe(province.appName.toUpperCase());
    expect(province.appName).not.toMatch(/\b(app|zalo)\b/i);
  });

  test("the accent can carry white text", () => {
    expect(contrastOnWhite(province.accent)).toBeGreaterThanOrEqual(4.5);
  });

  test("the emblem is a small SVG with a name and nothing from outside", () => {
    const emblem = text(`${dir}/${province.emblem}`);
    expect(Buffer.byteLength(emblem)).toBeLessThan(3000);
    expect(emblem).toMatch(/<title[^>]*>[^<]+<\/title>/);
    expect(emblem).toMatch(/viewBox="/);
    expect(emblem.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
      /https?:|<script|<image|<foreignObject/,
    );
  });

  test("groups and tiles are told apart, and each leads somewhere of its own", () => {
    expectUnique(province.home.groups.map((group) => group.id));
    const tiles = province.home.groups.flatMap((group) => group.tiles);
    expectUnique(tiles.map((tile) => tile.path));
    expectUnique(tiles.map((tile) => tile.title.vi));
    for (const tile of tiles) expect(tile.path).toMatch(/^\//);
  });

  test("every icon is one the app has", () => {
    const namesIn = (file: string) => {
      const known = /icons = \{([^}]*)\}/.exec(text(file))?.[1] ?? "";
      return [...known.matchAll(/^\s*"?([a-z0-9-]+)"?[,:]/gm)].map((match) => match[1]);
    };
    const names = namesIn("src/ui/icons.ts");
    const tiles = province.home.groups.flatMap((group) => group.tiles);
    for (const { icon } of tiles) expect(names).toContain(icon);
    names.push(...namesIn("src/ui/subjectIcons.ts"));
    for (const { icon } of [...reports.categories, ...questions.topics]) expect(names).toContain(icon);
  });

  test("emergency numbers are told apart", () => {
    expectUnique(province.emergencyNumbers.map((entry) => entry.number));
  });

  test("kinds of report are told apart, and an emergency names a number the province lists", () => {
    expectUnique(reports.categories.map((category) => category.id));
    const kinds = reports.categories.flatMap((category) => category.kinds);
    expectUnique(kinds.map((kind) => kind.id));
    const numbers = province.emergencyNumbers.map((entry) => entry.number);
    for (const kind of kinds) {
      if (!kind.emergency) continue;
      expect(numbers).toContain(kind.emergency.number);
      expect(kind.emergency.advice.vi).toContain(kind.emergency.number);
      expect(kind.emergency.advice.en).toContain(kind.emergency.number);
    }
    for (const kind of kinds.filter((each) => each.audience === "police")) expect(kind.emergency).toBeDefined();
    for (const category of reports.categories) {
      expect(category.kinds.map((kind) => kind.title.vi)).toEqual([...new Set(category.kinds.map((k) => k.title.vi))]);
    }
  });

  test("there is a kind for what nobody thought of, open to everybody", () => {
    const last = reports.categories[reports.categories.length - 1];
    expect(last?.kinds[last.kinds.length - 1]).toMatchObject({ id: "other", audience: "public" });
  });

  test("topics are told apart, and the last is for what nobody thought of", () => {
    expectUnique(questions.topics.map((topic) => topic.id));
    expectUnique(questions.topics.map((topic) => topic.title.vi));
    expect(questions.topics[questions.topics.length - 1]).toMatchObject({ id: "other" });
    expect(questions.codePrefix).not.toBe(reports.codePrefix);
    expect(questions.answerWorkingDays).toBeLessThanOrEqual(CASE_LIMITS.resolve.question);
  });

  test("what is said of rules and conduct has a route of its own, to an office with a name", () => {
    expect(questions.topics.map((topic) => topic.route)).toContain("proposal");
    expect(questions.proposalAgency).toContain(province.name);
  });

  test("complaints and denunciations are shown to their own doors, with the law and a number that is known", () => {
    expectUnique(questions.doors.map((door) => door.id));
    const known = [province.hotline.number, ...province.emergencyNumbers.map((entry) => entry.number)];
    for (const { phone } of questions.doors) if (phone) expect(known).toContain(phone);
    const sources = Object.fromEntries(questions.doors.map((door) => [door.id, door.source]));
    expect(sources.complaint).toContain("Luật Khiếu nại 2011");
    expect(sources.denunciation).toContain("Luật Tố cáo 2018");
  });

  test("communes are told apart, and each has its boundary", () => {
    expect(communes.length).toBeGreaterThan(0);
    expectUnique(communes.map((commune) => commune.code));
    for (const commune of communes) {
      expect(Object.keys(commune).sort()).toEqual(["code", "fullName", "kind", "name"]);
      expect(commune.code).toMatch(/^[0-9]{5}$/);
      expect(["Xã", "Phường", "Đặc khu"]).toContain(commune.kind);
      expect(commune.fullName).toBe(`${commune.kind} ${commune.name}`);
    }
    const outlined = boundaries.features.map((feature) => String(feature.properties?.code));
    expect([...outlined].sort()).toEqual(communes.map((commune) => commune.code).sort());
  });

  test("boundaries are closed rings on this earth, and lie in their own commune", () => {
    for (const feature of boundaries.features) {
      const geometry = feature.geometry;
      if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") throw new Error(geometry.type);
      const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      for (const ring of polygons.flat()) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring[0]).toEqual(ring[ring.length - 1]);
        for (const [longitude = NaN, latitude = NaN] of ring) {
          expect(longitude > 102 && longitude < 118 && latitude > 6 && latitude < 24).toBe(true);
        }
      }
      // Somewhere on the middle line of the first part lies a point of this commune.
      const ring = polygons[0]?.[0] ?? [];
      const latitudes = ring.map((position) => position[1] ?? 0);
      const longitudes = ring.map((position) => position[0] ?? 0);
      const latitude = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
      const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
      const found = Array.from({ length: 19 }, (_, i) =>
        findCommune({ latitude, longitude: west + ((i + 1) * (east - west)) / 20 }, boundaries),
      );
      expect(found).toContain(feature.properties?.code);
    }
  });

  test("the calendar is in order, each day once, and lists only days that differ from the ordinary week", () => {
    const dates = calendar.days.map((day) => day.date);
    expect(dates).toEqual([...new Set(dates)].sort());
    for (const day of calendar.days) {
      const ordinarilyWorked = calendar.workingDays.includes(weekday(day.date));
      expect({ date: day.date, ordinarilyWorked }).toEqual({ date: day.date, ordinarilyWorked: day.kind === "off" });
      expect(isWorkingDay(day.date, calendar)).toBe(day.kind === "worked");
    }
  });

  test("the calendar knows this year's and the next year's fixed holidays", () => {
    for (const date of ["2026-04-30", "2026-09-02", "2026-11-24", "2027-01-01", "2027-11-24"]) {
      expect(isWorkingDay(date, calendar)).toBe(false);
    }
  });

  test("a notice goes with data that came from others", () => {
    if (code !== "demo") expect(existsSync(new URL(`${dir}/NOTICE.md`, ROOT))).toBe(true);
  });
});

test("the invented province has nothing of a real one", () => {
  const demo = ["province.json", "reports.json", "questions.json", "calendar.json", "communes.json"].map((file) =>
    text(`provinces/demo/${file}`),
  );
  for (const file of demo) expect(file).not.toMatch(/t[âa]y[ -]?ninh|1022|long an/i);
  const real = json<Commune[]>("provinces/tay-ninh/communes.json").map((commune) => commune.code);
  for (const commune of json<Commune[]>("provinces/demo/communes.json")) expect(real).not.toContain(commune.code);
});

test("Tây Ninh has its 96 communes and wards", () => {
  const communes = json<Commune[]>("provinces/tay-ninh/communes.json");
  expect(communes.filter((commune) => commune.kind === "Xã")).toHaveLength(82);
  expect(communes.filter((commune) => commune.kind === "Phường")).toHaveLength(14);
});
