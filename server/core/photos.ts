import { randomUUID } from "node:crypto";
import type { Upload } from "../../contract/types.ts";
import type { DbOrTx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { Citizen, Office, Picture, Repeat } from "./call.ts";
import type { Core } from "./core.ts";
import { once, storedAnswer } from "./idempotency.ts";
import { reencode } from "./pictures.ts";

type Owner = { citizen: Citizen } | { office: Office };

const folderOf = (photoId: string) => `photos/${photoId}`;

/** How many photos one owner may have on the way at a time: a few reports' worth. */
const UNATTACHED_LIMIT = 40;
/** An upload no case has taken is deleted after this. */
export const UNATTACHED_DAYS = 7;

/** Stores one photo for its owner: the private original, and two pictures without metadata that may be shown. */
export async function storePhoto(core: Core, owner: Owner, bytes: Buffer, repeat: Repeat): Promise<Upload> {
  const before = await storedAnswer<Upload>(core.db, repeat);
  if (before) return before.answer;
  const pictures = await reencode(bytes);
  const id = randomUUID();
  const folder = folderOf(id);
  // Files first: a row never points at a file that is not there. Files without a row are removed below.
  await core.storage.put(`${folder}/original`, bytes);
  await core.storage.put(`${folder}/full`, pictures.full);
  await core.storage.put(`${folder}/thumb`, pictures.thumb);
  let answer: Upload | undefined;
  try {
    answer = await once(core, repeat, async (tx) => {
      await checkRoom(tx, owner);
      await tx
        .insertInto("photo")
        .values({
          id,
          citizen_id: "citizen" in owner ? owner.citizen.id : null,
          office_key_id: "office" in owner ? owner.office.keyId : null,
          published: false,
          width: pictures.width,
          height: pictures.height,
          uploaded_at: core.clock.now(),
        })
        .execute();
      return { id, width: pictures.width, height: pictures.height };
    });
    return answer;
  } finally {
    if (answer?.id !== id) await core.storage.removeAll(folder);
  }
}

async function checkRoom(db: DbOrTx, owner: Owner): Promise<void> {
  const query = db
    .selectFrom("photo")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("report_id", "is", null);
  const { count } = await (
    "citizen" in owner
      ? query.where("citizen_id", "=", owner.citizen.id)
      : query.where("office_key_id", "=", owner.office.keyId)
  ).executeTakeFirstOrThrow();
  if (Number(count) >= UNATTACHED_LIMIT) throw new Problem("too-many-photos");
}

/** Takes a photo back before a case has it. */
export async function removePhoto(core: Core, citizen: Citizen, photoId: string): Promise<void> {
  const { numDeletedRows } = await core.db
    .deleteFrom("photo")
    .where("id", "=", photoId)
    .where("citizen_id", "=", citizen.id)
    .where("report_id", "is", null)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw new Problem("upload-not-found");
  await core.storage.removeAll(folderOf(photoId));
}

export async function openPhoto(core: Core, photoId: string, size: "full" | "thumb" = "full"): Promise<Picture> {
  const file = await core.storage.get(`${folderOf(photoId)}/${size}`);
  if (!file) throw new Problem("photo-not-found");
  return { ...file, tag: `${photoId}-${size}` };
}

/** Deletes what nobody has used for seven days: the row first, so that it cannot be taken in between. */
export async function removeUnattachedPhotos(core: Core): Promise<number> {
  const before = new Date(core.clock.now().getTime() - UNATTACHED_DAYS * 24 * 60 * 60 * 1000);
  const gone = await core.db
    .deleteFrom("photo")
    .where("report_id", "is", null)
    .where("uploaded_at", "<", before)
    .returning("id")
    .execute();
  for (const { id } of gone) await core.storage.removeAll(folderOf(id));
  return gone.length;
}
