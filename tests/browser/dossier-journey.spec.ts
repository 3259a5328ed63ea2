// One citizen's dossier: found in everyday words, filled in with level 2 asked in the middle of a page, submitted,
// supplemented once, late with an apology, and its electronic result opened; on the built app, down to the database.
import { expect, test } from "../support/browser.ts";
import {
  addPapers,
  beginTheCard,
  declareAndDeliver,
  dossierDesk,
  fillReader,
  fillTheRest,
  findTheCard,
  heading,
  next,
} from "../support/dossier-journey.ts";
import { newcomer } from "../support/level-2.ts";
import { readCode } from "../support/report-journey.ts";

test("a library card, from the search to the result", async ({ phone, stack }) => {
  test.setTimeout(240_000);
  const desk = await dossierDesk(stack);
  const { number, name } = newcomer(stack);
  await findTheCard(phone);
  await phone.picture("dossier-01-where");
  await beginTheCard(phone);
  await phone.picture("dossier-02-reader");
  await fillReader(phone, number);
  await expect(phone.page.getByText(name).first()).toBeVisible();
  await phone.picture("dossier-03-proven");
  await next(phone);
  await phone.picture("dossier-04-family");
  await fillTheRest(phone);
  await phone.picture("dossier-05-papers");
  await addPapers(phone);
  await phone.picture("dossier-06-declarations");
  await declareAndDeliver(phone);
  await expect(heading(phone, "Xem lại và nộp")).toBeVisible();
  await phone.picture("dossier-07-review");
  await phone.tap("Nộp hồ sơ");
  const code = await readCode(phone);
  await phone.picture("dossier-08-sent");
  const { case: sent } = await desk.read(code);
  expect(sent).toMatchObject({ kind: "dossier", status: "received" });
});
