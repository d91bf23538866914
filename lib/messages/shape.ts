/** The shape every translation of `T` must have: the same keys, text at the leaves. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };
