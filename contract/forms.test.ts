import { describe, expect, test } from "vitest";
import {
  dateOf,
  decidingFields,
  describe as inWords,
  faultsOf,
  firstUnfinished,
  holds,
  leavesOf,
  neededDocuments,
  openDeclarations,
  openFields,
  openPages,
  prune,
  stopOf,
  valueOf,
  warningsOf,
  whatIsNeeded,
  type Answers,
} from "./forms.ts";
import type { Condition, Form, FormField } from "./types.ts";

const TODAY = "2026-11-25";
const at = { today: TODAY };
const both = (vi: string) => ({ vi, en: `${vi} (en)` });

/** One question of a kind. */
const field = (kind: FormField["kind"], more: Partial<FormField> = {}): FormField => ({
  id: "asked",
  kind,
  label: both("Hỏi"),
  ...more,
});
const form = (fields: FormField[], more: Partial<Form> = {}): Form => ({
  version: 1,
  pages: [{ id: "one", title: both("Trang"), fields }],
  documents: [],
  declarations: [],
  ...more,
});
const options = ["a", "b", "c"].map((value) => ({ value, title: both(value) }));
const rulesOf = (asked: FormField, answer: unknown) =>
  faultsOf(form([asked]), { asked: answer }, { ...at, communes: new Set(["25459"]) }).map(({ rule }) => rule);

describe("an answer fits or breaks one rule", () => {
  test.each<[FormField["kind"], Partial<FormField>, unknown, string | undefined]>([
    ["text", {}, "Ừ", undefined],
    ["text", {}, 5, "type"],
    ["text", {}, ["Ừ"], "type"],
    ["text", { min: 3 }, " ab ", "minLength"],
    ["text", { max: 2 }, "ab ", undefined],
    ["text", { max: 2 }, "abc", "maxLength"],
    ["text", { max: 6 }, "Nguyễn".normalize("NFD"), undefined], // letters, however they are written
    ["text", { max: 1 }, "😀", undefined],
    ["text", {}, "a".repeat(201), "maxLength"],
    ["longText", {}, "a".repeat(2000), undefined],
    ["longText", {}, "a".repeat(2001), "maxLength"],
    ["number", {}, 0, undefined],
    ["number", {}, -1, "minimum"],
    ["number", { min: 1 }, 0, "minimum"],
    ["number", { max: 5 }, 6, "maximum"],
    ["number", {}, 1.5, "decimals"],
    ["number", { decimals: 2 }, 80.25, undefined],
    ["number", { decimals: 2 }, 0.1 + 0.2, undefined], // 0.30000000000000004
    ["number", { decimals: 2 }, 80.255, "decimals"],
    ["number", {}, "5", "type"],
    ["number", {}, NaN, "type"],
    ["number", {}, Infinity, "type"],
    ["money", {}, 1_500_000, undefined],
    ["money", {}, 0.5, "decimals"],
    ["date", {}, "2026-02-28", undefined],
    ["date", {}, "2026-02-29", "type"],
    ["date", {}, "28/02/2026", "type"],
    ["date", { latest: "today" }, TODAY, undefined],
    ["date", { latest: "today" }, "2026-11-26", "latest"],
    ["date", { earliest: "-60d" }, "2026-09-26", undefined],
    ["date", { earliest: "-60d" }, "2026-09-25", "earliest"],
    ["date", { latest: "+30d" }, "2026-12-25", undefined],
    ["date", { latest: "+30d" }, "2026-12-26", "latest"],
    ["date", { earliest: "2000-01-01" }, "1999-12-31", "earliest"],
    ["choice", { options }, "a", undefined],
    ["choice", { options }, "d", "option"],
    ["choice", { options }, ["a"], "type"],
    ["choices", { options }, ["a", "c"], undefined],
    ["choices", { options }, "a", "type"],
    ["choices", { options }, ["a", "a"], "option"],
    ["choices", { options }, ["a", null], "option"],
    ["choices", { options, min: 2 }, ["a"], "minItems"],
    ["choices", { options, max: 1 }, ["a", "b"], "maxItems"],
    ["yesNo", {}, false, undefined],
    ["yesNo", {}, "true", "type"],
    ["phone", {}, "0912345678", undefined],
    ["phone", {}, "+84 (91) 234-56.78", undefined],
    ["phone", {}, "84912345678", undefined],
    ["phone", {}, "0123456789", "phone"],
    ["phone", {}, "091234567", "phone"],
    ["email", {}, "an@tayninh.gov.vn", undefined],
    ["email", {}, "an@vn", "email"],
    ["email", {}, "an@.vn", "email"],
    ["email", {}, "a n@b.vn", "email"],
    ["identityNumber", {}, "072090001234", undefined],
    ["identityNumber", {}, "07209000123", "identityNumber"],
    ["identityNumber", {}, "07209000123a", "identityNumber"],
    ["taxCode", {}, "0312345678", undefined],
    ["taxCode", {}, "0312345678-001", undefined],
    ["taxCode", {}, "072090001234", undefined],
    ["taxCode", {}, "0312345678-1", "taxCode"],
    ["taxCode", {}, "03123456789", "taxCode"],
    ["commune", {}, "25459", undefined],
    ["commune", {}, "99999", "commune"],
    ["commune", {}, "Tân Ninh", "commune"],
    ["country", {}, "VN", undefined],
    ["country", {}, "Việt Nam", "country"],
    ["address", {}, "Ấp 3", "type"],
    ["person", { parts: { fullName: "required" } }, ["An"], "type"],
  ])("%s %o: %j → %s", (kind, more, answer, rule) => {
    expect(rulesOf(field(kind, more), answer)).toEqual(rule ? [rule] : []);
  });

  test.each([undefined, null, "", "  ", []])("%j is no answer", (answer) => {
    expect(rulesOf(field("text", { required: true }), answer)).toEqual(["required"]);
    expect(rulesOf(field("text"), answer)).toEqual([]);
  });

  test("letters are kept as text is stored, however they were typed", () => {
    const typed = "Nguyễn Thị Thuỳ Dương".normalize("NFD");
    expect(prune(form([field("text")]), { asked: typed }, TODAY)).toEqual({ asked: typed.normalize("NFC") });
  });

  test("a note has none, whatever is sent", () => {
    expect(prune(form([field("note")]), { asked: "x" }, TODAY)).toEqual({});
  });
});

