/**
 * The personal identification number (số định danh cá nhân): twelve digits that say where a birth was registered, the sex
 * and the year of birth; there is no check digit. Luật Căn cước 26/2023/QH15; NĐ 137/2015/NĐ-CP, art. 13.
 */

/** The 63 provinces of before July 2025, whose codes stay in use. Others exist, for births abroad. */
const BIRTHPLACES =
  "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 " +
  "045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 " +
  "092 093 094 095 096";

export type Sex = "male" | "female";

export interface IdentityNumber {
  sex: Sex;
  yearOfBirth: number;
  /** Whether the number begins with a province we know; an unknown one is odd, and no error. */
  knownBirthplace: boolean;
}

/** @returns undefined unless it is exactly twelve digits */
export function readIdentityNumber(text: string): IdentityNumber | undefined {
  if (!/^\d{12}$/.test(text)) return undefined;
  const century = Number(text[3]);
  return {
    sex: century % 2 === 0 ? "male" : "female",
    yearOfBirth: 1900 + 100 * Math.floor(century / 2) + Number(text.slice(4, 6)),
    knownBirthplace: BIRTHPLACES.split(" ").indexOf(text.slice(0, 3)) >= 0,
  };
}
