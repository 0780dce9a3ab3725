/** The shape of an English area with any words in it: literal types are widened. */
export type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Words
    ? (...given: Given) => Widened<Words>
    : T extends object
      ? { [Name in keyof T]: Widened<T[Name]> }
      : T;

/** What a language has of an area. While areas are being written it may lack some of it. */
export type Like<T> = Partly<Widened<T>>;

type Partly<T> = T extends string | readonly unknown[] | ((...given: never[]) => unknown)
  ? T
  : { [Name in keyof T]?: Partly<T[Name]> };
