import { Button, ChevronDown, Dropdown, useText } from '@sealwright/ui';
import { EXPORT_FORMATS, type ExportFormat } from '../common-certificates-rpc.ts';
import { exportFormats, texts } from './texts.ts';

export function ExportButton({ onExport }: { readonly onExport: (format: ExportFormat) => void }) {
  const text = useText();
  const items = EXPORT_FORMATS.map((format) => ({
    key: format,
    label: text(exportFormats[format]),
    onClick: () => onExport(format),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button size="small" aria-haspopup="menu">
        {text(texts.export)}
        <ChevronDown size={13} aria-hidden />
      </Button>
    </Dropdown>
  );
}
