/** The shape of an English area with any words in it: literal types are widened. */
export type Like<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Words
    ? (...given: Given) => Like<Words>
    : T extends object
      ? { [Name in keyof T]: Like<T[Name]> }
      : T;
