import { bootstrap } from "./lib/bootstrap.mjs";

bootstrap("test.mjs");