describe("a person", () => {
  const asked = field("person", {
    required: true,
    parts: {
      fullName: "required",
      birthDate: "required",
      sex: "required",
      identityNumber: "optional",
      residence: "optional",
    },
  });
  const an = { fullName: "Nguyễn Văn An", birthDate: "1990-08-15", sex: "male" };
  const faults = (answer: unknown, person = asked) => faultsOf(form([person]), { asked: answer }, at);

  test.each<[object, string | undefined]>([
    [an, undefined],
    [{ ...an, identityNumber: "072090001234" }, undefined],
    [{ ...an, identityNumber: "072190001234" }, "identitySex"],
    [{ ...an, identityNumber: "072091001234" }, "identityYear"],
    [{ ...an, identityNumber: "072290001234" }, "identityYear"], // 2090
    [{ ...an, identityNumber: "07209" }, "identityNumber"],
  ])("%j → %s", (answer, rule) => expect(faults(answer)).toEqual(rule ? [{ path: "asked.identityNumber", rule }] : []));

  test("a number from no province we know is a warning, and no fault", () => {
    const answers = { asked: { ...an, identityNumber: "272090001234" } };
    expect(faultsOf(form([asked]), answers, at)).toEqual([]);
    expect(warningsOf(form([asked]), answers, TODAY)).toEqual([
      { path: "asked.identityNumber", rule: "identityBirthplace" },
    ]);
  });

  test("each part is asked by its own path, an address once it is begun", () => {
    expect(faults({}).map(({ path }) => path)).toEqual(["asked.fullName", "asked.birthDate", "asked.sex"]);
    expect(faults({ ...an, residence: { place: "here" } }).map(({ path }) => path)).toEqual([
      "asked.residence.commune",
      "asked.residence.words",
    ]);
    expect(faults({ ...an, residence: { place: "elsewhere", words: "Hà Nội" } })).toEqual([]);
  });

  test("one who need not be named is asked nothing, until begun", () => {
    const optional = { ...asked, required: false };
    expect(faults({}, optional)).toEqual([]);
    expect(faults({ fullName: "An" }, optional).map(({ path }) => path)).toEqual(["asked.birthDate", "asked.sex"]);
  });

  test("what is not asked of them is not kept; nor a commune elsewhere", () => {
    const residence = { place: "elsewhere", commune: "25459", words: "Hà Nội" };
    const answers = { asked: { ...an, ethnicity: "Kinh", income: 5, residence } };
    expect(prune(form([asked]), answers, TODAY)).toEqual({
      asked: { ...an, residence: { place: "elsewhere", words: "Hà Nội" } },
    });
  });
});

