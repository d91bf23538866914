/**
 * Does the work for one after the other. One that fails leaves the others done; what failed is thrown at the end, the
 * error itself or an AggregateError of several, so that whoever called repeats the whole.
 */
export async function forEachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} of ${all.length} failed`);
}
