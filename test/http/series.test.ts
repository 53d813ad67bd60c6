import { expect, test } from 'vitest';
import { createCounter, createHistogram, gaugeText } from '../../src/http/series.ts';

test('a histogram tells how many were within each bound, by labels', () => {
  const lag = createHistogram({ name: 'lag_seconds', help: 'How late' }, [1, 5]);
  for (const seconds of [0.5, 1, 3, 9]) lag.observe({ kind: 'recap' }, seconds);
  expect(lag.text()).toBe(
    [
      '# HELP lag_seconds How late',
      '# TYPE lag_seconds histogram',
      'lag_seconds_bucket{le="1",kind="recap"} 2',
      'lag_seconds_bucket{le="5",kind="recap"} 3',
      'lag_seconds_bucket{le="+Inf",kind="recap"} 4',
      'lag_seconds_sum{kind="recap"} 13.5',
      'lag_seconds_count{kind="recap"} 4',
      '',
    ].join('\n'),
  );
});

test('a counter counts each set of labels by itself, and marks in labels are escaped', () => {
  const sent = createCounter({ name: 'sent_total', help: 'Sent' });
  for (const state of ['sent', 'sent', 'a "b" \\']) sent.add({ state });
  expect(sent.text()).toContain('sent_total{state="sent"} 2\nsent_total{state="a \\"b\\" \\\\"} 1\n');
});

test('a number without labels stands alone', () => {
  expect(gaugeText({ name: 'due', help: 'Due' }, [[{}, 3]])).toBe(
    '# HELP due Due\n# TYPE due gauge\ndue 3\n',
  );
});