describe("a condition", () => {
  const answers: Answers = {
    a: "x",
    n: 5,
    yes: false,
    many: ["x", "y"],
    born: "2008-11-25",
    who: { nationality: "LA" },
  };
  const see = (path: string) => valueOf(answers, path);
  test.each<[Condition, boolean]>([
    [{ field: "a", is: "x" }, true],
    [{ field: "a", is: "y" }, false],
    [{ field: "yes", is: false }, true],
    [{ field: "yes", is: true }, false],
    [{ field: "none", is: false }, false],
    [{ field: "many", is: "y" }, true],
    [{ field: "many", in: ["z", "y"] }, true],
    [{ field: "many", in: ["z", "w"] }, false],
    [{ field: "a", in: ["x", "z"] }, true],
    [{ field: "n", above: 4 }, true],
    [{ field: "n", above: 5 }, false],
    [{ field: "n", below: 6 }, true],
    [{ field: "a", above: 0 }, false],
    [{ field: "none", below: 9 }, false],
    [{ field: "born", ageFrom: 18 }, true], // eighteen today
    [{ field: "born", ageBelow: 18 }, false],
    [{ field: "born", ageFrom: 19 }, false],
    [{ field: "born", olderThanDays: 6573 }, true],
    [{ field: "born", olderThanDays: 6574 }, false],
    [{ field: "a", ageBelow: 18 }, false],
    [{ field: "who.nationality", is: "LA" }, true],
    [{ not: { field: "none", is: "x" } }, true],
    [
      {
        all: [
          { field: "a", is: "x" },
          { field: "n", above: 9 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: "a", is: "x" },
          { field: "n", above: 9 },
        ],
      },
      true,
    ],
  ])("%j → %s", (condition, expected) => expect(holds(condition, see, TODAY)).toBe(expected));

  test("sixty days after the birth is still in time, the day after is not", () => {
    const late: Condition = { field: "born", olderThanDays: 60 };
    expect(holds(late, () => "2026-09-26", TODAY)).toBe(false);
    expect(holds(late, () => "2026-09-25", TODAY)).toBe(true);
  });

  test("who was born on 29 February comes of age on 1 March", () => {
    const adult: Condition = { field: "born", ageFrom: 18 };
    expect(holds(adult, () => "2008-02-29", "2026-02-28")).toBe(false);
    expect(holds(adult, () => "2008-02-29", "2026-03-01")).toBe(true);
  });
});

