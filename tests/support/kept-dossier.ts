// What is kept of a library card while everything around it fails: steps of its citizen, looks at its agency's side, and a
// province in which forms change.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { ProcedureFile } from "../../contract/procedures.ts";
import { expect, startStack, type Phone, type Stack } from "./browser.ts";
import {
  addPapers,
  beginTheCard,
  codeOf,
  declareAndDeliver,
  dossierDesk,
  fillReader,
  fillTheRest,
  findTheCard,
  heading,
  next,
} from "./dossier-journey.ts";
import { draftIdOf, grainyPhoto } from "./kept-journey.ts";

const CARD = "1.900001";
export const SUBMIT = "POST /v1/dossiers";
export const cardPath = `/dossiers/new/${CARD}`;

export const note = (phone: Phone) => phone.page.getByRole("textbox", { name: /Điều cần thư viện biết/ });
export const submit = (phone: Phone) => phone.page.getByRole("button", { name: "Nộp hồ sơ" });
export const review = (phone: Phone) => heading(phone, "Xem lại và nộp");

/** From home to the page after the reader's, with level 2 proven on it. */
export async function walkPastReader(phone: Phone, person: string) {
  await findTheCard(phone);
  await beginTheCard(phone);
  await fillReader(phone, person);
  await next(phone);
}

/** From the page after the reader's to the review. */
export async function walkToSubmit(phone: Phone) {
  await fillTheRest(phone);
  await addPapers(phone);
  await declareAndDeliver(phone);
  await expect(review(phone)).toBeVisible();
}

/** Opens the app at the procedure's form, and goes on with what was begun. */
export async function goOnWithCard(phone: Phone) {
  await phone.open(cardPath);
  await phone.tap("Khai tiếp");
}

/** Goes to a step of the draft within the app. */
export async function goToStepOfCard(phone: Phone, step: string, title: string) {
  const draftId = await draftIdOf(phone);
  await phone.page.evaluate((query) => {
    history.pushState({}, "", location.pathname + query);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }, `?step=${step}&draft=${draftId}`);
  await expect(heading(phone, title)).toBeVisible();
}

/** Pages of one paper, chosen from the album. */
export async function pickPages(phone: Phone, paper: string, count: number) {
  const chooser = phone.page.waitForEvent("filechooser");
  await phone.page
    .getByRole("group", { name: paper })
    .getByRole("button", { name: /Chọn (ảnh|từ)/ })
    .click();
  await (
    await chooser
  ).setFiles(await Promise.all(Array.from({ length: count }, (_, n) => grainyPhoto(`${paper}-${n}`))));
}

/** Waits until the agency has exactly one dossier with this answer in it, and with so many pages of papers. */
export async function expectOneDossier(stack: Stack, answer: string, pages: number) {
  const desk = await dossierDesk(stack);
  await expect.poll(async () => (await desk.having(answer)).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const found = await desk.having(answer);
  expect(found, "one dossier with this answer").toHaveLength(1);
  expect(found[0]!.papers, "all its pages").toHaveLength(pages);
  for (const bytes of found[0]!.papers) expect(bytes, "a page that is not empty").toBeGreaterThan(100);
  return found[0]!;
}

/** It has arrived, once, and the citizen was given its code. */
export async function expectSubmittedOnce(phone: Phone, answer: string, pages = 1) {
  const code = await codeOf(phone);
  const dossier = await expectOneDossier(phone.stack, answer, pages);
  expect(dossier.code).toBe(code);
  return dossier;
}

type CardForm = NonNullable<ProcedureFile["form"]>;

/** The invented province in a folder of its own, where the form of the library card is published anew. */
export async function provinceOfItsOwn() {
  const above = await mkdtemp(join(tmpdir(), "province-"));
  const original = join(import.meta.dirname, "..", "..", "provinces", "demo");
  const provinceDir = join(above, basename(original));
  await cp(original, provinceDir, { recursive: true });
  const file = join(provinceDir, "procedures", `${CARD}.json`);
  const first = await readFile(file, "utf8");
  const stack = await startStack({ provinceDir });
  let times = 0;
  return {
    stack,
    /** The form as the invented province has it, changed by `change`, is in force as its next version. @returns that */
    async publish(change: (form: CardForm) => void): Promise<number> {
      const procedure = JSON.parse(first) as ProcedureFile & { form: CardForm };
      change(procedure.form);
      times += 1;
      procedure.version += times;
      procedure.form.version += times;
      await writeFile(file, JSON.stringify(procedure));
      await stack.restartServer();
      return procedure.form.version;
    },
    async close() {
      await stack.close();
      await rm(above, { recursive: true, force: true });
    },
  };
}

/** The same phone, in that province. */
export async function phoneIn(stack: Stack, phone: Phone) {
  const there = phone.in(stack, await phone.page.context().newPage());
  await there.prepare();
  await stack.resetDevice(there.device);
  await there.set({ persona: "student" });
  return there;
}
