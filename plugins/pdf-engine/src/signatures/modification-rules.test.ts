import type { PdfEncryption } from '@sealwright/core/api';
import { describe, expect, it } from 'vitest';
import { openObjectStore } from '../read/open-object-store.ts';
import { onePage } from '../testing/pdf-builder.ts';
import { signedForm } from '../testing/signed-pdf.ts';
import { modificationRules } from './modification-rules.ts';

const transform = (method: string, parameters: string) =>
  `/Reference[<</TransformMethod/${method}/TransformParams<<${parameters}>>>>]`;

async function rulesOf(signature: string) {
  return modificationRules(await openObjectStore(signedForm({ signature }).source()), undefined);
}

async function rulesOfCatalog(entries: string) {
  const builder = onePage().object(1, `<</Type/Catalog/Pages 2 0 R${entries}>>`).table('/Root 1 0 R');
  return modificationRules(await openObjectStore(builder.source()), undefined);
}

describe('modification rules', () => {
  it.each([
    ['no restriction', ''],
    ['certification at level 2', transform('DocMDP', '/P 2')],
    ['certification without a level', transform('DocMDP', '')],
    ['a lock of single fields', transform('FieldMDP', '/Action/Include/Fields[(name)]')],
  ])('let a further signer sign: %s', async (_, signature) => {
    expect((await rulesOf(signature)).signing).toEqual({ allowed: true });
  });

  it.each([
    ['certified-no-changes', transform('DocMDP', '/P 1')],
    ['certified-no-changes', transform('FieldMDP', '/Action/Include/Fields[(name)]/P 1')],
    ['fields-locked', transform('FieldMDP', '/Action/All')],
    ['fields-locked', transform('FieldMDP', '/Action/Exclude')],
    ['fields-locked', transform('FieldMDP', '/Action/Unheard')],
  ])('forbid it: %s by %s', async (reason, signature) => {
    expect((await rulesOf(signature)).signing).toMatchObject({ allowed: false, reason });
  });

  it.each([
    ['usage-rights', `/Perms<</UR3<<${transform('UR3', '/P true/Form[/FillIn]')}>>>>`],
    ['xfa', '/NeedsRendering true/AcroForm<</XFA[]/Fields[]>>'],
    ['damaged-form', '/AcroForm[]'],
    ['damaged-form', '/AcroForm<</Fields 7>>'],
    ['certified-no-changes', `/Perms<</DocMDP<<${transform('DocMDP', '/P 1')}>>>>`],
  ])('forbid it by the catalog: %s', async (reason, entries) => {
    expect((await rulesOfCatalog(entries)).signing).toMatchObject({ allowed: false, reason });
  });

  it('do not mind usage rights that restrict nothing', async () => {
    const rights = `/Perms<</UR3<<${transform('UR3', '/Form[/FillIn]')}>>>>`;
    expect((await rulesOfCatalog(rights)).signing).toEqual({ allowed: true });
  });

  it.each<[Partial<PdfEncryption['permissions']>, object]>([
    [{ annotate: true }, { allowed: true }],
    [{ fillForms: true }, { allowed: true, onlyFields: ['second'] }],
    [{ modify: true }, { allowed: false, reason: 'permissions' }],
  ])('keep to the permissions of encryption: %o', async (allowed, signing) => {
    const permissions = { modify: false, annotate: false, fillForms: false, ...allowed };
    const store = await openObjectStore(signedForm().source());
    const rules = await modificationRules(store, { method: 'AES-256', openedAs: 'user', permissions });
    expect(rules.signing).toMatchObject(signing);
    const owner = await modificationRules(store, { method: 'AES-256', openedAs: 'owner', permissions });
    expect(owner.signing).toEqual({ allowed: true });
  });
});
