/** Keeps the results of lately used loads up to a total weight. Loads that fail are not remembered. */
export class BoundedCache<V> {
  private readonly limit: number;
  private readonly weigh: (value: V) => number;
  private total = 0;
  /** In order of last use, the oldest first; weight 0 while loading. */
  private readonly items = new Map<number, { value: Promise<V>; weight: number }>();

  constructor(limit: number, weigh: (value: V) => number) {
    this.limit = limit;
    this.weigh = weigh;
  }

  get(key: number, load: () => Promise<V>): Promise<V> {
    const known = this.items.get(key);
    if (known) {
      this.items.delete(key);
      this.items.set(key, known);
      return known.value;
    }
    const item = { value: load(), weight: 0 };
    this.items.set(key, item);
    item.value.then(
      (value) => {
        if (this.items.get(key) !== item) return;
        item.weight = this.weigh(value);
        this.total += item.weight;
        this.shrink();
      },
      () => {
        if (this.items.get(key) === item) this.items.delete(key);
      },
    );
    return item.value;
  }

  clear(): void {
    this.items.clear();
    this.total = 0;
  }

  private shrink(): void {
    for (const [key, { weight }] of this.items) {
      if (this.total <= this.limit || this.items.size === 1) return;
      if (weight === 0) continue;
      this.items.delete(key);
      this.total -= weight;
    }
  }
}
