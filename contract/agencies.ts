/** The agencies of a province that take dossiers: `provinces/<code>/agencies.json`, checked by `agencies-file.schema.json`. */
export interface AgenciesFile {
  /** Of the codes: `provisional` until the list is published (QĐ 20/2020/QĐ-TTg, QĐ 09/2025/QĐ-TTg). */
  status: "official" | "provisional";
  source: string;
  agencies: Agency[];
}

export interface Agency {
  /** `H53.12`: what its dossiers' codes begin with. */
  code: string;
  /** The commune whose one-stop office it runs. */
  communeCode: string;
  /** As citizens read it, and as its office key says: `Ủy ban nhân dân xã Tân Biên`. */
  name: string;
}
