/** Every service the app has. A tile whose service is not here is not shown. */
import type { Feature } from "../features/feature.ts";
import { feature as dossiers } from "../features/dossiers/index.tsx";
import { feature as procedures } from "../features/procedures/index.tsx";
import { feature as questions } from "../features/questions/index.tsx";
import { feature as reports } from "../features/reports/index.tsx";

export const features: Feature[] = [reports, questions, procedures, dossiers];
