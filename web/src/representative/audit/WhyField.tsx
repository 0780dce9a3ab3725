import { useId } from 'react';
import { limits } from '../../shared/api/limits';

/** Why somebody does what is logged. */
export function WhyField(props: {
  label: string;
  value: string;
  testid: string;
  required?: boolean;
  onChange: (value: string) => void;
}) {
  const { label, value, testid, required = false, onChange } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        required={required}
        maxLength={limits.why_characters_max}
        data-testid={testid}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
