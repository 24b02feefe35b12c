import type { FieldLock, SignaturePlan } from '@sealwright/core/api';
import { type PdfDict, PdfName, type PdfObject, type PdfRef } from '../objects.ts';
import { pdfDate } from './pdf-date.ts';
import { dictOf } from './revision-draft.ts';
import { textString } from './text-string.ts';

/** The signature dictionary (ISO 32000-2, 12.8.1) without /Contents and /ByteRange. */
export function signatureDictionary(
  plan: SignaturePlan,
  references: { readonly catalog: PdfRef; readonly lock: FieldLock | undefined },
): PdfDict {
  const { name, reason, location, contact, time } = plan.claims;
  const transforms: PdfObject[] = [];
  if (plan.certify) transforms.push(certification(plan.certify));
  if (references.lock) transforms.push(fieldLocking(references.lock, references.catalog));
  return dictOf({
    Type: new PdfName(plan.subFilter === 'ETSI.RFC3161' ? 'DocTimeStamp' : 'Sig'),
    Filter: new PdfName(plan.filter),
    SubFilter: new PdfName(plan.subFilter),
    M: time && pdfDate(time),
    Name: text(name),
    Reason: text(reason),
    Location: text(location),
    ContactInfo: text(contact),
    Reference: transforms.length > 0 ? transforms : undefined,
    Prop_Build: dictOf({ App: dictOf({ Name: new PdfName('Sealwright') }) }),
  });
}

/** DocMDP: what may still be done to a certified document (12.8.2.2). */
function certification(level: 1 | 2 | 3): PdfDict {
  return signatureReference('DocMDP', { P: level });
}

/** FieldMDP: the fields that the signature locks (12.8.2.4). It is about the whole document, hence /Data. */
function fieldLocking({ action, fields, permissions }: FieldLock, catalog: PdfRef): PdfDict {
  return signatureReference(
    'FieldMDP',
    {
      Action: new PdfName(action),
      Fields: action === 'All' ? undefined : fields.map((name) => textString(name)),
      P: permissions,
    },
    catalog,
  );
}

function signatureReference(method: string, params: Record<string, PdfObject | undefined>, data?: PdfRef): PdfDict {
  return dictOf({
    Type: new PdfName('SigRef'),
    TransformMethod: new PdfName(method),
    TransformParams: dictOf({ Type: new PdfName('TransformParams'), ...params, V: new PdfName('1.2') }),
    Data: data,
  });
}

function text(value: string | undefined) {
  return value === undefined || value === '' ? undefined : textString(value);
}
