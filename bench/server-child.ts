// One process under load: the real server, on a few hundred or very many cases, or a bare route with one equivalent
// query. Its parent asks for its memory.
import { randomBytes, randomUUID } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import fastify from "fastify";
import { join } from "node:path";
import pg from "pg";
import { readIdentityFile, type IdentityOptions } from "../server/core/identity.ts";
import { startServer } from "../server/start.ts";
import { fillCases, type Filled } from "./fill-cases.ts";
import { fillDossiers, type FilledDossiers, type ManyDossiers } from "./fill-dossiers.ts";

const { mode, cases, dossiers, dataDir, databaseUrl, provinceDir } = JSON.parse(process.argv[2]!) as {
  mode: "ours" | "bare";
  /** So many instead of the few hundred that are sent one by one. */
  cases?: number;
  /** The same for dossiers, of proven people. */
  dossiers?: ManyDossiers;
  dataDir: string;
  databaseUrl?: string;
  provinceDir: string;
};

export interface Ready {
  origin: string;
  token?: string;
  kindId?: string;
  commune?: string;
  citizenId?: string;
  filled?: Filled;
  filledDossiers?: FilledDossiers;
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send!({ rss: process.memoryUsage.rss(), cpu: user + system });
});
process.send!(mode === "ours" ? await ours() : await bare());

/** 400 published reports of 40 citizens, and one citizen with 40 of their own. */
async function ours(): Promise<Ready> {
  const server = await startServer({
    provinceDir,
    dataDir,
    databaseUrl,
    zaloAppId: "1",
    zaloAppSecret: "bench",
    logLevel: "silent",
    rateLimits: false,
    ...(dossiers && { identity: await identity() }),
  });
  const { core, origin } = server;
  if (cases !== undefined) return { origin, filled: await fillCases(core, cases) };
  if (dossiers) return { origin, filledDossiers: await fillDossiers(core, dossiers) };
  const kind = core.province.reports.categories[0]!.kinds[0]!;
  const commune = core.province.communes[0]!.code;
  const session = async () => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${origin}/v1/sessions`, { method: "POST", headers, body: "{}" });
    return ((await answer.json()) as { token: string }).token;
  };
  const send = (token: string, n: number) =>
    fetch(`${origin}/v1/reports`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        "idempotency-key": randomUUID(),
      },
      body: JSON.stringify({ kindId: kind.id, text: words(n), place: { communeCode: commune }, attachmentIds: [] }),
    }).then((answer) => answer.text());
  for (let citizen = 0; citizen < 10; citizen++) {
    const token = await session();
    for (let n = 0; n < 40; n++) await send(token, n);
  }
  await core.db.updateTable("case_file").set({ published_at: core.clock.now() }).execute();
  const token = await session();
  for (let n = 0; n < 40; n++) await send(token, n);
  return { origin, token, kindId: kind.id, commune };
}

/** Keys of our own; nobody is proven while we measure, so no provider is asked anything. */
async function identity(): Promise<IdentityOptions> {
  const { providers } = await readIdentityFile(provinceDir);
  return {
    secrets: Object.fromEntries(providers.map(({ id }) => [id, "bench"])),
    keys: new Map([["k1", randomBytes(32)]]),
    indexKey: randomBytes(32),
  };
}

function words(n: number): string {
  return `Phản ánh số ${n}: mặt đường trước chợ có ổ gà sâu, mưa ngập không thấy, đã có người ngã xe. Mong sớm sửa chữa.`;
}

const LIST = `select ord, code, kind, subject_id, title, published_title, text, published_text, commune_code, status,
  sent_at, due_on, late, changed_at,
  (select id from attachment where case_id = case_file.id and citizen_id is not null and type like 'image/%'
   order by event_id, position limit 1) as first_picture from case_file`;

async function bare(): Promise<Ready> {
  const ask = await database();
  await ask("create table if not exists bare (id uuid primary key, text text not null, at timestamptz not null)", []);
  const { rows } = await ask("select citizen_id from case_file where published_at is null limit 1", []);
  const citizenId = rows[0].citizen_id as string;
  const app = fastify();
  const page = {
    type: "object",
    properties: {
      items: {
        type: "array",
        items: {
          type: "object",
          properties: Object.fromEntries(
            ["code", "kind", "subjectId", "excerpt", "communeCode", "status", "sentAt", "dueOn", "changedAt"].map(
              (name) => [name, { type: "string" }],
            ),
          ),
        },
      },
    },
  };
  const items = (found: { rows: any[] }) => ({
    items: found.rows.slice(0, 20).map((row) => ({
      code: row.code,
      kind: row.kind,
      subjectId: row.subject_id,
      excerpt: row.text.slice(0, 160),
      communeCode: row.commune_code,
      status: row.status,
      sentAt: row.sent_at.toISOString(),
      dueOn: row.due_on,
      changedAt: row.changed_at.toISOString(),
    })),
  });
  const schema = { response: { 200: page } };
  app.get("/public", { schema }, async () =>
    items(
      await ask(
        `${LIST} where kind = 'report' and published_at is not null and audience = 'public' order by ord desc limit 21`,
        [],
      ),
    ),
  );
  app.get("/mine", { schema }, async () =>
    items(await ask(`${LIST} where citizen_id = $1 order by ord desc limit 21`, [citizenId])),
  );
  app.post("/create", async (request, reply) => {
    const { text } = request.body as { text: string };
    await ask("insert into bare (id, text, at) values ($1, $2, $3)", [randomUUID(), text, new Date()]);
    return reply.code(201).send({ ok: true });
  });
  return { origin: await app.listen({ host: "127.0.0.1", port: 0 }), citizenId };
}

async function database(): Promise<(sql: string, values: unknown[]) => Promise<{ rows: any[] }>> {
  if (databaseUrl) {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
    return (sql, values) => pool.query(sql, values);
  }
  const pglite = await PGlite.create(join(dataDir, "pglite"));
  return (sql, values) => pglite.query(sql, values);
}
