import { PERSONAS } from "../personas.ts";

export const ACR = ["LoA1", "LoA2"] as const;
export type Acr = (typeof ACR)[number];

/** Somebody an identity provider knows. */
export interface Person {
  /** 12 digits: birthplace, sex and century, year of birth, six more (domain.md §7). */
  number: string;
  name: string;
  /** `YYYY-MM-DD` */
  birthDate: string;
  sex: "male" | "female";
  address: string;
  /** How far the account was proven. */
  acr: Acr;
  /** Organisations they are the legal representative of. */
  represents?: { taxCode: string; name: string }[];
}

/** Everybody's. */
export const PASSWORD = "sandbox";

/**
 * All invented, with numbers made by the rule: 072 is Tây Ninh, 080 Long An as it was; 0/1 are men and women born in the
 * 1900s, 2/3 in the 2000s. The first five hold the sandbox's phones.
 */
export const PEOPLE: readonly Person[] = [
  {
    number: "072205000021",
    name: PERSONAS.student.account.name,
    birthDate: "2005-03-14",
    sex: "male",
    address: "Phường Tân Ninh, tỉnh Tây Ninh",
    acr: "LoA2",
  },
  {
    number: "072148000078",
    name: PERSONAS.grandmother.account.name,
    birthDate: "1948-09-02",
    sex: "female",
    address: "Xã Tân Biên, tỉnh Tây Ninh",
    acr: "LoA2",
  },
  {
    number: "080081000045",
    name: PERSONAS["shop-owner"].account.name,
    birthDate: "1981-06-20",
    sex: "male",
    address: "Phường Long An, tỉnh Tây Ninh",
    acr: "LoA2",
    represents: [{ taxCode: "1100000045", name: "Công ty TNHH Vàm Cỏ Xanh" }],
  },
  {
    number: "072193000033",
    name: PERSONAS.refuser.account.name,
    birthDate: "1993-11-05",
    sex: "female",
    address: "Xã Dương Minh Châu, tỉnh Tây Ninh",
    acr: "LoA2",
  },
  {
    number: "080066000060",
    name: PERSONAS["old-zalo"].account.name,
    birthDate: "1966-01-30",
    sex: "male",
    address: "Xã Bến Lức, tỉnh Tây Ninh",
    acr: "LoA2",
  },
  {
    number: "072090000001",
    name: "Nguyễn Văn Thử",
    birthDate: "1990-05-17",
    sex: "male",
    address: "Phường Tân Ninh, tỉnh Tây Ninh",
    acr: "LoA2",
  },
  {
    number: "080171000010",
    name: "Huỳnh Thị Mười",
    birthDate: "1971-12-12",
    sex: "female",
    address: "Xã Cần Giuộc, tỉnh Tây Ninh",
    acr: "LoA1",
  },
];

/** A person or a switch the control API cannot take; the message says why, for the developer who sent it. */
export class BadIdentity extends Error {}

/** Everybody who can log in; shared by all providers of one sandbox. */
export class People {
  #all = new Map<string, Person>();

  constructor() {
    this.reset();
  }

  reset(): void {
    this.#all = new Map(PEOPLE.map((person) => [person.number, person]));
  }

  list(): Person[] {
    return [...this.#all.values()];
  }

  find(number: string): Person | undefined {
    return this.#all.get(number);
  }

  /** Number and birth date need not agree: a test may want just that. */
  add(person: Omit<Person, "acr"> & { acr?: Acr }): Person {
    const made = { acr: "LoA2" as const, ...person };
    const { number, name, birthDate, sex, address, acr, represents } = made;
    if (!/^\d{12}$/.test(number)) throw new BadIdentity("number: 12 digits");
    if (typeof name !== "string" || !name) throw new BadIdentity("name: a text");
    if (!/^\d{4}-\d\d-\d\d$/.test(birthDate)) throw new BadIdentity("birthDate: YYYY-MM-DD");
    if (sex !== "male" && sex !== "female") throw new BadIdentity("sex: male or female");
    if (typeof address !== "string") throw new BadIdentity("address: a text");
    if (!ACR.includes(acr)) throw new BadIdentity(`acr: ${ACR.join(" or ")}`);
    if (represents !== undefined && !Array.isArray(represents)) throw new BadIdentity("represents: a list");
    const kept = { number, name, birthDate, sex, address, acr, ...(represents && { represents }) };
    this.#all.set(number, kept);
    return kept;
  }
}
