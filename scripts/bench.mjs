import { bootstrap } from "./lib/bootstrap.mjs";

bootstrap("bench.mjs");
