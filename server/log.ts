import { pino, type DestinationStream } from "pino";
import { scrub } from "./core/personal-data.ts";

type LogObject = { err?: unknown; error?: unknown };

/** JSON lines on standard output; nothing personal gets into them, whoever writes. */
export const createLog = (level: string, to?: DestinationStream) =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        // An error's message may quote what a citizen wrote, and pino would make it the line's own: its name is enough.
        logMethod(args: unknown[], method) {
          const [first, ...rest] = args.map((arg) => (typeof arg === "string" ? scrub(arg) : arg));
          const {
            err,
            error = err,
            ...others
          } = (first instanceof Error ? { err: first } : (first ?? {})) as LogObject;
          const isError = error instanceof Error;
          method.apply(this, (isError ? [{ ...others, error: error.name }, ...rest] : [first, ...rest]) as never);
        },
      },
      formatters: { log: (object) => scrub(object) as Record<string, unknown> },
    },
    to ?? pino.destination(1),
  );
