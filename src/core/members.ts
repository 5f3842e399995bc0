/** Members and merchants: who there is, who referred whom, ranks, regions and their agents (C). A member exists from the first mention. */
import type { ByteReader, ByteWriter } from './bytes.ts';
import { Column, IndexColumn } from './column.ts';
import { IdTable } from './id-table.ts';
import type { Journal } from './journal.ts';
import type { Plan } from './plan.ts';
import { Register } from './register.ts';

const FROZEN = 1;
const HAS_REFERRED = 2;
const RANK_SHIFT = 2;

/** All members by dense number; what few of them have stands in columns of its own. */
export class Members {
  readonly ids: IdTable;
  /** Forced exits so far, consumption coins in fen, weight for dividends, shares granted. */
  readonly exits: Column;
  readonly coins: Column;
  readonly weight: Column;
  readonly shares: Column;
  /** Referrer + 1. */
  private readonly referrers: IndexColumn;
  /** Bit 0 frozen, bit 1 has referred somebody, above them the number of the rank + 1. */
  private readonly flags: IndexColumn;
  /** Every rank name that was ever given, in order. */
  private readonly rankNames: string[] = [];
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
    this.ids = new IdTable(journal);
    this.exits = new Column(journal);
    this.coins = new Column(journal);
    this.weight = new Column(journal);
    this.shares = new Column(journal);
    this.referrers = new IndexColumn(journal);
    this.flags = new IndexColumn(journal);
  }

  /** The referrer of a member, or -1. */
  referrer(member: number): number {
    return this.referrers.get(member) - 1;
  }

  bind(member: number, referrer: number): void {
    this.referrers.set(member, referrer + 1);
    this.flags.set(referrer, this.flags.get(referrer) | HAS_REFERRED);
  }

  /** C7: whether `member` stands above `other` or is it. Whoever never referred anybody stands above nobody. */
  isAbove(member: number, other: number): boolean {
    if ((this.flags.get(member) & HAS_REFERRED) === 0) return member === other;
    for (let above = other; above >= 0; above = this.referrer(above)) if (above === member) return true;
    return false;
  }

  isFrozen(member: number): boolean {
    return (this.flags.get(member) & FROZEN) !== 0;
  }

  setFrozen(member: number, frozen: boolean): void {
    this.flags.set(member, frozen ? this.flags.get(member) | FROZEN : this.flags.get(member) & ~FROZEN);
  }

  rank(member: number): string | undefined {
    return this.rankNames[(this.flags.get(member) >> RANK_SHIFT) - 1];
  }

  setRank(member: number, rank: string | null): void {
    let number = 0;
    if (rank !== null) {
      if (!this.rankNames.includes(rank)) {
        if (this.journal.recording) this.journal.note(() => this.rankNames.pop());
        this.rankNames.push(rank);
      }
      number = this.rankNames.indexOf(rank) + 1;
    }
    this.flags.set(member, (this.flags.get(member) & ((1 << RANK_SHIFT) - 1)) | (number << RANK_SHIFT));
  }

  /** Z1: the rate of a member's rank under a plan, in ppm; a rank that the plan does not have earns nothing. */
  rankRatePpm(member: number, plan: Plan): number {
    const name = this.rank(member);
    return name === undefined ? 0 : (plan.commissions.ranks.find((rank) => rank.name === name)?.ratePpm ?? 0);
  }

  /** Bytes of the column of referrers, which every member has. */
  get referrerBytes(): number {
    return this.referrers.bytes;
  }

  writeTo(writer: ByteWriter): void {
    this.ids.writeTo(writer);
    const { size } = this.ids;
    writer.u32(this.rankNames.length);
    for (const name of this.rankNames) writer.text(name);
    for (const column of [this.exits, this.coins, this.weight, this.shares]) column.writeTo(writer, size);
    for (const column of [this.referrers, this.flags]) column.writeTo(writer, size);
  }

  readFrom(reader: ByteReader): void {
    this.ids.readFrom(reader);
    const { size } = this.ids;
    for (let left = reader.u32(); left > 0; left--) this.rankNames.push(reader.text());
    for (const column of [this.exits, this.coins, this.weight, this.shares]) column.readFrom(reader, size);
    for (const column of [this.referrers, this.flags]) column.readFrom(reader, size);
  }
}

/** A merchant: who owns it and who brought it in (member numbers, or -1), where it is (GB/T 2260, or 0), and which split it uses. */
export interface Merchant {
  readonly owner: number;
  readonly recruiter: number;
  readonly regionCode: number;
  readonly split: string;
}

/** All merchants by dense number. */
export class Merchants extends Register<Merchant> {
  /** How many merchants name a split. */
  private readonly splitUses = new Map<string, number>();

  override insert(id: string, merchant: Merchant): number {
    if (this.journal.recording) this.journal.note(() => this.countSplit(merchant.split, -1));
    this.countSplit(merchant.split, 1);
    return super.insert(id, merchant);
  }

  private countSplit(split: string, by: number): void {
    this.splitUses.set(split, (this.splitUses.get(split) ?? 0) + by);
  }

  /** Z1: whether a merchant names a split that `plan` does not have. */
  needSplitMissingIn(plan: Plan): boolean {
    for (const [split, uses] of this.splitUses) if (uses > 0 && !plan.splits.has(split)) return true;
    return false;
  }

  writeTo(writer: ByteWriter): void {
    this.writeRecords(writer, ({ owner, recruiter, regionCode, split }) => {
      writer.u32(owner + 1);
      writer.u32(recruiter + 1);
      writer.u32(regionCode);
      writer.text(split);
    });
  }

  readFrom(reader: ByteReader): void {
    this.readRecords(reader, () => {
      const [owner, recruiter, regionCode, split] = [reader.u32() - 1, reader.u32() - 1, reader.u32(), reader.text()];
      this.countSplit(split, 1);
      return { owner, recruiter, regionCode, split };
    });
  }
}
