/** What goes wrong with the database in a way that a person has to mend, said in both languages. */
import type { Wording } from '#core/plan-field';

/** Codes of what a person has to mend before the store works. */
export type StoreErrorCode =
  | 'already_running'
  | 'backup_damaged'
  | 'backup_mismatch'
  | 'cluster_failed'
  | 'cluster_refused'
  | 'cluster_version'
  | 'disk_full'
  | 'fsync_off'
  | 'master_key_changed'
  | 'master_key_wrong'
  | 'migration_changed'
  | 'migration_failed'
  | 'migration_files'
  | 'migration_newer'
  | 'not_empty'
  | 'permission_denied'
  | 'platform_missing'
  | 'server_too_old';

/** An error for people. `message` is Chinese and English on one line each; `wording` has them apart. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly wording: Wording;

  constructor(code: StoreErrorCode, wording: Wording, cause?: unknown) {
    super(`${wording.zh}\n${wording.en}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.wording = wording;
  }
}
