/** The thread that makes one snapshot. */
import { workerData } from 'node:worker_threads';
import { openDatabase } from '#store/database';
import { consistently, rebuild } from '#store/rebuild';
import { writeSnapshot } from '#store/snapshots';
import type { SnapshotTask } from './snapshotter.ts';

const { url, directory, programme } = workerData as SnapshotTask;
const database = openDatabase(url, { connections: 1 });
try {
  const { engine, head } = await consistently(database, (client) =>
    rebuild(client, programme, { snapshots: directory }),
  );
  await writeSnapshot(directory, programme, head, engine.snapshot());
} finally {
  await database.close();
}
