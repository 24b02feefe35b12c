/**
 * Conformance suite of the point `serviceDesks`: a data set that the page can draw whole.
 *
 * @example describeServiceDesk({ data: manifest.sealwright.contributes.serviceDesks[0], content });
 */
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { ServiceDeskContent, ServiceDeskData } from '../../api/index.ts';

export interface ServiceDeskUnderTest {
  /** The desk's entry in the manifest; its `id` may be there. */
  readonly data: unknown;
  /** What the desk gives as its content. */
  readonly content: unknown;
}

export function describeServiceDesk({ data, content }: ServiceDeskUnderTest): void {
  describe('service desk', () => {
    test('its manifest entry and its content fit the point', () => {
      expect([...Value.Errors(ServiceDeskData, data)]).toEqual([]);
      expect([...Value.Errors(ServiceDeskContent, content)]).toEqual([]);
    });

    const { guides, questions, links } = content as ServiceDeskContent;

    test('everything has an id of its own', () => {
      const lists = [guides, questions, links, ...guides.map(({ steps }) => steps)];
      for (const list of lists) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    });

    test('every link that a button names is there', () => {
      const known = new Set(links.map(({ id }) => id));
      const buttons = [...guides.flatMap(({ steps }) => steps), ...questions].flatMap(({ actions = [] }) => actions);
      for (const button of buttons) if ('link' in button) expect(known).toContain(button.link);
    });

    test('nothing was left without words in either language', () => {
      const empty: string[] = [];
      const look = (value: unknown, path: string) => {
        if (typeof value === 'string' && value.trim() === '') empty.push(path);
        else if (typeof value === 'object' && value !== null)
          for (const [key, part] of Object.entries(value)) look(part, `${path}/${key}`);
      };
      look(content, '');
      expect(empty).toEqual([]);
    });
  });
}
