import { Input } from 'antd';
import { Search } from '../icons/icons.ts';

export interface SearchFieldProps {
  /** What may be searched for; name for screen readers too. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows the list of a page while its user types. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <Input
      style={{ width: 240 }}
      aria-label={label}
      placeholder={label}
      prefix={<Search size={14} aria-hidden />}
      allowClear
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
