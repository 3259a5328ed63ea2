// A server in a process of its own that dies in the middle of its work: its clock is moved, its job queue does at once
// what it otherwise does after minutes, and it kills itself over the n-th event it would write, as no process outside could
// do in time. Says on its standard output where it listens and how many cases it has found late.
import { Kysely } from "kysely";
import { readConfig } from "../../server/config.ts";
import { movableClock } from "../../server/core/clock.ts";
import { startServer } from "../../server/start.ts";

const { setInterval } = globalThis;
globalThis.setInterval = ((work: () => void, ms = 0) => setInterval(work, Math.min(ms, 500))) as typeof setInterval;

// Before the server starts: its queue may be at work before it listens.
const diesAt = Number(process.env.DIES_AT ?? Infinity);
let events = 0;
const { insertInto } = Kysely.prototype;
Kysely.prototype.insertInto = function (this: Kysely<any>, table: any) {
  if (table === "event" && ++events >= diesAt) process.kill(process.pid, "SIGKILL");
  return insertInto.call(this, table);
} as typeof insertInto;

const clock = movableClock();
clock.move(Number(process.env.CLOCK_OFFSET_MS ?? 0));
const server = await startServer({ ...readConfig(process.env), clock, rateLimits: false });
const { core } = server;
console.log(JSON.stringify({ listening: server.origin }));

let stopping = false;
process.on("SIGTERM", () => {
  stopping = true;
  void server.close().then(() => process.exit(0));
});
for (let noted = -1; !stopping;) {
  core.jobs.hurry("overdue");
  const { count } = await core.db
    .selectFrom("event")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("kind", "=", "overdue")
    .executeTakeFirstOrThrow();
  if (Number(count) !== noted) console.log(JSON.stringify({ noted: (noted = Number(count)) }));
  await new Promise((resolve) => setTimeout(resolve, 100));
}
