import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { QueryArrayConfig, QueryArrayResult } from 'pg';
import { createPool } from './connection.ts';

/** Type ids in PostgreSQL's catalog, `pg_type.oid`: the one-byte "char", and text. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * Prisma's adapter, made able to describe a database: the schema engine reads catalog columns of the type "char", which the
 * adapter refuses. They pass through it as text and are called characters afterwards, as the engine expects.
 */
export function catalogAdapterFactory(connectionString: string): SqlMigrationAwareDriverAdapterFactory {
  const charColumns = new WeakMap<object, readonly number[]>();
  const pool = createPool({ connectionString });
  // Of pg's dozen shapes of `query` Prisma's adapter uses this one.
  const query = pool.query.bind(pool) as (config: QueryArrayConfig) => Promise<QueryArrayResult>;
  Object.assign(pool, {
    query: async (config: QueryArrayConfig): Promise<QueryArrayResult> => {
      const result = await query(config);
      const columns = (result.fields ?? []).flatMap((field, at) =>
        field.dataTypeID === CHAR_OID ? [at] : [],
      );
      for (const field of result.fields ?? []) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
      charColumns.set(result.rows, columns);
      return result;
    },
  });
  const factory = new PrismaPg(pool, { disposeExternalPool: true });
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    return Object.assign(adapter, {
      queryRaw: async (given: Parameters<typeof queryRaw>[0]) => {
        const set = await queryRaw(given);
        for (const at of charColumns.get(set.rows) ?? []) set.columnTypes[at] = ColumnTypeEnum.Character;
        return set;
      },
    });
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: () => Promise.reject(new Error('No shadow database is ever needed')),
  };
}
