export { useProcedureMessages } from "../../cases/procedureWords.ts";
