import { describe, expect, test } from "vitest";
import { readCitizenCard } from "./citizenCard.ts";

const OLD = "072090001234|290123456|Nguyễn Văn An|15081990|Nam|Ấp 3, Tân Biên, Tây Ninh|10052021";
const NEW = "072190004321||Trần Thị Bình|01021990|Nữ|Khu phố 2, Tân Ninh, Tây Ninh|01072024";
const AN = { identityNumber: "072090001234", fullName: "Nguyễn Văn An", birthDate: "1990-08-15", sex: "male" };

describe("cards that are read", () => {
  test.each<[string, string, object]>([
    ["the card of 2021", OLD, { person: AN, oldNumber: "290123456", issuedOn: "2021-05-10", warnings: [] }],
    ["without an old number", NEW, { person: { fullName: "Trần Thị Bình", sex: "female" }, issuedOn: "2024-07-01" }],
    ["the card of 2024, parents after it", `${NEW}|Trần Văn Cha|Lê Thị Mẹ`, { warnings: [] }],
    ["the card of 2024, empty parts after it", `${NEW}||||`, { warnings: [] }],
    ["the card of 2024, anything after it", `${NEW}|\u0000|{"x":1}`, { warnings: [] }],
    ["a line break at the end", `${OLD}\r\n`, { person: AN }],
    ["spaces around the parts", OLD.replace(/\|/g, " | "), { person: AN }],
    ["decomposed letters", OLD.normalize("NFD"), { person: AN, address: "Ấp 3, Tân Biên, Tây Ninh" }],
    [
      "the name as the card writes it",
      OLD.replace("Nguyễn Văn An", "NGUYỄN VĂN AN"),
      { person: { fullName: "NGUYỄN VĂN AN" } },
    ],
    ["an apostrophe in the name", OLD.replace("Nguyễn Văn An", "K'Brơi"), { person: { fullName: "K'Brơi" } }],
    ["a name of two letters", OLD.replace("Nguyễn Văn An", "Y Ê"), { person: { fullName: "Y Ê" } }],
    ["a name of one word", OLD.replace("Nguyễn Văn An", "Siu"), { person: { fullName: "Siu" } }],
    ["a hyphen in the name", OLD.replace("Nguyễn Văn An", "Nguyễn-Phan A"), { person: { fullName: "Nguyễn-Phan A" } }],
    ["no address", OLD.replace("Ấp 3, Tân Biên, Tây Ninh", ""), { address: "" }],
    ["born in this century", "072205000001||Lê Mai|05062005|Nam|A|01072024", { warnings: [] }],
    ["a girl born in this century", "072305000001||Lê Mai|05062005|Nữ|A|01072024", { warnings: [] }],
    ["born on 29 February", "072092000001||Lê Mai|29021992|Nam|A|01072024", { person: { birthDate: "1992-02-29" } }],
    ["Nữ taken apart", NEW.replace("Nữ", "Nữ".normalize("NFD")), { person: { sex: "female" } }],
    ["a sex in capitals", OLD.replace("Nam", "NAM"), { person: AN }],
  ])("%s", (_, text, expected) => expect(readCitizenCard(text)).toMatchObject(expected));

  test.each<[string, string, string[]]>([
    ["another sex than the number's", OLD.replace("Nam", "Nữ"), ["sex"]],
    ["another year than the number's", OLD.replace("15081990", "15081991"), ["yearOfBirth"]],
    ["the same year of another century", "072290000001||Lê Mai|05061990|Nam|A|01072024", ["yearOfBirth"]],
    ["a birthplace abroad", OLD.replace("072090", "272090"), ["birthplace"]],
    ["all at once", "999190000001||Lê Mai|05062001|Nam|A|01072024", ["sex", "yearOfBirth", "birthplace"]],
  ])("with a warning: %s", (_, text, warnings) => expect(readCitizenCard(text)?.warnings).toEqual(warnings));
});

test.each([
  ["nothing", ""],
  ["an address of the web", "https://example.vn/?p=/reports"],
  ["a payment code", "00020101021238540010A00000072701240006970436011001234567890208QRIBFTTA"],
  ["eleven digits", OLD.slice(1)],
  ["thirteen digits", `1${OLD}`],
  ["digits of another script", OLD.replace("072090001234", "٠٧٢٠٩٠٠٠١٢٣٤")],
  ["a date that is none", OLD.replace("15081990", "31021990")],
  ["a year alone", OLD.replace("15081990", "1990")],
  ["no sex", OLD.replace("Nam", "")],
  ["a sex nobody prints", OLD.replace("Nam", "constructor")],
  ["an old number of twelve digits", OLD.replace("290123456", "290123456789")],
  ["no name", OLD.replace("Nguyễn Văn An", " ")],
  ["digits for a name", OLD.replace("Nguyễn Văn An", "123")],
  ["markup for a name", OLD.replace("Nguyễn Văn An", "<b>An</b>")],
  ["a name without end", OLD.replace("Nguyễn Văn An", "An ".repeat(60) + "An")],
  ["a code cut short", OLD.split("|").slice(0, 6).join("|")],
  ["a day of issue that is none", OLD.replace("10052021", "00002021")],
  ["separators alone", "||||||"],
])("no card: %s", (_, text) => expect(readCitizenCard(text)).toBeUndefined());
