import { expect, test } from 'vitest';
import { html } from './html.ts';

test('whatever is put into markup stays text, in elements and in attributes', () => {
  expect(html`<a title="${`"><script>`}">${`<&>'"`}</a>`.markup).toBe(
    '<a title="&quot;&gt;&lt;script&gt;">&lt;&amp;&gt;&#39;&quot;</a>',
  );
});

test('markup of its own making is put in as it is', () => {
  expect(html`<ul>${['a', '<b>'].map((text) => html`<li>${text}</li>`)}</ul>`.markup).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
  );
});
