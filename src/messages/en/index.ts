import { en as app } from "./app.ts";
import { cases } from "./cases.ts";
import { dossierCase } from "./dossier-case.ts";
import { dossiers } from "./dossiers.ts";
import { form } from "./form.ts";
import { en as identity } from "./identity.ts";
import { en as problems } from "./problems.ts";
import { procedures } from "./procedures.ts";
import { questions } from "./questions.ts";
import { reports } from "./reports.ts";
import { results } from "./results.ts";
import { en as session } from "./session.ts";
import { en as settings } from "./settings.ts";

/** All that is said in English, by area: one piece, which only those who chose English load. */
export const english = {
  app,
  cases,
  dossierCase,
  dossiers,
  form,
  identity,
  problems,
  procedures,
  questions,
  reports,
  results,
  session,
  settings,
};
