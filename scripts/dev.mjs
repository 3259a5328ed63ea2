import { bootstrap } from "./lib/bootstrap.mjs";

bootstrap("dev.mjs");
