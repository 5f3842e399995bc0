/** A programme as bytes, and back, exactly: the restored one decides everything as the first would have. */
import { ByteReader, ByteWriter, SnapshotError } from './bytes.ts';
import { formatPlan, validatePlan } from './plan.ts';
import { Programme } from './programme.ts';

const MAGIC = 'greenpool snapshot';
/** Counts the layouts; a snapshot of another one is refused. */
const VERSION = 1;

/** The bytes of a programme. The same plan and commands give the same bytes, whatever was quoted, saved and restored between them. */
export function writeSnapshot(programme: Programme): Uint8Array {
  const writer = new ByteWriter();
  writer.text(MAGIC);
  writer.u32(VERSION);
  writer.text(JSON.stringify(formatPlan(programme.plan)));
  programme.writeTo(writer);
  return writer.finish();
}

/** The programme of a snapshot. Throws a `SnapshotError` for bytes that are none, are damaged, or are of another version. */
export function readSnapshot(bytes: Uint8Array): Programme {
  const reader = new ByteReader(bytes);
  if (reader.text() !== MAGIC) throw new SnapshotError('this is not a snapshot of Greenpool');
  const version = reader.u32();
  if (version !== VERSION)
    throw new SnapshotError(`the snapshot is of version ${version}, this program reads version ${VERSION}`);
  const result = validatePlan(JSON.parse(reader.text()));
  if (!result.ok) throw new SnapshotError('the plan in the snapshot is not valid');
  const programme = new Programme(result.plan);
  programme.readFrom(reader);
  if (!reader.done) throw new SnapshotError('the snapshot has something left over');
  return programme;
}
