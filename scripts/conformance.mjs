import { bootstrap } from "./lib/bootstrap.mjs";

bootstrap("conformance.mjs");
