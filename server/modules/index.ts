import type { Handlers } from "../core/call.ts";
import type { Core } from "../core/core.ts";
import { healthHandlers } from "./health/handlers.ts";
import { officeHandlers } from "./office/handlers.ts";
import { placeHandlers } from "./places/handlers.ts";
import { provinceHandlers } from "./province/handlers.ts";
import { reportHandlers } from "./reports/handlers.ts";
import { sessionHandlers } from "./session/handlers.ts";
import { uploadHandlers } from "./uploads/handlers.ts";

/** Every operation of the contract, by its id. One that is missing does not compile. */
export const createHandlers = (core: Core): Handlers => ({
  ...healthHandlers(core),
  ...provinceHandlers(core),
  ...sessionHandlers(core),
  ...placeHandlers(core),
  ...uploadHandlers(core),
  ...reportHandlers(core),
  ...officeHandlers(core),
});
