import type { Language } from "../../lib/settings.ts";

/** ISO 3166-1, two letters, without those where nobody lives; Việt Nam first, as nearly everybody chooses it. */
const CODES =
  "VN AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD " +
  "CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE " +
  "GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN " +
  "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
  "NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG " +
  "SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG " +
  "VI VU WF WS YE YT ZA ZM ZW";

/** Older webviews know no names of countries: the code stands for itself there, as in `describe`. */
export function countries(language: Language): { value: string; text: string }[] {
  const names = typeof Intl.DisplayNames === "function" && new Intl.DisplayNames([language], { type: "region" });
  const [home, ...others] = CODES.split(" ").map((value) => ({ value, text: (names && names.of(value)) || value }));
  return [home!, ...others.sort((a, b) => a.text.localeCompare(b.text, language))];
}