/** Who rents the hall, with how many guests; a club names its members. */
const HALL: Form = {
  version: 1,
  pages: [
    {
      id: "who",
      title: both("Ai thuê"),
      fields: [
        field("choice", { id: "kind", label: both("Ai"), required: true, options: options.slice(0, 2) }),
        field("text", { id: "club", label: both("Tên câu lạc bộ"), when: { field: "kind", is: "b" }, required: true }),
      ],
    },
    {
      id: "members",
      title: both("Thành viên"),
      when: { field: "kind", is: "b" },
      repeat: { min: 1, max: 2, item: both("Thành viên") },
      fields: [
        field("text", { id: "name", label: both("Tên"), required: true }),
        field("number", { id: "age", label: both("Tuổi"), required: true }),
        field("phone", { id: "mobile", label: both("Điện thoại"), when: { field: "age", above: 17 }, required: true }),
      ],
      stops: [{ when: { field: "age", below: 6 }, title: both("Còn nhỏ"), text: both("Chưa được.") }],
    },
    {
      id: "evening",
      title: both("Buổi"),
      fields: [
        field("number", { id: "guests", label: both("Khách"), required: true }),
        field("money", { id: "paid", label: both("Đặt cọc"), required: { field: "guests", above: 50 } }),
        field("date", { id: "on", label: both("Ngày") }),
        field("yesNo", { id: "music", label: both("Có nhạc") }),
        field("address", { id: "from", label: both("Đến từ") }),
        field("country", { id: "country", label: both("Nước") }),
        field("choices", { id: "rooms", label: both("Phòng"), options }),
      ],
    },
  ],
  documents: [
    {
      id: "statute",
      title: both("Điều lệ"),
      when: { field: "kind", is: "b" },
      required: true,
      maxPages: 2,
      originals: 1,
      copies: 2,
      source: "x",
    },
    { id: "permit", title: both("Giấy phép"), required: { field: "guests", above: 100 }, maxPages: 1, source: "x" },
  ],
  declarations: [
    { id: "truth", purpose: "truthfulness", version: 1, text: both("Đúng.") },
    { id: "noise", purpose: "sharing", version: 1, text: both("Báo công an."), when: { field: "guests", above: 100 } },
  ],
};
const club = {
  kind: "b",
  club: "Cờ",
  members: [{ name: "An", age: 30, mobile: "0912345678" }],
  guests: 120,
  paid: 1_234_567,
};

