/** Parts of the province's folder that stand in the app, see `build/provinceData.ts`. */
declare module "province:categories" {
  const categories: import("../contract/types.ts").Category[];
  export default categories;
}
declare module "province:topics" {
  const topics: Pick<import("../contract/questions.ts").QuestionsFile, "topics" | "doors">;
  export default topics;
}
declare module "province:calendar" {
  /** Without the days' names and sources. */
  const calendar: import("../contract/calendar.ts").CalendarFile;
  export default calendar;
}
declare module "province:agencies" {
  /** `H53.12` */
  const codes: string[];
  export default codes;
}
declare module "province:communes" {
  const communes: import("../contract/types.ts").Commune[];
  export default communes;
}
declare module "province:old-communes" {
  const oldCommunes: import("../contract/province.ts").OldCommune[];
  export default oldCommunes;
}
declare module "province:boundaries" {
  const boundaries: import("topojson-specification").Topology<{
    communes: import("topojson-specification").GeometryCollection<{ code: string }>;
  }>;
  export default boundaries;
}
