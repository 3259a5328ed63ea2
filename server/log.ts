import { pino, type DestinationStream } from "pino";
import { scrub } from "./core/personal-data.ts";

/** JSON lines on standard output; nothing personal gets into them, whoever writes. */
export const createLog = (level: string, to?: DestinationStream) =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: (object) => scrub(object) as Record<string, unknown> },
    },
    to ?? pino.destination(1),
  );