describe("a form", () => {
  test("opens pages and fields by what was answered; a repeated page shows no fewer than it must", () => {
    expect(openPages(HALL, { kind: "a" }, TODAY).map(({ page }) => page.id)).toEqual(["who", "evening"]);
    expect(
      openFields(HALL, { kind: "b" }, TODAY)
        .map(({ path }) => path)
        .slice(0, 4),
    ).toEqual(["kind", "club", "members.0.name", "members.0.age"]);
    expect(openFields(HALL, club, TODAY).find(({ path }) => path === "paid")).toMatchObject({
      required: true,
      value: 1_234_567,
    });
  });

  test("each item of a repeated page has conditions of its own", () => {
    const members = [
      { name: "An", age: 30 },
      { name: "Bé", age: 9 },
    ];
    expect(faultsOf(HALL, { ...club, members }, at)).toEqual([{ path: "members.0.mobile", rule: "required" }]);
    expect(faultsOf(HALL, { ...club, members: [...club.members, ...club.members, ...club.members] }, at)).toEqual([
      { path: "members", rule: "maxItems" },
    ]);
    expect(faultsOf(HALL, { ...club, members: "An" }, { ...at, pageId: "members" }).map(({ rule }) => rule)).toEqual([
      "type",
      "required",
      "required",
    ]);
  });

  test("closed branches count as unanswered and are pruned, items of repeated pages too", () => {
    expect(prune(HALL, { ...club, kind: "a" }, TODAY)).toEqual({ kind: "a", guests: 120, paid: 1_234_567 });
    const young = { ...club, members: [{ name: "Bé", age: 9, mobile: "0912345678" }] };
    expect(prune(HALL, young, TODAY).members).toEqual([{ name: "Bé", age: 9 }]);
  });

  test("stops, also for one of many", () => {
    expect(stopOf(HALL, club, TODAY)).toBeUndefined();
    const members = [...club.members, { name: "Bé", age: 5 }];
    expect(stopOf(HALL, { ...club, members }, TODAY)).toMatchObject({
      pageId: "members",
      stop: { title: both("Còn nhỏ") },
    });
    expect(stopOf(HALL, { ...club, members, kind: "a" }, TODAY)).toBeUndefined();
  });

  test("asks for the papers and declarations that the answers need", () => {
    const papers = (answers: Answers) =>
      neededDocuments(HALL, answers, TODAY).map(({ document, required }) => [document.id, required]);
    expect(papers({})).toEqual([["permit", false]]);
    expect(papers(club)).toEqual([
      ["statute", true],
      ["permit", true],
    ]);
    expect(openDeclarations(HALL, {}, TODAY).map(({ id }) => id)).toEqual(["truth"]);
    expect(openDeclarations(HALL, club, TODAY).map(({ id }) => id)).toEqual(["truth", "noise"]);
  });

  test("knows where to go on", () => {
    const next = (answers: Answers, attached: string[] = []) => firstUnfinished(HALL, answers, attached, at);
    expect(next({})).toEqual({ pageId: "who", fault: { path: "kind", rule: "required" } });
    expect(next({ ...club, members: [{ name: "Bé", age: 5 }], guests: "nhiều" })).toMatchObject({
      pageId: "members",
      stop: {},
    });
    expect(next({ ...club, guests: undefined })).toMatchObject({ pageId: "evening", fault: { path: "guests" } });
    expect(next(club)).toEqual({ documentId: "statute" });
    expect(next(club, ["statute"])).toEqual({ documentId: "permit" });
    expect(next(club, ["permit", "statute"])).toBeUndefined();
  });

  test("knows the few questions on which papers and stops depend", () => {
    expect(decidingFields(HALL).map(({ id, fields }) => [id, fields.map((each) => each.id)])).toEqual([
      ["who", ["kind"]],
      ["members", ["age"]],
      ["evening", ["guests"]],
    ]);
    expect(whatIsNeeded(HALL, {}, TODAY)).toMatchObject({ unanswered: 2 });
    expect(whatIsNeeded(HALL, { kind: "b", members: [{ age: 30 }], guests: 5 }, TODAY)).toMatchObject({
      papers: [
        { document: { id: "statute" }, required: true, originals: 1, copies: 2 },
        { document: { id: "permit" }, required: false, originals: 0 },
      ],
      unanswered: 0,
    });
    expect(whatIsNeeded(HALL, { kind: "b", members: [{ age: 3 }] }, TODAY).stop).toMatchObject({
      title: both("Còn nhỏ"),
    });
  });

  test("those on which a deciding page depends are asked, too", () => {
    const yes = (id: string) => field("yesNo", { id, required: true });
    const pages = [
      { id: "first", title: both("x"), fields: [yes("opens"), yes("idle")] },
      { id: "second", title: both("x"), when: { field: "opens", is: true }, fields: [yes("decides")] },
    ];
    const documents = [
      { id: "paper", title: both("x"), when: { field: "decides", is: true }, required: true, maxPages: 1, source: "x" },
    ];
    const deciding = decidingFields(form([], { pages, documents }));
    expect(deciding.flatMap(({ fields }) => fields.map(({ id }) => id))).toEqual(["opens", "decides"]);
  });

  test("of a person only what decides", () => {
    const person = field("person", { parts: { fullName: "required", birthDate: "required", residence: "required" } });
    const stops = [{ when: { field: "asked.birthDate", ageBelow: 18 }, title: both("x"), text: both("x") }];
    const young = form([person], { pages: [{ id: "one", title: both("x"), fields: [person], stops }] });
    expect(decidingFields(young)[0]!.fields[0]!.parts).toEqual({ birthDate: "required" });
  });
});

test("answers in words", () => {
  const answers = {
    ...club,
    on: "2026-12-24",
    music: false,
    from: { place: "here", commune: "25459", words: "12 Lê Lợi" },
    country: "LA",
    rooms: ["a", "c"],
  };
  const communeName = (code: string) => (code === "25459" ? "Phường Tân Ninh" : undefined);
  const said = (language: "vi" | "en") => inWords(HALL, answers, { today: TODAY, language, communeName });
  expect(said("vi").map(({ groups: _, ...page }) => page)).toEqual([
    {
      pageId: "who",
      title: "Ai thuê",
      lines: [
        { path: "kind", label: "Ai", text: "b" },
        { path: "club", label: "Tên câu lạc bộ", text: "Cờ" },
      ],
    },
    {
      pageId: "members",
      title: "Thành viên",
      item: "Thành viên 1",
      lines: [
        { path: "members.0.name", label: "Tên", text: "An" },
        { path: "members.0.age", label: "Tuổi", text: "30" },
        { path: "members.0.mobile", label: "Điện thoại", text: "0912345678" },
      ],
    },
    {
      pageId: "evening",
      title: "Buổi",
      lines: [
        { path: "guests", label: "Khách", text: "120" },
        { path: "paid", label: "Đặt cọc", text: "1.234.567\u00a0₫" },
        { path: "on", label: "Ngày", text: "24/12/2026" },
        { path: "music", label: "Có nhạc", text: "Không" },
        { path: "from.place", label: "Ở đâu", block: "Đến từ", text: "Trong tỉnh" },
        { path: "from.commune", label: "Xã, phường", block: "Đến từ", text: "Phường Tân Ninh" },
        { path: "from.words", label: "Số nhà, đường, ấp hoặc khu phố", block: "Đến từ", text: "12 Lê Lợi" },
        { path: "country", label: "Nước", text: "Lào" },
        { path: "rooms", label: "Phòng", text: "a; c" },
      ],
    },
  ]);
  const english = said("en")
    .at(-1)!
    .lines.map(({ text }) => text);
  expect(english).toEqual([
    "120",
    "1.234.567\u00a0₫",
    "24/12/2026",
    "No",
    "In this province",
    "Phường Tân Ninh",
    "12 Lê Lợi",
    "Laos",
    "a (en); c (en)",
  ]);
});

