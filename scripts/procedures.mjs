import { bootstrap } from "./lib/bootstrap.mjs";

bootstrap("procedures.mjs");
