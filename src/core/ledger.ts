/**
 * Whose money it is: members' cash, commission and dividends, merchants' payable, and the programme's own accounts, all in fen. Every
 * account is never below 0 (W5), and together with the reserve and the surplus they are what came in less what went out (J1).
 */
import type { ByteReader, ByteWriter } from './bytes.ts';
import { Column } from './column.ts';
import { ensure } from './invariants.ts';
import type { Journal } from './journal.ts';
import { add, sub } from './quantity.ts';
import type { Int } from './quantity.ts';

/** Accounts that every member, or every merchant for `payable`, has one of. */
export type OwnedAccount = 'cash' | 'commission' | 'dividend' | 'payable';

/** Accounts of the programme as a whole. */
export type CommonAccount = 'platform' | 'taxes' | 'openOrders' | 'frozenWithdrawals' | 'openSubsidies';

const OWNED: readonly OwnedAccount[] = ['cash', 'commission', 'dividend', 'payable'];
const COMMON: readonly CommonAccount[] = ['platform', 'taxes', 'openOrders', 'frozenWithdrawals', 'openSubsidies'];

/** The balances, and the sum of each kind. */
export class Ledger {
  private readonly columns: Readonly<Record<OwnedAccount, Column>>;
  /** Every common account, and for every owned one the sum over its owners. */
  readonly totals: Record<OwnedAccount | CommonAccount, Int>;
  /** From outside, ever; the genesis first. */
  cameIn: Int;
  wentOut: Int = 0;
  private readonly journal: Journal;

  constructor(journal: Journal, genesisFen: Int) {
    this.journal = journal;
    this.cameIn = genesisFen;
    this.columns = {
      cash: new Column(journal),
      commission: new Column(journal),
      dividend: new Column(journal),
      payable: new Column(journal),
    };
    this.totals = {
      cash: 0,
      commission: 0,
      dividend: 0,
      payable: 0,
      platform: 0,
      taxes: 0,
      openOrders: 0,
      frozenWithdrawals: 0,
      openSubsidies: 0,
    };
  }

  balance(account: OwnedAccount, owner: number): Int {
    return this.columns[account].get(owner);
  }

  /** Adds a signed amount to an owner's account. */
  post(account: OwnedAccount, owner: number, amount: Int): void {
    const column = this.columns[account];
    const balance = add(column.get(owner), amount);
    ensure(balance >= 0, 'W5', 'a balance is negative');
    column.set(owner, balance);
    this.postCommon(account, amount);
  }

  /** Adds a signed amount to a common account. */
  postCommon(account: OwnedAccount | CommonAccount, amount: Int): void {
    const old = this.totals[account];
    if (this.journal.recording) this.journal.note(() => (this.totals[account] = old));
    const balance = add(old, amount);
    ensure(balance >= 0, 'W5', 'an account is negative');
    this.totals[account] = balance;
  }

  /** Money from outside. */
  receive(amount: Int): void {
    const { cameIn } = this;
    if (this.journal.recording) this.journal.note(() => (this.cameIn = cameIn));
    this.cameIn = add(cameIn, amount);
  }

  /** Money to outside. */
  release(amount: Int): void {
    const { wentOut } = this;
    if (this.journal.recording) this.journal.note(() => (this.wentOut = wentOut));
    this.wentOut = add(wentOut, amount);
  }

  /** J1, from the sums. */
  verify(reserve: Int, surplus: Int): void {
    const t = this.totals;
    let sum = add(reserve, surplus);
    sum = add(sum, add(t.platform, add(t.taxes, add(t.openOrders, add(t.frozenWithdrawals, t.openSubsidies)))));
    sum = add(sum, add(t.cash, add(t.commission, add(t.dividend, t.payable))));
    ensure(sum === sub(this.cameIn, this.wentOut), 'J1', 'the accounts are not what came in less what went out');
  }

  /** W5 and the sums in full: adds up every owner's balance. */
  recount(): void {
    for (const account of OWNED) {
      let sum: Int = 0;
      this.columns[account].forEach((balance) => {
        ensure(balance > 0, 'W5', `a ${account} balance is negative`);
        sum = add(sum, balance);
      });
      ensure(sum === this.totals[account], 'J1', `the ${account} balances are not their sum`);
    }
  }

  /** Bytes of an owned account's column. */
  bytesOf(account: OwnedAccount): number {
    return this.columns[account].bytes;
  }

  writeTo(writer: ByteWriter, memberCount: number, merchantCount: number): void {
    writer.int(this.cameIn);
    writer.int(this.wentOut);
    for (const account of [...OWNED, ...COMMON]) writer.int(this.totals[account]);
    for (const account of OWNED)
      this.columns[account].writeTo(writer, account === 'payable' ? merchantCount : memberCount);
  }

  /** Reads what `writeTo` wrote into this ledger, which must be new. */
  readFrom(reader: ByteReader, memberCount: number, merchantCount: number): void {
    this.cameIn = reader.int();
    this.wentOut = reader.int();
    for (const account of [...OWNED, ...COMMON]) this.totals[account] = reader.int();
    for (const account of OWNED)
      this.columns[account].readFrom(reader, account === 'payable' ? merchantCount : memberCount);
  }
}
