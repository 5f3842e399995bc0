import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '#core/time';
import { Days, PoolSeries, SERIES_POINTS_MAX } from './series.ts';

const pool = { reserve: 1, supply: 1, scale: 8 };

describe('the sample of moments', () => {
  test.each([0, 1, 1999, 2000, 2001, 12_345])(
    'of %i moments: in order, not too many, the first and the last among them',
    (count) => {
      const series = new PoolSeries();
      for (let atMs = 0; atMs < count; atMs++) series.add({ atMs, pool, spent: 0, paid: 0 });
      const times = series.moments.map(({ atMs }) => atMs);
      expect(times.length).toBeLessThanOrEqual(SERIES_POINTS_MAX);
      expect(times.length).toBeGreaterThanOrEqual(Math.min(count, SERIES_POINTS_MAX / 2));
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      if (count > 0) expect([times[0], times.at(-1)]).toEqual([0, count - 1]);
    },
  );
});

function daysOf(...dates: readonly string[]): Days {
  const days = new Days();
  for (const date of dates) days.of(Date.parse(`${date}T12:00:00Z`)).exits++;
  return days;
}

describe('spans of time', () => {
  test('days, weeks from Monday, months, quarters, years: the finest that is not too many', () => {
    const labels = (most: number, ...dates: readonly string[]): unknown => {
      const { by, spans } = daysOf(...dates).spans(most);
      return [by, ...spans.map(({ label, exits }) => `${label}:${exits}`)];
    };
    expect(labels(3, '2026-01-01', '2026-01-03')).toEqual(['day', '2026-01-01:1', '2026-01-02:0', '2026-01-03:1']);
    expect(labels(2, '2026-01-04', '2026-01-05', '2026-01-11')).toEqual(['week', '2025-12-29:1', '2026-01-05:2']);
    expect(labels(2, '2026-01-31', '2026-02-28')).toEqual(['month', '2026-01:1', '2026-02:1']);
    expect(labels(2, '2026-01-31', '2026-06-30')).toEqual(['quarter', '2026-01:1', '2026-04:1']);
    expect(labels(2, '2025-12-31', '2026-12-31')).toEqual(['year', '2025:1', '2026:1']);
    expect(labels(2, '2024-12-31', '2026-12-31')).toEqual(['years', '2024:1', '2026:1']);
    expect(labels(2, '0000-01-01', '9999-12-31')).toEqual(['years', '0000:2']);
    expect(labels(3, '0050-03-01', '0050-04-30', '0050-12-01')).toEqual(['year', '0050:3']);
    expect(daysOf().spans(5)).toEqual({ by: 'day', spans: [] });
  });

  test('nothing is lost and there are never too many, whatever the days', () => {
    const day = fc.integer({ min: -700_000, max: 2_900_000 });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 30 }), fc.integer({ min: 2, max: 60 }), (numbers, most) => {
        const days = new Days();
        for (const number of numbers) days.of(number * DAY_MS).spent = Number(days.of(number * DAY_MS).spent) + 1;
        const { spans } = days.spans(most);
        return spans.length <= most && spans.reduce((sum, { spent }) => sum + Number(spent), 0) === numbers.length;
      }),
      { numRuns: 200 },
    );
  });
});
