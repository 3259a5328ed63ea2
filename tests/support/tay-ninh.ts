// Two everyday procedures of Tây Ninh, handed in in the app: what a test fills in of them.
import type { Person } from "../../sandbox/identity/people.ts";
import { test as base, type Stack } from "./browser.ts";
import { startStack } from "./stack.ts";
import { newcomer } from "./level-2.ts";

export const BIRTH = "1.001193";
export const HOUSEHOLD = "1.001612";
export const PROVIDER = "Tây Ninh ID";
export const COMMUNE = { code: "25459", name: "Phường Tân Ninh", office: "Ủy ban nhân dân phường Tân Ninh" };

/** On a stack of its own: the real province, where these two are handed in in the app. */
export const test = base.extend<object, { stack: Stack }>({
  stack: [
    async ({}, use) => {
      const stack = await startStack({ province: "tay-ninh", localIntake: [BIRTH, HOUSEHOLD] });
      await use(stack);
      await stack.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

let mothers = 0;

/** A young mother of the province whom nobody has linked yet. */
export function mother(stack: Stack): Person {
  mothers += 1;
  const digits = `${process.pid % 1000}`.padStart(3, "0") + `${mothers}`.padStart(3, "0");
  return newcomer(stack, {
    number: `072196${digits}`,
    name: "Lê Thị Bưởi",
    birthDate: "1996-03-08",
    address: "Khu phố 2, phường Tân Ninh, tỉnh Tây Ninh",
  });
}

export const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
