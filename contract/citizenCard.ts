/**
 * What the QR code of a citizen's card says. The card of 2021 (căn cước công dân) and that of July 2024 (căn cước) begin
 * alike: `number|old number|NAME|ddmmyyyy|Nam|address|ddmmyyyy`; the newer one appends parts, which are not read.
 * Source: codes of real cards of both kinds, described in public; there is no published specification.
 */
import { isCivilDate } from "./calendar.ts";
import { readIdentityNumber, type Sex } from "./identityNumber.ts";
import { toNfc } from "./text.ts";

export interface CitizenCard {
  /** As the answer to a form's `person`; the name as the card writes it. */
  person: { identityNumber: string; fullName: string; birthDate: string; sex: Sex };
  /** Nine digits of the identity card before, where the code has them. */
  oldNumber?: string;
  /** The residence in one line, as printed; which commune it lies in is for the citizen to say. */
  address: string;
  /** YYYY-MM-DD */
  issuedOn: string;
  /** What the number contradicts, or is odd in itself: a misprint, or not a real card. */
  warnings: ("sex" | "yearOfBirth" | "birthplace")[];
}

/** @returns undefined when it is not the code of a citizen's card */
export function readCitizenCard(text: string): CitizenCard | undefined {
  const parts = toNfc(text)
    .split("|")
    .map((part) => part.trim());
  const [identityNumber = "", oldNumber = "", fullName = "", born = "", sexWord = "", address = "", issued = ""] =
    parts;
  const number = readIdentityNumber(identityNumber);
  const birthDate = readDate(born);
  const issuedOn = readDate(issued);
  const sex = SEXES[sexWord.toLowerCase()];
  if (!number || !birthDate || !issuedOn || !sex || !/^(\d{9})?$/.test(oldNumber)) return undefined;
  // Letters of any language, and what stands between them in names: K'Brơi, Nguyễn-Phan, H’ Yao.
  if (!/^[^\d\s|<>@]([^\d|<>@]*[^\d\s|<>@])?$/.test(fullName) || fullName.length > 100) return undefined;
  const warnings: CitizenCard["warnings"] = [];
  if (number.sex !== sex) warnings.push("sex");
  if (number.yearOfBirth !== Number(birthDate.slice(0, 4))) warnings.push("yearOfBirth");
  if (!number.knownBirthplace) warnings.push("birthplace");
  return {
    person: { identityNumber, fullName, birthDate, sex },
    ...(oldNumber && { oldNumber }),
    address,
    issuedOn,
    warnings,
  };
}

const SEXES: Partial<Record<string, Sex>> = Object.assign(Object.create(null), {
  nam: "male",
  nữ: "female",
});

/** `31121990` → `1990-12-31`; undefined for what is no date of the calendar. */
function readDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) || [];
  const date = `${year}-${month}-${day}`;
  return isCivilDate(date) ? date : undefined;
}
