import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';

export type Value = string | number | null | Buffer;

const schemaVersion = 2;

/**
 * The site's one SQLite file. Every call is synchronous, so nothing interleaves inside transaction().
 */
export class Database {
  readonly #db: Libsql.Database;
  #inTransaction = false;

  constructor(path: string) {
    this.#db = new Libsql(path);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    this.#db.exec('PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000;');
    this.#migrate();
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#db.prepare(sql).all(...values) as Row[];
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.all<Row>(sql, ...values)[0];
  }

  /** Answers the number of rows changed and the last row id. */
  run(sql: string, ...values: Value[]): { changes: number; id: number } {
    const result = this.#db.prepare(sql).run(...values);
    return { changes: result.changes, id: Number(result.lastInsertRowid) };
  }

  /** Runs `work` whole or not at all; a throw rolls back. Inside another transaction it joins it. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.#db.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const value = work();
      if (value instanceof Promise) throw new Error('a transaction cannot wait');
      this.#db.exec('COMMIT');
      return value;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  setting(key: string): string | undefined {
    return this.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', key)?.value;
  }

  saveSetting(key: string, value: string): void {
    this.run(
      'INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      value,
    );
  }

  close(): void {
    this.#db.close();
  }

  #migrate(): void {
    const [found] = this.all<{ user_version: number }>('PRAGMA user_version');
    const version = found?.user_version ?? 0;
    if (version > schemaVersion)
      throw new Error(`the database is newer (${version}) than this site`);
    if (version === schemaVersion) return;
    const schema = readFileSync(fileURLToPath(new URL('schema.sql', import.meta.url)), 'utf8');
    this.transaction(() => {
      this.#db.exec(version === 0 ? schema : 'ALTER TABLE people ADD COLUMN time_zone TEXT');
      this.#db.exec(`PRAGMA user_version = ${schemaVersion}`);
    });
  }
}
