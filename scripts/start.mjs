import { bootstrap } from "./lib/bootstrap.mjs";

bootstrap("start.mjs");
