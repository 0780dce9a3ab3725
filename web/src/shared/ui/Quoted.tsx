/** What staff wrote: in English, as the calls are. `note` says so on a page of another language. */
export function Quoted(props: { written: string; note?: string | null; testid: string }) {
  const { written, note, testid } = props;
  return (
    <>
      <p className="quoted" lang="en" dir="auto" data-testid={testid}>
        {written}
      </p>
      {note ? (
        <p className="fine" data-testid={`${testid}-language`}>
          {note}
        </p>
      ) : null}
    </>
  );
}
