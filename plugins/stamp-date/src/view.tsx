import { SealwrightError, toDisposable } from '@sealwright/core/api';
import {
  copiedStamp,
  DocumentSurfaces,
  type DocumentViewProps,
  defineView,
  movedStamp,
  PlacingTool,
  placedSummary,
  StampDrafts,
} from '@sealwright/ui';
import { lookOptions } from './common-date-look.ts';
import { dateRpc } from './common-date-rpc.ts';
import { CurrentDate } from './view/current-date.ts';
import { DateCard } from './view/date-card.tsx';
import { DateDetails } from './view/date-details.tsx';
import { DateEditor } from './view/date-editor.tsx';
import { OwnFormat } from './view/own-format.ts';
import { watchDay } from './view/watch-day.ts';

const MODE = 'date';

export default defineView({
  async activate({ calls, own, service, tool, view, workbench }) {
    const current = new CurrentDate(calls(dateRpc), workbench);
    const ownFormat = new OwnFormat();
    const refresh = () => current.refresh();
    refresh();
    own(toDisposable(workbench.settings.subscribe(refresh)));
    own(watchDay(refresh));

    const [drafts, surfaces] = await Promise.all([service(StampDrafts), service(DocumentSurfaces)]);
    own(
      drafts.describeMode(MODE, {
        moved: movedStamp,
        copied: copiedStamp,
        summary: (stamp) => placedSummary(stamp, stamp.places[0]?.description),
        Editor: (props) => <DateEditor key={props.stamp.id} {...props} surfaces={surfaces} />,
      }),
    );
    const placing = new PlacingTool(
      { drafts, surfaces, workbench },
      {
        mode: MODE,
        drawing: () => current.drawing,
        options() {
          const { look, problem } = current.state.getState();
          if (problem) throw SealwrightError.fromRecord(problem);
          return lookOptions(look);
        },
      },
    );
    tool(MODE, placing);
    view('date.card', ({ documentId }: DocumentViewProps) => {
      const parts = { documentId, current, ownFormat };
      return <DateCard {...parts} details={<DateDetails {...parts} tool={placing} surfaces={surfaces} />} />;
    });
  },
});
