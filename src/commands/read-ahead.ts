/** Runs `work` on a few items ahead and gives the results in the items' order: work side by side, and nothing piles up. */
export async function* readAhead<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  ahead: number,
): AsyncGenerator<{ item: Item; result: Result }> {
  const running: { item: Item; result: Promise<Result> }[] = []
  for (const item of items) {
    const result = work(item)
    // A failure is met when its turn comes; until then it must not count as unhandled.
    result.catch(() => {})
    running.push({ item, result })
    if (running.length >= ahead) yield* first(running)
  }
  while (running.length > 0) yield* first(running)
}

async function* first<Item, Result>(
  running: { item: Item; result: Promise<Result> }[],
): AsyncGenerator<{ item: Item; result: Result }> {
  const head = running.shift()
  if (head !== undefined) yield { item: head.item, result: await head.result }
}
