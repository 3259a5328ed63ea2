import { bootstrap } from "./lib/bootstrap.mjs";

bootstrap("check.mjs");
