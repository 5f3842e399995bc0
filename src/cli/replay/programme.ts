/** The programme a subcommand runs: opened from a plan, or taken up again from a snapshot. */
import { createHash } from 'node:crypto';
import { Engine } from '#core/engine';
import { formatPlan } from '#core/plan';
import type { Plan } from '#core/plan';
import { complaint, systemReason, usage } from '../complaint.ts';
import { planComplaint } from '../plan-complaint.ts';
import { readPlan } from '../plan-file.ts';
import { readWhole } from './input.ts';

/** An engine and where its plan came from. */
export interface OpenedProgramme {
  readonly engine: Engine;
  /** The plan as it was named, or the snapshot's file. */
  readonly source: string;
  /** SHA-256 of the bytes of the plan file, or of the snapshot. */
  readonly sha256: string;
  readonly fromSnapshot: boolean;
}

/** A valid plan, as it was named, with the hash of its file's bytes. */
export interface NamedPlan {
  readonly plan: Plan;
  readonly source: string;
  readonly sha256: string;
}

/** Reads a plan by the name of a preset or the path of a file. Throws a complaint with everything that is wrong with it. */
export function loadPlan(source: string): NamedPlan {
  const result = readPlan(source);
  if (!result.ok) throw planComplaint(source, result.errors);
  return { plan: result.plan, source, sha256: result.sha256 };
}

/** Opens a programme under `plan`, or takes the one of the snapshot `snapshot` up again; a plan given besides must be the snapshot's own. */
export async function openProgramme(plan: string | undefined, snapshot: string | undefined): Promise<OpenedProgramme> {
  const named = plan === undefined ? undefined : loadPlan(plan);
  if (snapshot === undefined) {
    if (named === undefined) throw usage('planOrSnapshot');
    return { engine: new Engine(named.plan), source: named.source, sha256: named.sha256, fromSnapshot: false };
  }
  const bytes = await readWhole(snapshot);
  const engine = restore(bytes, snapshot);
  if (named !== undefined && JSON.stringify(formatPlan(named.plan)) !== JSON.stringify(formatPlan(engine.plan))) {
    throw usage('planDiffers', { plan: named.source, file: snapshot });
  }
  return { engine, source: named?.source ?? snapshot, sha256: named?.sha256 ?? sha256Of(bytes), fromSnapshot: true };
}

function restore(bytes: Uint8Array, file: string): Engine {
  try {
    return Engine.restore(bytes);
  } catch (error) {
    throw complaint('snapshotDamaged', { file, reason: systemReason(error) });
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
