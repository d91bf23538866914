/** The modules a case can be about (S19): those a system's contract names, or all of its product's where it names none. */
export function coveredModules<M extends { key: string }>(
  ofProduct: readonly M[],
  named: readonly string[],
): M[] {
  return ofProduct.filter(module => named.length === 0 || named.includes(module.key));
}
