/** What is known of each simulated member, in columns that grow. Numbers are the simulation's own, in the order of arrival. */

/** A column that doubles when it is full. */
class Column<T extends Float64Array | Int32Array | Uint8Array> {
  values: T;
  private readonly make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.values = make(1024);
  }

  reach(length: number): void {
    if (length <= this.values.length) return;
    const wider = this.make(this.values.length * 2);
    wider.set(this.values);
    this.values = wider;
  }
}

const f64 = (): Column<Float64Array> => new Column((length) => new Float64Array(length));
const i32 = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
const u8 = (): Column<Uint8Array> => new Column((length) => new Uint8Array(length));

/** Never, in a column of days. */
export const NEVER = -1;

/** The members of one run. Sums in fen are exact: the amounts of a scenario are bounded so that they stay below 2^53. */
export class Members {
  size = 0;
  private readonly columns = {
    group: u8(),
    holds: u8(),
    firstDay: i32(),
    evenDay: i32(),
    capDay: i32(),
    exits: i32(),
    spent: f64(),
    paid: f64(),
    put: f64(),
    left: f64(),
    commission: f64(),
  };
  private readonly ofEngine = i32();

  /** Takes in the next member, of a group of behaviours. */
  add(group: number): number {
    const member = this.size++;
    for (const column of Object.values(this.columns)) column.reach(this.size);
    this.group[member] = group;
    this.firstDay[member] = this.evenDay[member] = this.capDay[member] = NEVER;
    return member;
  }

  /** Which group of behaviours a member belongs to. */
  get group(): Uint8Array {
    return this.columns.group.values;
  }
  /** 1 while the member has points. */
  get holds(): Uint8Array {
    return this.columns.holds.values;
  }
  /** The day of the first order that was settled. */
  get firstDay(): Int32Array {
    return this.columns.firstDay.values;
  }
  /** The day on which payouts had reached what was spent. */
  get evenDay(): Int32Array {
    return this.columns.evenDay.values;
  }
  /** The day of the first forced exit. */
  get capDay(): Int32Array {
    return this.columns.capDay.values;
  }
  /** Forced exits. */
  get exits(): Int32Array {
    return this.columns.exits.values;
  }
  /** Net cash of settled orders, fen. */
  get spent(): Float64Array {
    return this.columns.spent.values;
  }
  /** What the pool paid the member, fen. */
  get paid(): Float64Array {
    return this.columns.paid.values;
  }
  /** What the member's orders brought into the pool, fen. */
  get put(): Float64Array {
    return this.columns.put.values;
  }
  /** What the points would fetch at the end, less the fee, fen. */
  get left(): Float64Array {
    return this.columns.left.values;
  }
  /** Commissions earned, fen. */
  get commission(): Float64Array {
    return this.columns.commission.values;
  }

  /** Notes the engine's number of a member. */
  know(engineNumber: number, member: number): void {
    this.ofEngine.reach(engineNumber + 1);
    this.ofEngine.values[engineNumber] = member + 1;
  }

  /** The member behind an engine's number; -1 for agents, recruiters and the coalition. */
  of(engineNumber: number): number {
    return (this.ofEngine.values[engineNumber] ?? 0) - 1;
  }
}
