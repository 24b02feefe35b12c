import { compiler } from 'markdown-to-jsx';
import { Children, isValidElement, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import { markdownOptions } from './article.tsx';

interface Made {
  readonly type: unknown;
  readonly props: Readonly<Record<string, unknown>>;
}

/** All elements that a text becomes. */
function elementsOf(markdown: string): readonly Made[] {
  const visit = (node: ReactNode): Made[] =>
    Children.toArray(node).flatMap((one) => {
      if (!isValidElement<{ readonly children?: ReactNode }>(one)) return [];
      return [{ type: one.type, props: one.props as Made['props'] }, ...visit(one.props.children)];
    });
  return visit(compiler(markdown, markdownOptions));
}
const linkOf = (markdown: string) =>
  elementsOf(markdown).find(({ type }) => type === markdownOptions.overrides.a.component);

test('Markdown becomes elements: headings, lists, tables, links', () => {
  const types = elementsOf('## A\n\n- b\n\n| c | d |\n| --- | --- |\n| e | f |\n').map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['h2', 'ul', 'li', 'table', 'th', 'td']));
  expect(linkOf('[打开](command:documents.open)')?.props.href).toBe('command:documents.open');
  expect(linkOf('按 [](key:documents.open) 打开')?.props.href).toBe('key:documents.open');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror="alert(1)">',
  '<iframe src="https://example.com"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>* { display: none }</style>',
])('%s is text', (html) => {
  const made = elementsOf(`before ${html} after\n\n${html}`);
  const names = made.map(({ type }) => type).filter((type) => typeof type === 'string');
  expect(names.filter((name) => /script|img|iframe|style|^a$/.test(name))).toEqual([]);
  expect(made.filter(({ props }) => 'dangerouslySetInnerHTML' in props)).toEqual([]);
});

test('an address that is code leads nowhere', () => {
  expect(linkOf('[x](javascript:alert(1))')?.props.href ?? null).toBeNull();
});