test("to be read through, a person stands under one heading and an address in one line", () => {
  const parts = { fullName: "required", residence: "required" } as const;
  const person = (id: string, vi: string) => field("person", { id, label: both(vi), parts });
  const fields = [
    field("text", { id: "as", label: both("Với tư cách") }),
    person("buyer", "Bên mua"),
    field("address", { id: "seat", label: both("Trụ sở") }),
    person("seller", "Bên bán"),
  ];
  const page = { id: "sale", title: both("Bên bán, bên mua"), fields };
  const answers = {
    as: "chủ",
    buyer: { fullName: "An", residence: { place: "elsewhere", words: "1 Lê Lợi, Huế" } },
    seat: { place: "here", commune: "25459", words: "12 Lê Lợi" },
    seller: { fullName: "Bình", residence: { place: "here" } },
  };
  const reader = { today: TODAY, language: "vi", communeName: () => "Phường Tân Ninh" } as const;
  const [sale] = inWords(form([], { pages: [page] }), answers, reader);
  const read = sale!.groups.map(({ heading, lines }) => [heading, ...lines.map(({ label, text }) => [label, text])]);
  const [name, lives] = ["Họ và tên", "Nơi cư trú"];
  expect(read).toEqual([
    [undefined, ["Với tư cách", "chủ"]],
    ["Bên mua", [name, "An"], [lives, "1 Lê Lợi, Huế"]],
    [undefined, ["Trụ sở", "12 Lê Lợi, Phường Tân Ninh"]],
    ["Bên bán", [name, "Bình"], [lives, "Trong tỉnh"]],
  ]);
  const alone = { ...page, title: both("Thông tin của bên bán"), fields: [fields[0]!, fields[3]!] };
  const [said] = inWords(form([], { pages: [alone] }), answers, reader);
  expect(said!.groups.map(({ heading }) => heading)).toEqual([undefined, undefined]);
});

test.each([
  [1234.5, "1.234,5"],
  [999, "999"],
  [1000, "1.000"],
])("%d reads %s", (asked, text) => {
  const [page] = inWords(
    form([field("number", { decimals: 2 })]),
    { asked },
    { ...at, language: "vi", communeName: () => "" },
  );
  expect(page!.lines[0]!.text).toBe(text);
});

test("a block is its parts, the citizen's own data in each", () => {
  const person = field("person", {
    required: true,
    prefill: true,
    parts: { fullName: "required", residence: "optional" },
  });
  const [open] = openFields(form([person]), {}, TODAY);
  expect(leavesOf(open!).map(({ path, required, prefill }) => ({ path, required, prefill }))).toEqual([
    { path: "asked.fullName", required: true, prefill: true },
    { path: "asked.residence.place", required: false, prefill: true },
    { path: "asked.residence.words", required: false, prefill: true },
  ]);
});

test.each([
  ["today", TODAY],
  ["-60d", "2026-09-26"],
  ["+7d", "2026-12-02"],
  ["2020-02-29", "2020-02-29"],
])("the limit %s is %s", (limit, date) => expect(dateOf(limit, TODAY)).toBe(date));
