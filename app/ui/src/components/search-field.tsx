import { Input } from 'antd';
import { Search } from '../icons/icons.ts';

export interface SearchFieldProps {
  /** What may be searched for; name for screen readers too. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** In a bar of small controls. */
  readonly isCompact?: boolean;
}

/** Narrows the list of a page while its user types. */
export function SearchField({ label, value, onChange, isCompact = false }: SearchFieldProps) {
  return (
    <Input
      style={{ width: isCompact ? 170 : 240 }}
      size={isCompact ? 'small' : 'middle'}
      aria-label={label}
      placeholder={label}
      prefix={<Search size={14} aria-hidden />}
      allowClear
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
