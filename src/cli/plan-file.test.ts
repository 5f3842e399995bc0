import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presetNames, readPlan } from './plan-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenpool-plan-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function codesOf(source: string): string[] {
  const result = readPlan(source);
  return result.ok ? [] : result.errors.map(({ code }) => code);
}

describe('plans by name or path', () => {
  test('presets are found by name', () => {
    expect(presetNames()).toEqual([
      'cashback',
      'clear-debts',
      'clear-stock',
      'local-life-1.2x',
      'local-life-2x',
      'mall-2x',
      'mall-3x',
    ]);
    const result = readPlan('mall-3x');
    expect(result.file).toMatch(/plans[/\\]mall-3x\.yaml$/);
    expect(result.ok && result.plan.name).toBe('mall-3x');
  });

  test('files are found by path, in YAML and JSON', () => {
    const source = readFileSync(readPlan('cashback').file, 'utf8');
    expect(readPlan('cashback')).toMatchObject({ sha256: createHash('sha256').update(source).digest('hex') });
    const path = file('my plan.yaml', source);
    expect(readPlan(path)).toEqual({ ...readPlan('cashback'), file: path });
    expect(readPlan(file('bom.yaml', `\ufeff${source}`)).ok).toBe(true);
    expect(codesOf(file('broken.json', '{"name":"x"}'))).toContain('field_missing');
  });

  test('what cannot be read is said in both languages, with the presets', () => {
    mkdirSync(join(folder, 'sub'));
    for (const source of [join(folder, 'missing.yaml'), join(folder, 'sub'), 'mall-4x', '', 'x\0y']) {
      expect([source, codesOf(source)]).toEqual([source, ['file_not_readable']]);
    }
    const result = readPlan('mall-4x');
    const message = result.ok ? undefined : result.errors[0]?.message;
    expect(message?.en).toContain('cashback, clear-debts');
    expect(message?.zh).toContain('预设名');
  });

  test('the file must be UTF-8 and at most 1 MB', () => {
    const comment = `#${'x'.repeat(1024 * 1024)}`;
    expect(codesOf(file('large.yaml', comment))).toEqual(['file_too_large']);
    expect(codesOf(file('edge.yaml', comment.slice(0, 1024 * 1024)))).toEqual(['wrong_type']);
    expect(codesOf(file('gbk.yaml', Uint8Array.of(0x6e, 0x3a, 0x20, 0xc2, 0xcc)))).toEqual(['file_not_utf8']);
    expect(codesOf('/dev/zero')).toEqual(['file_too_large']);
  });
});
