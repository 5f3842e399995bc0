/** What the programme keeps on record besides members and orders: withdrawals, subsidies, conversions and the grants made in them. */
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Account } from './event.ts';
import type { Int } from './quantity.ts';
import { Register } from './register.ts';

/** Where a withdrawal stands (W2). */
type WithdrawalStatus = 'requested' | 'approved' | 'closed';

/** A withdrawal (W1), in fen; `owner` is a member, a merchant, or -1 for the platform. */
export interface Withdrawal {
  readonly status: WithdrawalStatus;
  readonly account: Account;
  readonly owner: number;
  readonly amount: Int;
  readonly fee: Int;
  readonly tax: Int;
}

/** Once closed, a withdrawal is only an id that stays taken. */
export const CLOSED_WITHDRAWAL: Withdrawal = {
  status: 'closed',
  account: 'platform',
  owner: -1,
  amount: 0,
  fee: 0,
  tax: 0,
};

const STATUSES: readonly WithdrawalStatus[] = ['closed', 'requested', 'approved'];
const ACCOUNTS: readonly Account[] = ['cash', 'commission', 'dividend', 'payable', 'platform'];

/** Withdrawals by id. */
export class Withdrawals extends Register<Withdrawal> {
  writeTo(writer: ByteWriter): void {
    this.writeRecords(writer, ({ status, account, owner, amount, fee, tax }) => {
      writer.u32(STATUSES.indexOf(status));
      if (status === 'closed') return;
      writer.u32(ACCOUNTS.indexOf(account));
      writer.u32(owner + 1);
      for (const money of [amount, fee, tax]) writer.int(money);
    });
  }

  readFrom(reader: ByteReader): void {
    this.readRecords(reader, () => {
      const status = STATUSES[reader.u32()] as WithdrawalStatus;
      if (status === 'closed') return CLOSED_WITHDRAWAL;
      const [account, owner] = [ACCOUNTS[reader.u32()] as Account, reader.u32() - 1];
      return { status, account, owner, amount: reader.int(), fee: reader.int(), tax: reader.int() };
    });
  }
}

/** A subsidy (S1): what is left of its budget in fen, its share of each order's net cash, and whether it mints. */
export interface Subsidy {
  readonly left: Int;
  readonly sharePpm: number;
  readonly mints: boolean;
  readonly open: boolean;
}

/** Subsidies in the order of opening. */
export class Subsidies extends Register<Subsidy> {
  writeTo(writer: ByteWriter): void {
    this.writeRecords(writer, ({ left, sharePpm, mints, open }) => {
      writer.int(left);
      writer.u32(sharePpm);
      writer.flag(mints);
      writer.flag(open);
    });
  }

  readFrom(reader: ByteReader): void {
    this.readRecords(reader, () => ({
      left: reader.int(),
      sharePpm: reader.u32(),
      mints: reader.flag(),
      open: reader.flag(),
    }));
  }
}

/** A conversion of points into shares (V1): shares left, price in fen, and the lock-up of its grants (V3). */
export interface Conversion {
  readonly sharesLeft: number;
  readonly pricePerShare: Int;
  readonly lockDays: number;
  readonly tranches: number;
  readonly everyDays: number;
  readonly open: boolean;
}

/** Conversions by id. */
export class Conversions extends Register<Conversion> {
  writeTo(writer: ByteWriter): void {
    this.writeRecords(writer, ({ sharesLeft, pricePerShare, lockDays, tranches, everyDays, open }) => {
      writer.f64(sharesLeft);
      writer.int(pricePerShare);
      for (const value of [lockDays, tranches, everyDays]) writer.u32(value);
      writer.flag(open);
    });
  }

  readFrom(reader: ByteReader): void {
    this.readRecords(reader, () => {
      const [sharesLeft, pricePerShare] = [reader.f64(), reader.int()];
      const [lockDays, tranches, everyDays, open] = [reader.u32(), reader.u32(), reader.u32(), reader.flag()];
      return { sharesLeft, pricePerShare, lockDays, tranches, everyDays, open };
    });
  }
}

/** An entry in the register of shares (V2, V3): who got how many, when, out of which conversion. */
export interface Grant {
  readonly member: number;
  readonly conversion: number;
  readonly shares: number;
  readonly grantedMs: number;
}

/** Grants by id. */
export class Grants extends Register<Grant> {
  writeTo(writer: ByteWriter): void {
    this.writeRecords(writer, ({ member, conversion, shares, grantedMs }) => {
      writer.u32(member);
      writer.u32(conversion);
      writer.f64(shares);
      writer.f64(grantedMs);
    });
  }

  readFrom(reader: ByteReader): void {
    this.readRecords(reader, () => ({
      member: reader.u32(),
      conversion: reader.u32(),
      shares: reader.f64(),
      grantedMs: reader.f64(),
    }));
  }
}
