/** Figures for Prometheus: how deep the queues are, how large and how slow commits, what failed. No label holds anybody's id. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Row } from '#store/rows';
import type { Programmes } from './programmes.ts';
import type { WriterEvents } from './ledger.ts';

/** The figures of one service. */
export interface Metrics {
  readonly registry: Registry;
  /** What a programme's writer reports to. */
  writer(programme: number): WriterEvents;
  /** A snapshot was passed over. */
  readonly damagedSnapshots: Counter;
}

/** Makes the figures; `programmes` is asked for the queues whenever they are read. */
export function createMetrics(programmes: () => Programmes | undefined): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const rows = new Histogram({
    name: 'greenpool_commit_rows',
    help: 'Rows of the log in one commit',
    buckets: [1, 10, 50, 100, 500, 1000, 2000, 4000, 8000],
    registers,
  });
  const seconds = new Histogram({
    name: 'greenpool_commit_seconds',
    help: 'Seconds that a commit took',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  });
  const events = new Counter({
    name: 'greenpool_events_total',
    help: 'Rows written to the log, by type',
    labelNames: ['programme', 'type'],
    registers,
  });
  const failures = new Counter({
    name: 'greenpool_failures_total',
    help: 'Failed commits, broken engines and failed recoveries; the engine checks its invariants on every command',
    labelNames: ['programme', 'kind'],
    registers,
  });
  const damagedSnapshots = new Counter({
    name: 'greenpool_damaged_snapshots_total',
    help: 'Snapshots that were passed over',
    registers,
  });
  registry.registerMetric(
    new Gauge({
      name: 'greenpool_queue_rows',
      help: 'Rows that were decided and are not committed yet',
      labelNames: ['programme'],
      collect() {
        for (const { id, writer } of programmes()?.all() ?? []) this.set({ programme: id }, writer.depth);
      },
      registers: [],
    }),
  );
  return {
    registry,
    damagedSnapshots,
    writer: (programme) => ({
      committed: (committed: readonly Row[], took) => {
        rows.observe(committed.length);
        seconds.observe(took);
        for (const { type } of committed) events.inc({ programme, type });
      },
      failed: (error) => failures.inc({ programme, kind: error instanceof Error ? error.name : 'unknown' }),
    }),
  };
}
