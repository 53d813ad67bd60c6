import { describe, expect, it } from 'vitest';
import { isZone, zoneLabelAt, zoneOfLabel } from '../../src/lib/zone.ts';

describe('time zones', () => {
  it('knows the Indonesian civil times', () => {
    expect(zoneLabelAt('Asia/Jakarta', 0)).toBe('WIB');
    expect(zoneLabelAt('Asia/Pontianak', 0)).toBe('WIB');
    expect(zoneLabelAt('Asia/Jayapura', 0)).toBe('WIT');
    expect(zoneOfLabel('wita')).toBe('Asia/Makassar');
    expect(zoneOfLabel('GMT')).toBeUndefined();
  });

  it('marks other zones with their offset at that moment', () => {
    expect(zoneLabelAt('Asia/Makassar', 0)).toBe('WITA');
    expect(zoneLabelAt('America/St_Johns', 1_800_000_000_000)).toBe('UTC-03:30');
  });

  it('tells a zone from a word', () => {
    expect(isZone('Asia/Jakarta')).toBe(true);
    expect(isZone('Asia/Jakata')).toBe(false);
    expect(isZone('')).toBe(false);
  });
});
